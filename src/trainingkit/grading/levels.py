"""What people gave for written texts: which level counts, and which text a second person has still to read.

Nobody fails on one reading: a level below the red line counts only when a second person gives the same, or both agree.
An appeal lowers nothing: what is given after it counts only where it is higher than what counted before.
"""

from collections.abc import Iterable, Mapping, Sequence, Set

from trainingkit.course.hand_marking import marked_twice, part_of
from trainingkit.grading.desk import Desk
from trainingkit.grading.graded import Graded
from trainingkit.grading.records import Attempt, LevelGiven
from trainingkit.marking.mark import rubric_mark
from trainingkit.marking.marks import outcome
from trainingkit.marking.rubrics import MOST, RubricRow


def rows_of(desk: Desk, item: str) -> tuple[RubricRow, ...]:
    """The rows of its rubric that an item is marked by; none where nothing of it is marked by a person.

    A row that the key names and the rubric no longer has is left out; whoever marks by it is refused (``CannotGrade``).

    Parameters
    ----------
    desk : Desk
    item : str
        One that the assignment has, or had once.
    """
    key = desk.keys.get(item)
    rubric = desk.files.rubrics[key.rubric].sound if key and key.rubric else None
    rows = {row.id: row for row in rubric.rows} if rubric else {}
    return tuple(rows[row] for row in key.rubric_rows if row in rows) if key else ()


def readings(given: Iterable[LevelGiven], answer: str | None) -> tuple[LevelGiven, ...]:
    """What each person gave, alone, for one row of one text: the first reader, then the others.

    Parameters
    ----------
    given : iterable of LevelGiven
        Of one seat, item and row, in the order in which it was given.
    answer : str or None
        The sha256 of the text now; what was given for another text does not count.

    Returns
    -------
    tuple of LevelGiven
        One for each person: their last word in the first round, or in the second where they had no part in the first.
        Whoever began the first round comes first; the others in the order of what they said last.
    """
    own: dict[str, dict[str, tuple[int, LevelGiven]]] = {}
    for number, each in enumerate(given):
        if each.answer == answer and each.round != "agreed":
            own.setdefault(each.marker, {})[each.round] = (number, each)
    began = next((marker for marker, rounds in own.items() if "first" in rounds), None)
    last = sorted((rounds.get("first") or rounds["second"] for rounds in own.values()), key=lambda found: found[0])
    return tuple(each for _, each in sorted(last, key=lambda found: found[1].marker != began))


def agreed_level(given: Iterable[LevelGiven], answer: str | None) -> LevelGiven | None:
    """What was agreed for one row of one text last; None where nothing was, or where only one person had read it.

    Parameters
    ----------
    given, answer
        As in ``readings``.
    """
    own = [each for each in given if each.answer == answer]
    last = next((each for each in reversed(own) if each.round == "agreed"), None)
    return last if len({each.marker for each in own}) > 1 else None


def row_level(row: RubricRow, given: Sequence[LevelGiven], answer: str | None) -> int | None:
    """The level that counts for one row of one text; None where a second person, or both together, have to say.

    Parameters
    ----------
    row : RubricRow
    given, answer
        As in ``readings``.
    """
    best = None
    for appeals in sorted({each.appeals for each in given}):
        own = [each for each in given if (each.appeals <= appeals if best is None else each.appeals == appeals)]
        if (level := _level_of(row, own, answer)) is not None:
            best = level if best is None else max(best, level)
    return best


def _level_of(row: RubricRow, given: Sequence[LevelGiven], answer: str | None) -> int | None:
    if agreed := agreed_level(given, answer):
        return agreed.level
    found = [each.level for each in readings(given, answer)]
    if not found:
        return None
    if len(found) == 1:
        return None if is_red(row, found[0]) else found[0]
    apart = max(found) - min(found)
    return None if apart > (0 if row.red_below is not None else 1) else found[-1]


def to_agree(row: RubricRow, given: Sequence[LevelGiven], answer: str | None) -> bool:
    """Whether two people have read a text and have to agree on this row.

    Parameters
    ----------
    row, given, answer
        As in ``row_level``.
    """
    return len(readings(given, answer)) > 1 and row_level(row, given, answer) is None


def is_red(row: RubricRow, level: int) -> bool:
    """Whether a level is a red criterion that is not met."""
    return row.red_below is not None and level < row.red_below


def settled(given: Sequence[LevelGiven], desk: Desk, answers: Mapping[str, str | None]) -> dict[str, dict[str, int]]:
    """The levels that count for one seat.

    Parameters
    ----------
    given : sequence of LevelGiven
        Of this seat, in the order in which it was given (``Records.levels``).
    desk : Desk
    answers : mapping
        Item to the sha256 of its answer now; levels that were given for another answer are left out.

    Returns
    -------
    dict
        Item to row to level. A row that is not there waits: for its first reader, for its second, or for both to agree.
    """
    found: dict[str, dict[str, int]] = {}
    by_row = _by_row(given)
    for item in desk.items:
        for row in rows_of(desk, item):
            level = row_level(row, by_row.get((item, row.id), []), answers.get(item))
            if level is not None:
                found.setdefault(item, {})[row.id] = level
    return found


def second_due(desk: Desk, attempts: Mapping[str, Attempt], given: Sequence[LevelGiven]) -> set[tuple[str, str]]:
    """The texts that a second person has still to read: seat and item.

    Parameters
    ----------
    desk, attempts, given
        As in ``second_rows_due``.
    """
    return {(seat, item) for seat, item, _ in second_rows_due(desk, attempts, given)}


