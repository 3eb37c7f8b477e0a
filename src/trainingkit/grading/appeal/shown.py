"""Every word that was shown, in the order of the notebook, with what was answered and how it was marked."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from trainingkit.course.notebook import Notebook
from trainingkit.grading.appeal.gathered import Gathered
from trainingkit.grading.appeal.items import asked_blocks
from trainingkit.grading.appeal.marks import mark_blocks
from trainingkit.grading.appeal.story import run_blocks
from trainingkit.grading.desk import Desk
from trainingkit.grading.graded import Response
from trainingkit.grading.notebook.answer_words import Said, answer_words
from trainingkit.grading.records import Event
from trainingkit.grading.times import when_words
from trainingkit.marking.answers import AnswerRefused, read_answer
from trainingkit.marking.items import Function, Play
from trainingkit.papers.pdf import Block, Heading, Note, Points, Quote, Text

MOST_RAW = 40_000
"""Characters that are printed of an answer that cannot be read; a whole answer has far fewer."""


def shown_blocks(of: Gathered) -> Iterator[Block]:
    """The notebook cell by cell: its texts, and each question with its answer and its marks."""
    yield Heading("What was shown, answered and marked")
    yield Text(
        "In the order of the notebook, word for word. Texts of the notebook stand as they were written, with the signs "
        "for headings and emphasis. What was chosen has a cross and the word “chosen”."
    )
    if of.unlike:
        yield Note(f"TODAY'S WORDS. {of.unlike}")
    left = {response.item: response for response in of.graded.responses}
    notebook = of.desk.files.notebook
    cells = notebook.cells if isinstance(notebook, Notebook) else ()
    if not cells:
        yield Note("The notebook of that day cannot be read; the questions follow in their own order.")
    for cell in cells:
        graded = cell.nbgrader.get("grade_id") if cell.nbgrader and cell.nbgrader.get("grade") else None
        if graded in left:
            yield from item_blocks(of, left.pop(graded))
        else:
            code = cell.kind == "code"
            yield Quote(cell.source, "Code of the notebook" if code else "Text of the notebook", code)
    for response in left.values():
        yield from item_blocks(of, response)


def item_blocks(of: Gathered, response: Response) -> Iterator[Block]:
    """One question: as it was asked, what was answered, how it was marked."""
    item = of.desk.items.get(response.item)
    yield Heading(f"{item.title if item else response.item}, {response.points:g} of {response.max_points:g} points", 2)
    if item is None:
        yield Note(f"“{response.item}” is not in the questions as they are printed here.")
        return
    data, deleted = of.answers.get(response.item), of.deleted()
    yield Heading("As it was asked", 3)
    yield from asked_blocks(of.desk, item, response.variant, _value(of.desk, response, data))
    yield Heading("What was answered", 3)
    yield from answer_blocks(of.desk, response, data, deleted)
    yield Heading("How it was marked", 3)
    yield from mark_blocks(of, response)
    for attempt, earlier in of.earlier(response.item):
        yield Heading(f"What was answered before, marked {when_words(attempt.at)}", 3)
        yield from answer_blocks(of.desk, earlier, of.bodies.get(earlier.answer or ""), deleted)


def answer_blocks(desk: Desk, response: Response, data: bytes | None, deleted: Sequence[Event] = ()) -> Iterator[Block]:
    """What was answered to one question, word for word.

    Parameters
    ----------
    desk : Desk
    response : Response
        Its item is one of the desk's.
    data : bytes or None
        The answer file, if there is one and it is kept.
    deleted : sequence of Event
        When answers were deleted.
    """
    item, value = desk.items[response.item], _value(desk, response, data)
    if response.trouble:
        yield Note(f"Could not be marked by a program: {response.trouble}")
    if data is None and response.answer:
        told = f" It was deleted {deleted[-1].at[:10]} by {deleted[-1].who}." if deleted else ""
        yield Note(f"The answer is no longer kept.{told} Its hash: {response.answer}")
    elif data is None:
        yield Text("Nothing was handed in.")
    elif isinstance(item, Function) and isinstance(value, dict) and isinstance(value.get("source"), str):
        yield Quote(value["source"], code=True)
    elif value is None or response.trouble:
        yield raw(data)
    elif isinstance(item, Play):
        yield from run_blocks(desk, response, value)
    else:
        yield from said_blocks(answer_words(desk, response, data))


def _value(desk: Desk, response: Response, data: bytes | None) -> Any:
    """The answer as data; None where there is none or it cannot be read."""
    items = desk.files.items.sound
    if data is None or items is None:
        return None
    try:
        return read_answer(data, items, response.item).value
    except AnswerRefused:
        return None


def raw(data: bytes) -> Quote:
    """An answer file as it is, as far as it can be printed."""
    text = data.decode("utf-8", "replace")
    cut = f", the first {MOST_RAW:,} of {len(text):,} characters" if len(text) > MOST_RAW else ""
    return Quote(text[:MOST_RAW], f"The file as it was handed in{cut}", code=True)


def said_blocks(said: Iterable[Said], depth: int = 0) -> Iterator[Block]:
    """What was answered, in words; what belongs together stays together."""
    for each in said:
        if each.text:
            yield Quote(each.text, each.label, code=False)
        elif each.inner and not any(inner.inner for inner in each.inner):
            if each.label and depth == 0:
                yield Text(each.label, strong=True)
            yield Points(tuple(": ".join(filter(None, (i.label, i.text))) for i in each.inner), each.ordered)
        else:
            for number, row in enumerate(each.inner, start=1):
                yield Text(f"{row.label} {number}".strip(), strong=True)
                yield from said_blocks((row,), depth + 1)
