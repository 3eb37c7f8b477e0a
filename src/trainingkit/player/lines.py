"""Lines as the page draws them."""

from collections.abc import Iterable
from typing import Any

from trainingkit.story.engine import State, visible_lines
from trainingkit.story.model import Line, Story


def shown_lines(story: Story, lines: Iterable[Line], state: State) -> list[dict[str, Any]]:
    """The lines that show in a state: id, text, who speaks (None: narrated) and in which role."""
    shown = []
    for line in visible_lines(lines, state):
        person = story.people[line.who] if line.who else None
        who, role = (person.name, person.role) if person else (None, "narrator")
        shown.append({"id": line.id, "text": line.text, "who": who, "role": role})
    return shown
