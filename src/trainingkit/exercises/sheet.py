"""What a form draws, as plain data: protocol 1 between kernel and form. ``docs/answers.md`` describes it.

A sheet is complete at creation. Only keys named here reach the page: what a practice item says of its options does
not, until it is asked for.
"""

from collections.abc import Sequence
from typing import Any

from trainingkit.exercises.asked import CannotShow
from trainingkit.exercises.saving import Kept
from trainingkit.marking.answers import Manifest
from trainingkit.marking.items import Entry, Item, Option

PROTOCOL = 1
PLAIN = (
    *("at_most", "least_rows", "most_rows", "most_words", "then_ask", "name"),
    *("parameters", "given", "forms", "other_form"),
)
"""Keys of the kinds that reach the page as they are."""
OPTIONS = {"options": "options_from", "right": "right_from", "left": None}
ENTRIES = ("columns", "parts", "fields")
Data = dict[str, Any]


def graded_sheet(
    item: Item, assignment: str, variant: str | None, manifest: Manifest, saved: Kept | None, why: str | None
) -> Data:
    """The sheet of an item of an assignment; ``why`` says why nothing is saved here, if nothing is."""
    sheet = _sheet("unsaved" if why else "graded", item_data(item, manifest), assignment)
    return sheet | {"why": why, "variant": variant, "saved": saved_data(saved)}


def practice_sheet(item: Item, lesson: str) -> Data:
    """The sheet of an item of a lesson."""
    return _sheet("practice", item_data(item, {}), lesson)


def error_sheet(item_id: str, mode: str, error: CannotShow) -> Data:
    """A sheet that says why there is no exercise: a cell must never be empty."""
    item = {"id": item_id, "kind": "none", "title": error.title, "intro": None, "show": [], "ask": "", "points": None}
    told = {"title": error.title, "detail": error.detail, "hint": error.hint or None}
    return _sheet(mode, item, "") | {"error": told}


def saved_data(saved: Kept | None) -> Data | None:
    """What is saved, as the page reads it."""
    return saved and {"seq": saved.seq, "at": saved.at, "value": saved.value}


def item_data(item: Item, manifest: Manifest) -> Data:
    """An item with its options resolved, and nothing of what is said of them."""
    data: Data = {
        "id": item.id,
        "kind": item.kind,
        "title": item.title,
        "intro": item.intro,
        "show": [{"who": each.who, "text": each.text} for each in item.show],
        "ask": item.ask,
        "points": item.points,
    }
    data |= {key: _plain(getattr(item, key)) for key in PLAIN if hasattr(item, key)}
    for key, source in OPTIONS.items():
        if hasattr(item, key):
            data[key] = _options(getattr(item, key), getattr(item, source, None) if source else None, manifest)
    data |= {key: [_entry(each, manifest) for each in getattr(item, key)] for key in ENTRIES if hasattr(item, key)}
    return data


def _sheet(mode: str, item: Data, assignment: str) -> Data:
    sheet = {"protocol": PROTOCOL, "mode": mode, "why": None, "item": item, "assignment": assignment}
    return sheet | {"variant": None, "saved": None, "error": None}


def _entry(entry: Entry, manifest: Manifest) -> Data:
    plain = {key: getattr(entry, key) for key in ("id", "label", "help", "format", "most_words")}
    return plain | {"options": _options(entry.options, entry.options_from, manifest)}


def _options(own: Sequence[Option], source: str | None, manifest: Manifest) -> list[Data]:
    listed = manifest.get(source, ()) if source else own
    return [{"id": option.id, "text": option.text} for option in listed]


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value
