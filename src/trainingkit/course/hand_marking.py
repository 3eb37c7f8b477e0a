"""Written texts of a class as pages to mark by hand: one question after the other, the key and examples beside it."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from pathlib import Path

from trainingkit.course.assignment import AssignmentFiles, read_assignment
from trainingkit.course.handed_in import answer_bytes
from trainingkit.errors import TrainingkitError
from trainingkit.marking.answers import AnswerRefused, read_answer, unmarkable
from trainingkit.marking.items import Item, Say, texts_of
from trainingkit.marking.rubrics import Exemplar, RubricFile, RubricRow

STYLE = """
@page { size: A4; margin: 15mm; } body { font: 11pt/1.4 Arial, Helvetica, sans-serif; max-width: 48em; margin: auto; }
.part { break-before: page; } .text { break-inside: avoid; border-top: 2px solid #333; padding: .4em 0; }
.key, .examples { break-inside: avoid; } table { border-collapse: collapse; width: calc(100% - 2px); margin: .4em 0; }
th, td { border: 1px solid #555; padding: .2em .5em; text-align: left; vertical-align: top; font-weight: normal; }
th { background: #eee; width: 1%; } td.box { width: 4em; height: 2.6em; }
.written { white-space: pre-wrap; margin: .3em 0; }
"""
SHARE = 5
"""One text in so many is marked twice, whatever it got."""
Written = Mapping[str, Mapping[str, str]]
"""Seat to part to text."""


class NothingToMark(TrainingkitError):
    """The item has no rubric, or its parts cannot be read."""


def hand_marking(item: Item, rubric: RubricFile, rows: Sequence[str], written: Written, not_read: Sequence[str]) -> str:
    """The pages for one item of a class.

    Parameters
    ----------
    item : Item
        One with texts.
    rubric : RubricFile
    rows : sequence of str
        The rows of the rubric that count for this item.
    written : mapping
        Seat to part to text; seats are pseudonyms, and are all that is printed about a trainee.
    not_read : sequence of str
        A sentence for each seat whose text cannot be read.

    Returns
    -------
    str
        A whole HTML page.
    """
    twice = marked_twice(item.id, list(written))
    parts = [f"<h1>{escape(rubric.title)}: to be marked by hand</h1>", *_front(rubric, twice, not_read)]
    for part, label in parts_of(item):
        own = [row for row in rubric.rows if row.id in rows and part_of(row, item) == part]
        if own:
            parts += [f'<div class="part"><h2>{escape(label)}</h2>', *_key(rubric, own, part)]
            parts += (_text(seat, texts.get(part, ""), own, seat in twice) for seat, texts in sorted(written.items()))
            parts.append("</div>")
    head = f"<title>{escape(rubric.title)}: marking</title><style>{STYLE}</style>"
    body = "\n".join(parts)
    top = f'<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8">{head}</head>'
    return f"{top}\n<body>\n{body}\n</body></html>\n"


def marked_twice(item: str, seats: Sequence[str]) -> frozenset[str]:
    """One in five of the seats, at least one, drawn so that the same class gives the same ones."""
    drawn = sorted(seats, key=lambda seat: hashlib.sha256(f"twice {item} {seat}".encode()).digest())
    return frozenset(drawn[: -(-len(drawn) // SHARE)])


def _front(rubric: RubricFile, twice: frozenset[str], not_read: Sequence[str]) -> Iterator[str]:
    if rubric.not_marked:
        yield f"<p>Not marked: {escape(', '.join(rubric.not_marked))}.</p>"
    yield f"<p>Drawn to be marked twice: {escape(', '.join(sorted(twice)) or 'none')}.</p>"
    yield from (f"<p><b>Not read:</b> {escape(told)}</p>" for told in not_read)


def parts_of(item: Item) -> list[tuple[str, str]]:
    """The parts of an item with what they are called."""
    if isinstance(item, Say):
        return [("text", item.title)]
    return [(part.id, part.label) for part in getattr(item, "parts", ())]


def part_of(row: RubricRow, item: Item) -> str | None:
    """The part that a row is about: the one of its name, or the only one."""
    parts = [part for part, _ in parts_of(item)]
    return row.id if row.id in parts else parts[0] if len(parts) == 1 else None


def _key(rubric: RubricFile, rows: Sequence[RubricRow], part: str) -> Iterator[str]:
    for row in rows:
        red = f" <b>RED below {row.red_below}</b>" if row.red_below is not None else ""
        levels = "".join(f"<tr><th>{n}</th><td>{escape(row.levels[n])}</td></tr>" for n in (3, 2, 1, 0))
        yield f'<div class="key"><h3>{escape(row.name)}{red}</h3><table>{levels}</table>'
        if row.comments:
            comments = (f"{number}. {escape(comment)}" for number, comment in enumerate(row.comments, start=1))
            yield f"<p>Ready comments: {' · '.join(comments)}</p>"
        yield "</div>"
    yield from (_example(example, rows, part) for example in rubric.exemplars if part in example.texts)


def _example(example: Exemplar, rows: Sequence[RubricRow], part: str) -> str:
    told = (f"<b>{escape(row.name)}: {example.levels[row.id]}.</b> {escape(example.why[row.id])}" for row in rows)
    standing = example.standing.replace("-", " ")
    text = f"<p><b>Example, {standing}:</b> {escape(example.texts[part])}</p><p>{' '.join(told)}</p>"
    return f'<div class="examples">{text}</div>'


def _text(seat: str, text: str, rows: Sequence[RubricRow], twice: bool) -> str:
    heads = "".join(f"<th>{escape(row.name)}</th><td class='box'></td>" for row in rows)
    second = " · marked twice" if twice else ""
    shown = escape(text) or "<i>nothing written</i>"
    marks = f"<table><tr>{heads}<th>Comment</th><td></td></tr></table>"
    return f'<div class="text"><h3>{escape(seat)}{second}</h3><p class="written">{shown}</p>{marks}</div>'


def collected(files: AssignmentFiles, item_id: str) -> tuple[dict[str, dict[str, str]], list[str]]:
    """What a class wrote for an item, by seat, and a sentence for each seat whose text cannot be read."""
    written: dict[str, dict[str, str]] = {}
    not_read: list[str] = []
    for folder in sorted((files.root / "submitted").glob(f"*/{files.id}")):
        seat = folder.parent.name
        try:
            written[seat] = written_parts(files, item_id, answer_bytes(folder, item_id))
        except FileNotFoundError:
            not_read.append(f"{seat}: nothing was handed in for this question.")
        except (AnswerRefused, OSError) as error:
            not_read.append(f"{seat}: {error}.")
    return written, not_read


def written_parts(files: AssignmentFiles, item_id: str, data: bytes) -> dict[str, str]:
    """What was written for an item, by part.

    Raises
    ------
    AnswerRefused
        The answer cannot be read, or cannot be marked.
    """
    items, item = files.items.value, files.by_id[item_id]
    assert items is not None
    value = read_answer(data, items, item_id).value
    if why := unmarkable(item, value):
        raise AnswerRefused(why)
    return dict(zip((part for part, _ in parts_of(item)), texts_of(item, value), strict=True))


def pages_of(root: Path, assignment: str, item_id: str) -> str:
    """The pages for an item of what was collected in the instructor's folder.

    Raises
    ------
    NothingToMark
        There is no such item, it has no rubric, or one of the two cannot be read.
    """
    files = read_assignment(root, assignment)
    item, key = files.by_id.get(item_id), files.keys.get(item_id)
    rubric = files.rubrics[key.rubric].value if key and key.rubric else None
    if item is None or key is None or rubric is None or files.items.value is None:
        raise NothingToMark(f'"{item_id}" of "{assignment}" has no texts to mark')
    written, not_read = collected(files, item_id)
    return hand_marking(item, rubric, key.rubric_rows, written, not_read)
