"""Who can help, at a terminal."""

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from trainingkit.guidance import helplines_for, load_guidance, school_line
from trainingkit.story import Story


def show_help(console: Console, story: Story) -> None:
    """The school's own line first, then the services for this audience and these nations."""
    console.print(Text("Who can help", "bold"))
    if story.audience == "pupil":
        console.print(Padding(Text(school_line(None)), (0, 0, 0, 2), expand=False))
    for line in helplines_for(load_guidance(), story.audience, story.jurisdictions):
        text = Text(line.name, "bold").append(f": {line.contact}", "not bold")
        for more in (line.hours, line.note):
            text.append(f" {more}" if more and text.plain.endswith(".") else f". {more}" if more else "", "not bold")
        console.print(Padding(text, (0, 0, 0, 2), expand=False))
