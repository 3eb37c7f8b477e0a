"""A story at a terminal: what is shown, what is asked, and the debrief at the end."""

import time
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from trainingkit.cli.debriefing import show_debrief
from trainingkit.cli.help_lines import show_help
from trainingkit.cli.runs import save_run
from trainingkit.cli.screen import KEYS, say, show_decision, show_passage, show_start
from trainingkit.cli.writing import refusal
from trainingkit.story import Choice, State, Story, choices, choose, start
from trainingkit.story.telling import with_names
from trainingkit.story.transcript import Step, to_json


class Left(Exception):
    """The reader leaves; no reason is asked and nothing is kept."""


@dataclass
class Table:
    """A story, the names picked for it, where it is shown, and the run so far."""

    story: Story
    cast: dict[str, str]
    console: Console
    steps: list[Step] = field(default_factory=list)
    states: list[State] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.states = [start(self.story)]

    @property
    def state(self) -> State:
        return self.states[-1]

    def words(self, text: str) -> str:
        """A text with the picked names in place."""
        return with_names(text, self.cast)

    def make(self, choice: Choice, seconds: float) -> None:
        """Make a choice that is on offer."""
        self.steps.append(Step(f"{self.state.passage}.{choice.id}", seconds))
        self.states.append(choose(self.story, self.state, choice.id))

    def back(self) -> bool:
        """Take the last choice back; whether there was one."""
        if not self.steps:
            return False
        self.steps.pop()
        self.states.pop()
        return True


def play_on(table: Table, made: tuple[Step, ...], by_hand: bool, save: Path | None) -> None:
    """Show a run from its start, through the choices already made, then by hand if wanted; then its debrief."""
    began = time.monotonic()
    show_start(table)
    show_passage(table)
    for step in made:
        offer = choices(table.story, table.state)
        choice = next(c for c in offer if step.choice == f"{table.state.passage}.{c.id}")
        take(table, choice, step.at, echo=f"> {offer.index(choice) + 1}")
    try:
        while by_hand and choices(table.story, table.state):
            ask(table, began)
    except (Left, EOFError, KeyboardInterrupt):
        leave(table)
        return
    if choices(table.story, table.state):
        say(table, "The run stops here; it has not come to an ending.", "dim")
    else:
        show_debrief(table.console, table.story, table.state, [s.choice for s in table.steps], table.words)
    if save:
        keep(table, save)


def ask(table: Table, began: float) -> None:
    """One answer of the reader: a choice, help, back, or leaving."""
    offer = choices(table.story, table.state)
    answer = table.console.input("> ").strip().casefold()
    if answer in {"q", "quit", "leave"}:
        raise Left
    if answer in {"h", "help", "?"}:
        show_help(table.console, table.story)
        table.console.print()
        show_decision(table)
    elif answer in {"b", "back"} and table.back():
        show_passage(table)
    elif answer in {"b", "back"}:
        say(table, "This is the beginning.", "dim")
    elif chosen := picked(offer, answer):
        take(table, chosen, time.monotonic() - began)
    else:
        wanted = "press Enter" if len(offer) == 1 else f"type a number from 1 to {len(offer)}"
        say(table, f"Please {wanted}. {KEYS}", "dim")


def picked(offer: tuple[Choice, ...], answer: str) -> Choice | None:
    """The choice meant by its number or its id; a single one by an empty line too."""
    if answer == "" and len(offer) == 1:
        return offer[0]
    named = {str(n): c for n, c in enumerate(offer, start=1)} | {c.id: c for c in offer}
    return named.get(answer)


def take(table: Table, choice: Choice, seconds: float, echo: str | None = None) -> None:
    """Make a choice, and show what comes of it and where it leads."""
    if echo:
        say(table, echo, "dim")
    table.make(choice, seconds)
    if choice.then:
        table.console.print()
        table.console.print(Padding(Text(table.words(choice.then), "italic"), (0, 0, 0, 2), expand=False))
    show_passage(table)


def keep(table: Table, save: Path) -> None:
    """Write the run to its file; if that fails now, show it, so that it is not lost.

    Raises
    ------
    CannotWrite
        After the run was shown.
    """
    try:
        save_run(save, table.story, table.steps)
    except OSError as error:
        say(table, "The run could not be saved. To keep it, copy these lines into a file:", "bold")
        table.console.out(to_json(table.story, table.steps), highlight=False)
        raise refusal(save, error) from error
    say(table, f"Saved: {save}", "dim")


def leave(table: Table) -> None:
    """Go, at once, and take the story off the screen."""
    if table.console.is_terminal:
        table.console.clear()
    else:
        table.console.print()
    say(table, "You left. Nothing was kept.", "dim")
