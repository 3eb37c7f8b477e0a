"""How a story is told, wherever it is shown."""

from trainingkit.story.model import Debrief
from trainingkit.story.telling import DEBRIEF_TITLES, with_names


def test_every_section_of_a_debrief_has_one_heading():
    """The same in the browser and at a terminal."""
    assert set(Debrief.model_fields) == set(DEBRIEF_TITLES)


def test_a_name_stands_for_its_placeholder():
    """Every time it occurs; braces that name nobody stay."""
    assert "Kim tells Ola. Kim? {who}" == with_names(
        "{name} tells {friend}. {name}? {who}", {"name": "Kim", "friend": "Ola"}
    )
