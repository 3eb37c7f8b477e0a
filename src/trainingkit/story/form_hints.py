"""Hints for words of the wrong form that only a story can give: who speaks, where a choice stands, a sign-off."""

import re
from typing import Any

from trainingkit.diagnostics import did_you_mean

NAMES = {"who": "people", "to": "passages", "next": "passages", "start": "passages", "must_pass": "passages"}
CHOICES = ("did", "did_all", "never", "before")


def form_hint(path: tuple[str | int, ...], written: str, data: Any) -> str | None:
    """What to write instead of a word that has not the form it must have; None where the form says enough.

    Parameters
    ----------
    path : tuple
        Where it stands in the file.
    written : str
    data : anything
        The whole file as read, of whatever form.
    """
    key = next((step for step in reversed(path) if isinstance(step, str)), "")
    if key == "hash":
        return "paste what `trainingkit sign-off` prints"
    if key == "file":
        return "lower case, digits and hyphens, then .svg, .png or .webp: such as town.svg"
    if key == "language":
        return "write a code such as en-GB or cy"
    if key in CHOICES:
        where = next((f"{name}.{written}" for name, ids in _choices(data).items() if written in ids), "safe.ask")
        return f"write passage.choice, such as {where}"
    others = [name for name in _names(data, NAMES.get(key, "")) if name != written]
    return did_you_mean(re.sub(r"\W+", "_" if key == "who" else "-", written.lower()), others)


def _names(data: Any, key: str) -> list[str]:
    things = data.get(key) if isinstance(data, dict) else None
    return [str(name) for name in things] if isinstance(things, dict) else []


def _choices(data: Any) -> dict[str, list[Any]]:
    """Passage to the ids of its choices, as far as they can be read."""
    found: dict[str, list[Any]] = {}
    for name in _names(data, "passages"):
        passage = data["passages"].get(name)
        choices = passage.get("choices") if isinstance(passage, dict) else None
        if isinstance(choices, tuple):
            found[name] = [choice.get("id") for choice in choices if isinstance(choice, dict)]
    return found
