"""How a story is told, wherever it is shown: names in place of placeholders, and the headings of its debrief."""

from collections.abc import Mapping

DEBRIEF_TITLES: Mapping[str, str] = {
    "teaching": "What to take away",
    "offender_did": "What the offender did",
    "helped": "What helped",
    "could_still_help": "What could still help",
}
"""By the name of the section."""


def with_names(text: str, names: Mapping[str, str]) -> str:
    """A text with a name in place of each placeholder of the cast, such as ``{name}``."""
    for key, name in names.items():
        text = text.replace("{" + key + "}", name)
    return text
