"""A story at a terminal: what is shown, what is asked, and the debrief at the end."""

import time
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table as Grid
from rich.text import Text

from trainingkit.cli.debriefing import show_debrief
from trainingkit.cli.help_lines import show_help
from trainingkit.cli.runs import save_run
from trainingkit.cli.terminal import counted
from trainingkit.story import Choice, Line, State, Story, choices, choose, passage, start, visible_lines
from trainingkit.story.transcript import Step

KEYS = "h who can help · b back · q leave"
NOTHING_TO_SAY = "You do not have to say anything about yourself. You can stop at any time and need not say why."
STYLES = {"offender": "red", "victim": "bold", "friend": "green", "adult": "cyan", "officer": "blue", "staff": "blue"}


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
        for key, name in self.cast.items():
            text = text.replace("{" + key + "}", name)
        return text

    def make(self, choice: Choice, seconds: float) -> None:
        """Make a choice that is on offer."""
        self.steps.append(Step(f"{self.state.passage}.{choice.id}", seconds))
        self.states.append(choose(self.story, self.state, choice.id))

    def back(self) -> None:
        """Take the last choice back, if there is one."""
        if self.steps:
            self.steps.pop()
            self.states.pop()


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
        save_run(save, table.story, table.steps)
        say(table, f"Saved: {save}", "dim")


def ask(table: Table, began: float) -> None:
    """One answer of the reader: a choice, help, back, or leaving."""
    offer = choices(table.story, table.state)
    answer = table.console.input("> ").strip().casefold()
    if answer in {"q", "quit", "leave"}:
        raise Left
    if answer in {"h", "help", "?"}:
        show_help(table.console, table.story)
    elif answer in {"b", "back"}:
        table.back()
        show_passage(table)
    elif chosen := picked(offer, answer):
        take(table, chosen, time.monotonic() - began)
    else:
        wanted = "Enter" if len(offer) == 1 else f"a number from 1 to {len(offer)}"
        say(table, f"Please type {wanted}. {KEYS}", "dim")


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


def leave(table: Table) -> None:
    """Go, at once, and take the story off the screen."""
    if table.console.is_terminal:
        table.console.clear()
    else:
        table.console.print()
    say(table, "You left. Nothing was kept.", "dim")


def show_start(table: Table) -> None:
    """Title, content note, and the sentence that nobody has to say anything."""
    story = table.story
    table.console.print(Text(table.words(story.title), "bold"))
    say(table, f"For {story.audience}s, about {counted(story.minutes, 'minute')}.", "dim")
    table.console.print()
    say(table, table.words(story.content_note))
    say(table, NOTHING_TO_SAY)
    say(table, KEYS, "dim")


def show_passage(table: Table) -> None:
    """Where the run stands: heading, form, lines, and the decision."""
    here = passage(table.story, table.state)
    console = table.console
    console.print()
    console.print(Rule(Text(table.words(here.title), "bold") if here.title else "", align="left", style="dim"))
    if here.record:
        form = Grid(title=table.words(here.record.title), title_justify="left", show_header=False)
        form.add_column(style="bold")
        form.add_column()
        for row in here.record.rows:
            form.add_row(table.words(row.label), table.words(row.text))
        console.print(form)
    if here.image:
        say(table, f"[Picture: {table.words(here.image.alt)}]", "dim")
    for line in visible_lines(here.lines, table.state):
        show_line(table, line)
    offer = choices(table.story, table.state)
    if here.ask and offer:
        console.print()
        console.print(Text(table.words(here.ask), "bold"))
    if here.next:
        say(table, "Press Enter to go on.", "dim")
        return
    grid = Grid.grid(padding=(0, 2, 0, 0))
    for number, choice in enumerate(offer, start=1):
        grid.add_row(Text(str(number), "bold cyan"), Text(table.words(choice.text)))
    console.print(Padding(grid, (0, 0, 0, 1), expand=False))


def show_line(table: Table, line: Line) -> None:
    """A line that is told, or said by somebody."""
    text = Text()
    if line.who:
        person = table.story.people[line.who]
        text.append(f"{table.words(person.name)}: ", STYLES.get(person.role, "bold"))
    text.append(table.words(line.text))
    table.console.print(Padding(text, (0, 0, 0, 2), expand=False))


def say(table: Table, text: str, style: str = "") -> None:
    """A sentence of the program's own."""
    table.console.print(Text(text, style))
