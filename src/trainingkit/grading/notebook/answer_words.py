"""What was answered, in the words that were on the screen: the texts of options, not their ids."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from trainingkit.course.own_cases import CASES, MANIFEST, VARIANT
from trainingkit.errors import ChoiceNotOffered
from trainingkit.grading.desk import Desk
from trainingkit.grading.graded import Response
from trainingkit.grading.times import when_words
from trainingkit.marking.answers import AnswerRefused, Manifest, read_answer, unmarkable
from trainingkit.marking.case_options import case_options
from trainingkit.marking.items import (
    ChooseOne,
    ChooseSeveral,
    Decide,
    Entry,
    Function,
    Item,
    Match,
    Numbers,
    Option,
    Order,
    Play,
    Say,
    Table,
    Write,
)
from trainingkit.story.compiled import original_run
from trainingkit.story.model import CONTINUE, Story
from trainingkit.story.telling import with_names

MOST_RAW = 2_000
"""Bytes that are shown of an answer that cannot be put in words."""
NOTHING = "(nothing written)"


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that was answered, and what belongs to it.

    ``label`` stands before it; ``inner`` are its parts, ``ordered`` where their order was chosen; ``verbatim`` is
    text of several lines, to be kept as it was typed.
    """

    text: str = ""
    label: str = ""
    inner: tuple["Said", ...] = ()
    ordered: bool = False
    verbatim: bool = False


def answer_words(desk: Desk, response: Response, data: bytes | None) -> tuple[Said, ...]:
    """What was answered to an item, in words.

    Parameters
    ----------
    desk : Desk
    response : Response
        Its item is one of the desk's.
    data : bytes or None
        The answer file; None where there is none, or it is no longer kept.

    Returns
    -------
    tuple of Said
        An answer that cannot be read is given as it was typed, cut after 2,000 bytes. All texts are a learner's or
        an author's own: whoever shows them escapes them.
    """
    item, items = desk.items[response.item], desk.files.items.sound
    if data is None or items is None:
        return (Said("The answer is no longer kept." if response.answer else "Nothing was handed in."),)
    try:
        value = read_answer(data, items, item.id).value
    except AnswerRefused:
        return (_raw(data),)
    manifest = {} if isinstance(item, Play) else manifest_of(desk, response.variant)
    if unmarkable(item, value, manifest):
        return (_raw(json.dumps(value, ensure_ascii=False, indent=1).encode()),)
    return tuple(_words(desk, response, item, value, manifest))


def _raw(data: bytes) -> Said:
    cut = "" if len(data) <= MOST_RAW else f", the first {MOST_RAW:,} of {len(data):,} bytes"
    return Said(data[:MOST_RAW].decode("utf-8", "replace"), f"As it was handed in{cut}", verbatim=True)


def manifest_of(desk: Desk, variant: str | None) -> Manifest:
    """What the case of this answer offers; nothing where there is no such case."""
    if variant is None or not VARIANT.fullmatch(variant):
        return {}
    path = desk.files.folder / CASES / variant / MANIFEST
    try:
        return _manifest(path, path.stat().st_mtime_ns)
    except (OSError, ValueError):
        return {}


@lru_cache(maxsize=64)
def _manifest(path: Path, changed: int) -> Manifest:  # read again when the file has changed
    return case_options(json.loads(path.read_bytes()))


def _words(desk: Desk, response: Response, item: Item, value: Any, manifest: Manifest) -> Iterable[Said]:
    match item:
        case ChooseOne():
            return (Said(_named(item.options or _from(item.options_from, manifest), value)),)
        case ChooseSeveral() | Order():
            known = item.options or _from(getattr(item, "options_from", None), manifest)
            chosen = tuple(Said(_named(known, each)) for each in value)
            return (Said(inner=chosen, ordered=isinstance(item, Order)),) if chosen else (Said("Nothing was chosen."),)
        case Match():
            right = item.right or _from(item.right_from, manifest)
            return (Said(_named(right, value.get(left.id)), left.text) for left in item.left)
        case Table():
            rows = tuple(Said(label="Row", inner=tuple(_entries(item.columns, row, manifest))) for row in value)
            return (Said(inner=rows, ordered=True),) if rows else (Said("No row was filled in."),)
        case Say():
            return (
                Said(value["text"] or NOTHING, "First sentence", verbatim=True),
                Said(_named(item.options, value.get("choice")), "Then chose"),
            )
        case Decide() | Write():
            texts = tuple(_entries(item.parts, value.get("texts", {}), manifest))
            return (
                (Said(_named(item.options, value.get("choice")), "Decision"), *texts)
                if item.kind == "decide"
                else texts
            )
        case Numbers():
            return _entries(item.fields, value, manifest)
        case Function():
            return (Said(value["source"], verbatim=True),)
        case Play():
            return _played(desk, response, value["runs"])


def _from(source: str | None, manifest: Manifest) -> Iterable[Option]:
    return manifest.get(source, ()) if source else ()


def _named(options: Iterable[Option], chosen: Any) -> str:
    if chosen is None:
        return "(nothing chosen)"
    return next((option.text for option in options if option.id == chosen), str(chosen))


def _entries(entries: Iterable[Entry], values: Mapping[str, Any], manifest: Manifest) -> Iterable[Said]:
    for entry in entries:
        text = values.get(entry.id, "")
        if entry.format == "choice" and text:
            text = _named(entry.options or _from(entry.options_from, manifest), text)
        yield Said(text if text.strip() else NOTHING, entry.label, verbatim=entry.format == "long-text")


def _played(desk: Desk, response: Response, runs: list[Mapping[str, Any]]) -> Iterable[Said]:
    """The run that counted, decision by decision; others are only counted."""
    run = next((run for run in runs if run["form"] == response.variant), None)
    if run is None:
        yield Said("No run was begun." if not runs else "No run of the story that this seat was given.")
        return
    story = desk.files.stories.get(run["form"])
    ending = "not played to an ending" if response.unfinished else "played to an ending"
    told = f"begun {when_words(run['started'])}" + ("" if response.trouble else f", {ending}")
    yield Said(f"“{story.title if story else run['form']}”, {told}", "The run that counts")
    steps = () if response.trouble or story is None else tuple(_decisions(story, run))
    if steps:
        yield Said(label="Decisions, with minutes and seconds since it began", inner=steps, ordered=True)
    if len(runs) > 1:
        yield Said(f"{len(runs) - 1}, not counted", "Further runs")


def _decisions(story: Story, run: Mapping[str, Any]) -> Iterable[Said]:
    names = {placeholder: each[0] for placeholder, each in story.cast.items()}
    try:
        made = original_run(story, [step["choice"] for step in run["steps"]])
    except ChoiceNotOffered:
        return
    for ref, step in zip(made, run["steps"], strict=True):
        passage_id, _, choice_id = ref.partition(".")
        passage = story.passages[passage_id]
        if choice_id == CONTINUE and passage.next is not None:
            continue
        text = next(way.text for way in passage.ways() if way.id == choice_id)
        asked = passage.ask or passage.title or ""
        yield Said(with_names(text, names), " ".join(filter(None, (_clock(step["at"]), with_names(asked, names)))))


def _clock(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes}:{rest:02d}"
