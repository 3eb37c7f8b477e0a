"""The end of a run: three weeks later, what there is to learn, and what an officer's run came to."""

from collections.abc import Callable, Iterable

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from trainingkit.cli.help_lines import show_help
from trainingkit.marking import Result, judge
from trainingkit.story import State, Story, visible_lines
from trainingkit.story.model import Line, Told
from trainingkit.story.telling import DEBRIEF_TITLES

LATER = "Three weeks later"
SIGNS = {"best": ("●", "green"), "acceptable": ("◐", "cyan"), "harmful": ("○", "yellow")}
Words = Callable[[str], str]


def show_debrief(console: Console, story: Story, state: State, run: Iterable[str], words: Words) -> None:
    """The debrief. Pupils get no score; whoever plays a story with criteria gets a practice result."""
    section(console, LATER, visible_lines(story.passages[state.passage].later, state), words)
    if story.criteria:
        show_result(console, story, judge(story, run), words)
    for name, lines in story.debrief.sections().items():
        section(console, DEBRIEF_TITLES[name], visible_lines(lines, state), words)
    if story.audience == "pupil":
        console.print()
        show_help(console, story)


def section(console: Console, title: str, lines: Iterable[Line | Told], words: Words) -> None:
    """A heading and its lines; nothing where there are none."""
    texts = [words(line.text) for line in lines]
    if texts:
        heading(console, title)
        for text in texts:
            console.print(Padding(Text(text), (0, 0, 0, 2), expand=False))


def show_result(console: Console, story: Story, result: Result, words: Words) -> None:
    """Each criterion with its level and reason, then the verdict, which is practice."""
    heading(console, "What you did")
    for criterion in story.criteria:
        level = result.levels[criterion.id]
        sign, colour = SIGNS[level]
        line = Text(f"{sign} ", colour).append(words(criterion.text), "bold").append(f" ({level}", colour)
        line.append(", red" if criterion.red else "", "bold red").append(")", colour)
        console.print(Padding(line, (0, 0, 0, 2), expand=False))
        console.print(Padding(Text(words(criterion.why), "dim"), (0, 0, 0, 4), expand=False))
    verdict = "competent" if result.competent else "not yet"
    console.print()
    console.print(Text(f"Practice: {verdict}, {result.points} of {result.max_points} points.", "bold"))


def heading(console: Console, title: str) -> None:
    """A rule with a title."""
    console.print()
    console.print(Rule(Text(title, "bold"), align="left", style="dim"))
