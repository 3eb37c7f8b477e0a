"""A question as it was asked: every sentence, every option, every field, and which option was chosen."""

from collections.abc import Iterator, Sequence
from typing import Any

from trainingkit.grading.desk import Desk
from trainingkit.grading.notebook.answer_words import manifest_of
from trainingkit.marking.answers import Manifest
from trainingkit.marking.items import Entry, Function, Item, Match, Option, Play, Say, Table
from trainingkit.papers.pdf import Block, Note, Options, Points, Text

FORMATS = {
    "text": "",
    "long-text": "several lines",
    "choice": "one of a list",
    "datetime": "day and time with its zone",
    "clock": "a time of day",
    "sha256": "a SHA-256",
    "number": "a number",
    "yes-no": "yes or no",
}


def asked_blocks(desk: Desk, item: Item, variant: str | None, value: Any) -> Iterator[Block]:
    """A question as it was asked.

    Parameters
    ----------
    desk : Desk
    item : Item
    variant : str or None
        Of the case, whose files, accounts and references are options of some questions.
    value : JSON
        The answer, to mark what was chosen; None where there is none.
    """
    manifest = {} if isinstance(item, Play) else manifest_of(desk, variant)
    if item.intro:
        yield Text(item.intro)
    if item.show:
        yield Points(tuple(f"{line.who}: {line.text}" if line.who else line.text for line in item.show))
    yield Text(item.ask, strong=True)
    yield from _options(item, manifest, _chosen(value))
    if isinstance(item, Match):
        yield Text("To each of these:")
        yield Points(tuple(option.text for option in item.left))
        yield Text("one of these:")
        right = item.right or _from(item.right_from, manifest)
        yield Options(tuple((option.text, False) for option in right))
    if isinstance(item, Function):
        yield Text(f"A function: def {item.name}({', '.join(item.parameters)})")
        if item.given:
            yield Points(item.given)
    yield from _fields(item, manifest)


def _options(item: Item, manifest: Manifest, chosen: frozenset[str]) -> Iterator[Block]:
    source = getattr(item, "options_from", None)
    options = getattr(item, "options", ()) or _from(source, manifest)
    if isinstance(item, Say) and options:
        yield Text(item.then_ask or "Then, once the sentence was written:")
    if options:
        ordered = item.kind == "order"
        if ordered:
            yield Text("To be put in order; first shown in this one:")
        yield Options(tuple((option.text, not ordered and option.id in chosen) for option in options))
    elif source:
        yield Note(f"The options came from the trainee's own case ({source}), and that case is no longer here.")


def _fields(item: Item, manifest: Manifest) -> Iterator[Block]:
    for name in ("columns", "parts", "fields"):
        entries: Sequence[Entry] = getattr(item, name, ())
        for entry in entries:
            limit = f"at most {entry.most_words} words" if entry.most_words else ""
            form = ", ".join(filter(None, (FORMATS[entry.format], limit)))
            label = f"Field “{entry.label}”" + (f" ({form})" if form else "")
            yield Text(": ".join(filter(None, (label, entry.help))))
            if options := entry.options or _from(entry.options_from, manifest):
                yield Options(tuple((option.text, False) for option in options))
    if isinstance(item, Table):
        yield Text(f"From {item.least_rows} to {item.most_rows} rows.")


def _from(source: str | None, manifest: Manifest) -> Sequence[Option]:
    return manifest.get(source, ()) if source else ()


def _chosen(value: Any) -> frozenset[str]:
    """The ids that an answer chose, whatever its kind."""
    if isinstance(value, dict):
        value = value.get("choice")
    listed = value if isinstance(value, list) else [value]
    return frozenset(each for each in listed if isinstance(each, str))
