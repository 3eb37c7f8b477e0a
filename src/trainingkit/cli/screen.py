"""A run on the screen: its start, where it stands, what is asked."""

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table as Grid
from rich.text import Text

from trainingkit.cli.terminal import counted
from trainingkit.story import Line, choices, passage, visible_lines

if TYPE_CHECKING:
    from trainingkit.cli.playing import Table

KEYS = "h who can help · b back · q leave"
NOTHING_TO_SAY = "You do not have to say anything about yourself. You can stop at any time and need not say why."
STYLES = {"offender": "red", "victim": "bold", "friend": "green", "adult": "cyan", "officer": "blue", "staff": "blue"}


def show_start(table: "Table") -> None:
    """Title, content note, and the sentence that nobody has to say anything."""
    story = table.story
    table.console.print(Text(table.words(story.title), "bold"))
    say(table, f"For {story.audience}s, about {counted(story.minutes, 'minute')}.", "dim")
    table.console.print()
    say(table, table.words(story.content_note))
    say(table, NOTHING_TO_SAY)
    say(table, KEYS, "dim")


def show_passage(table: "Table") -> None:
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
    if here.ask and choices(table.story, table.state):
        console.print()
    show_decision(table)


def show_decision(table: "Table") -> None:
    """The question and its numbered choices, or how to go on."""
    here = passage(table.story, table.state)
    offer = choices(table.story, table.state)
    if here.ask and offer:
        say(table, table.words(here.ask), "bold")
    if here.next:
        say(table, "Press Enter to go on.", "dim")
        return
    grid = Grid.grid(padding=(0, 2, 0, 0))
    for number, choice in enumerate(offer, start=1):
        grid.add_row(Text(str(number), "bold cyan"), Text(table.words(choice.text)))
    table.console.print(Padding(grid, (0, 0, 0, 1), expand=False))


def show_line(table: "Table", line: Line) -> None:
    """A line that is told, or said by somebody."""
    text = Text()
    if line.who:
        person = table.story.people[line.who]
        text.append(f"{table.words(person.name)}: ", STYLES.get(person.role, "bold"))
    text.append(table.words(line.text))
    table.console.print(Padding(text, (0, 0, 0, 2), expand=False))


def say(table: "Table", text: str, style: str = "") -> None:
    """A sentence of the program's own."""
    table.console.print(Text(text, style))
