"""How an answer was marked: each criterion with its level, its reason and what it rests on; and what people gave."""

from collections.abc import Iterator

from trainingkit.grading.appeal.gathered import Gathered
from trainingkit.grading.criteria import Told
from trainingkit.grading.graded import Response
from trainingkit.grading.records import LevelGiven
from trainingkit.grading.times import when_words
from trainingkit.marking.marks import Mark
from trainingkit.marking.rubrics import RubricRow
from trainingkit.papers.pdf import Block, Heading, Quote, Table, Text

LEVELS = {"best": "met", "acceptable": "partly met", "harmful": "not met", None: "waits for a person"}
ROUNDS = {"first": "first reading", "second": "second reading", "agreed": "agreed by both"}


def mark_blocks(of: Gathered, response: Response) -> Iterator[Block]:
    """The criteria of one answer."""
    told = of.told(response)
    if not told:
        yield Text("No criterion of this question is in the record.")
        return
    rows = tuple((_criterion(each), _level(of, response, each), _points(each.mark), _rests(each)) for each in told)
    yield Table(("Criterion, and why it matters", "Level", "Points", "Rests on"), rows, (3.6, 1.2, 0.9, 2.4))
    with_words = {each.mark.criterion for each in told}
    if lost := [mark.criterion for mark in response.marks if mark.criterion not in with_words]:
        yield Text(f"Without words in any kept edition: {', '.join(lost)}.")


def reader_blocks(of: Gathered) -> Iterator[Block]:
    """What people gave for written texts: every reading, by whom and when."""
    yield Heading("What people marked")
    if not of.levels:
        yield Text("Nothing of this was marked by a person.")
        return
    yield Text(
        "Every level that was given, in the order in which it was given. Levels go from 0 to 3. A text that is red, "
        "close to the line, or drawn by lot is read by a second person who does not see the first one's levels. While "
        "an appeal is open, somebody who has not read it reads it again; what is given then never lowers anything."
    )
    for number, each in enumerate(of.levels, start=1):
        row = _row(of, each)
        yield Heading(f"Reading {number}: {row.name if row else each.row}, level {each.level}", 2, listed=False)
        other = of.graded.by_item.get(each.item)
        stale = "" if other and other.answer == each.answer else " For an earlier text of this trainee; does not count."
        yield Text(f"{ROUNDS[each.round].capitalize()} by {each.marker}, {when_words(each.at)}.{stale}")
        if row:
            yield Text(f"What level {each.level} looks like: {row.levels[each.level]}")
        yield Quote(each.comment, f"Comment of {each.marker}") if each.comment else Text("No comment.")


def _row(of: Gathered, given: LevelGiven) -> RubricRow | None:
    key = of.desk.keys.get(given.item)
    rubric = of.desk.files.rubrics[key.rubric].sound if key and key.rubric else None
    return next((row for row in rubric.rows if row.id == given.row), None) if rubric else None


def _criterion(told: Told) -> str:
    red = "RED: decides alone. " if told.mark.red else ""
    return "\n".join(filter(None, (f"{red}{told.text}", told.why, told.level_text)))


def _level(of: Gathered, response: Response, told: Told) -> str:
    words = LEVELS[told.mark.level]
    given = of.settled.get(response.item, {}).get(told.mark.criterion)
    return f"{words}\n(level {given} of 3)" if given is not None and told.level_text else words


def _points(mark: Mark) -> str:
    return f"{round(mark.points, 2):g} of {round(mark.max_points, 2):g}"


def _rests(told: Told) -> str:
    again = [f"read again: {told.read_again}"] if told.read_again else []
    return "\n".join([*told.claims, *again]) or "nothing"