def second_rows_due(
    desk: Desk, attempts: Mapping[str, Attempt], given: Sequence[LevelGiven]
) -> set[tuple[str, str, str]]:
    """The rows that a second person has still to mark: seat, item and row.

    Due are every red row below its line, every row in which one level more or less would change the result, all rows
    of the seats that were drawn, one in five, and, while an appeal is open, all that was read before it and that nobody
    else has read since. A question is always read whole: with one of its rows, all of them
    are due, so that which ones were asked does not tell what the first reader gave.

    Parameters
    ----------
    desk : Desk
    attempts : mapping
        Seat to the attempt that stands (``Records.latest_of_all``).
    given : sequence of LevelGiven
        For all seats, in the order in which it was given (``Records.levels``).
    """
    own = by_seat(given)
    due: set[tuple[str, str, str]] = set()
    decisive: dict[str, set[tuple[str, str]]] = {}  # once for each seat that wrote something: it takes its time
    for item in desk.items:
        written = [s for s in sorted(attempts) if _is_written(desk, attempts[s].graded, item, own.get(s, []))]
        drawn = marked_twice(item, written)
        for seat in written:
            graded, of_seat = attempts[seat].graded, own.get(seat, [])
            if seat not in decisive:
                decisive[seat] = _decisive(desk, graded, of_seat)
            rows = _due(desk, graded, item, of_seat, seat in drawn, decisive[seat])
            due |= {(seat, item, row) for row in rows}
    return due


def by_seat(given: Iterable[LevelGiven]) -> dict[str, list[LevelGiven]]:
    """What was given, by seat, each in its order."""
    found: dict[str, list[LevelGiven]] = {}
    for each in given:
        found.setdefault(each.seat, []).append(each)
    return found


def _due(
    desk: Desk, graded: Graded, item: str, given: Sequence[LevelGiven], drawn: bool, decisive: Set[tuple[str, str]]
) -> set[str]:
    """The rows of an item that are due, of one seat."""
    by_row, answer = _by_row(given), graded.by_item[item].answer
    rows = rows_of(desk, item)
    found = {row.id: readings(by_row.get((item, row.id), []), answer) for row in rows}
    again = {row.id for row in rows if _wants_another(by_row.get((item, row.id), []), answer)}
    wanted = {
        part_of(row, desk.items[item])
        for row in rows
        if row.id in again
        or (found[row.id] and (drawn or is_red(row, found[row.id][0].level) or (item, row.id) in decisive))
    }
    return {
        row.id
        for row in rows
        if part_of(row, desk.items[item]) in wanted and (len(found[row.id]) == 1 or row.id in again)
    }


def _wants_another(given: Iterable[LevelGiven], answer: str | None) -> bool:
    """Whether a result is contested, and this row has been read by nobody since who had not read it before."""
    own = [each for each in given if each.answer == answer]
    before = {each.marker for each in own if each.contested}
    return bool(before) and {each.marker for each in own} == before


def _is_written(desk: Desk, graded: Graded, item: str, given: Sequence[LevelGiven]) -> bool:
    """Whether there is something for a person to read, and a person has read some of it."""
    rows, response = rows_of(desk, item), graded.by_item.get(item)
    if not rows or response is None or response.answer is None or response.trouble:
        return False
    return any(each.item == item and each.answer == response.answer for each in given) or any(
        mark.level is None for mark in response.marks
    )


def _decisive(desk: Desk, graded: Graded, given: Sequence[LevelGiven]) -> set[tuple[str, str]]:
    """The rows, as item and row, in which one level more or less would change whether a seat is competent."""
    levels = _as_read(desk, graded, given)
    if levels is None:
        return set()
    as_it_is = _competent(desk, graded, levels)
    return {
        place
        for place, level in levels.items()
        for other in (level - 1, level + 1)
        if 0 <= other <= MOST and _competent(desk, graded, {**levels, place: other}) != as_it_is
    }


def _as_read(desk: Desk, graded: Graded, given: Sequence[LevelGiven]) -> dict[tuple[str, str], int] | None:
    """Item and row to what counts, or to what the first reader gave; None while a row has no reader at all."""
    found: dict[tuple[str, str], int] = {}
    by_row = _by_row(given)
    for response in graded.responses:
        if not _is_written(desk, graded, response.item, given):
            continue
        for row in rows_of(desk, response.item):
            of_row = by_row.get((response.item, row.id), [])
            read = readings(of_row, response.answer)
            if not read:
                return None
            level = row_level(row, of_row, response.answer)
            found[response.item, row.id] = read[0].level if level is None else level
    return found


def _competent(desk: Desk, graded: Graded, levels: Mapping[tuple[str, str], int]) -> tuple[bool | None, bool | None]:
    """What the marks come to with these levels in place of those that were recorded.

    As it is, and if a person upholds what could not be marked.
    """
    rows = {(item, row.id): row for item in desk.items for row in rows_of(desk, item)}
    places = ((mark, (mark.item, mark.criterion)) for mark in graded.marks)
    marks = [
        rubric_mark(desk.items[place[0]], rows[place], levels[place]) if place in levels else mark
        for mark, place in places
    ]
    upheld = {each.item: each.max_points for each in graded.responses if each.unmarked}
    return outcome(marks).competent, outcome(marks, upheld).competent


def _by_row(given: Iterable[LevelGiven]) -> dict[tuple[str, str], list[LevelGiven]]:
    found: dict[tuple[str, str], list[LevelGiven]] = {}
    for each in given:
        found.setdefault((each.item, each.row), []).append(each)
    return found
