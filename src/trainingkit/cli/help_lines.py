"""Who can help, at a terminal."""

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from trainingkit.guidance import help_for, load_guidance
from trainingkit.story import Story


def show_help(console: Console, story: Story) -> None:
    """Whom to go to here, what is said beside it, then the services for this audience and these nations."""
    found = help_for(load_guidance(), story.audience, story.jurisdictions)
    console.print(Text("Who can help", "bold"))
    for words in (found.local, *found.lines):
        console.print(Padding(Text(words), (0, 0, 0, 2), expand=False))
    for service in found.services:
        line = service.line
        text = Text(line.name, "bold").append(f": {line.contact}", "not bold")
        for more in (line.hours, None if service.everywhere else service.where, line.note):
            text.append(f" {more}" if more and text.plain.endswith(".") else f". {more}" if more else "", "not bold")
        console.print(Padding(text, (0, 0, 0, 2), expand=False))
