"""By what a result was reached, and everything that was done about it: attempts, regrades, typed scores, events."""

from collections.abc import Iterator
from itertools import pairwise

from nbgrader.api import Gradebook, MissingEntry

from trainingkit.grading.appeal.front import result_words
from trainingkit.grading.appeal.gathered import Gathered
from trainingkit.grading.appeal.marks import LEVELS
from trainingkit.grading.records import Attempt
from trainingkit.grading.times import when_words
from trainingkit.papers.pdf import Block, Facts, Heading, Quote, Table, Text


def version_blocks(of: Gathered) -> Iterator[Block]:
    """Key, items, grader and edition by which it was marked, and the hashes of what was handed in."""
    graded = of.graded
    yield Heading("Versions and hashes")
    yield Facts(
        (
            ("Key", f"version {graded.key_version}"),
            ("Questions", f"version {graded.items_version}"),
            ("Way of marking", f"version {graded.grader}"),
            ("Edition (SHA-256)", graded.edition),
            ("What was handed in (SHA-256)", graded.submission),
            ("Everything the result follows from (SHA-256)", graded.fingerprint),
        )
    )
    yield Text("The files of the answers. Whoever has the same file can compute the same hash.")
    rows = tuple((r.item, r.variant or "", r.answer or "nothing handed in") for r in graded.responses)
    yield Table(("Question", "Case or form", "SHA-256 of the answer"), rows, (1.6, 1, 3))


def change_blocks(of: Gathered) -> Iterator[Block]:
    """Every attempt, what each changed, what persons typed, and every event."""
    yield Heading("What was changed, and by whom")
    yield Heading("Each time it was marked", 2)
    rows = tuple(
        (
            when_words(each.at),
            f"{each.why}, by {each.by}",
            f"{each.graded.key_version}, {each.graded.edition[:12]}",
            f"{each.graded.outcome.points:g} of {each.graded.outcome.max_points:g}, "
            f"{result_words(each.graded.outcome).lower()}",
        )
        for each in of.attempts
    )
    yield Table(("When", "Why, and by whom", "Key, edition", "Before typed scores"), rows, (1.4, 1.6, 1.3, 1.6))
    for before, after in pairwise(of.attempts):
        yield from _difference(of, before, after)
    yield from _typed(of)
    yield Heading("Everything else that happened", 2)
    if of.events:
        told = tuple((when_words(e.at), e.who, e.kind, e.text) for e in of.events)
        yield Table(("When", "Who", "What", "In words"), told, (1.4, 1, 1, 3))
    else:
        yield Text("Nothing is recorded.")


def _difference(of: Gathered, before: Attempt, after: Attempt) -> Iterator[Block]:
    """What became another mark between two attempts, with the words of both editions."""
    yield Heading(f"From {when_words(before.at)} to {when_words(after.at)} ({after.why})", 3)
    old, new = ({(m.item, m.criterion): m for m in each.graded.marks} for each in (before, after))
    rows = []
    for place in {**old, **new}:
        marks = [found.get(place) for found in (old, new)]
        told = ["none" if m is None else f"{LEVELS[m.level]}, {round(m.points, 2):g} points" for m in marks]
        if told[0] != told[1]:
            rows.append((_words(of, place), *told))
    if rows:
        yield Table(("Criterion", "Before", "After"), tuple(rows), (3, 1.3, 1.3))
    again = [r.item for r in after.graded.responses if r.answer != _answer(before, r.item)]
    if again:
        yield Text(f"Handed in anew: {', '.join(again)}.")
    elif not rows:
        yield Text("No mark is another.")


def _answer(attempt: Attempt, item: str) -> str | None:
    response = attempt.graded.by_item.get(item)
    return response.answer if response else None


def _words(of: Gathered, place: tuple[str, str]) -> str:
    """A criterion in the words of each edition that has it, the oldest first."""
    item, criterion = place
    found = {}
    for attempt in of.attempts:
        desk = of.editions[attempt.graded.edition]
        response = attempt.graded.by_item.get(item)
        words = next((t.text for t in of.told_at(desk, response) if t.mark.criterion == criterion), None)
        if words:
            found.setdefault(words, attempt.graded.key_version)
    if not found:
        return f"{item}: {criterion}"
    return "\n".join(f"{words} (key {version})" if len(found) > 1 else words for words, version in found.items())


def _typed(of: Gathered) -> Iterator[Block]:
    yield Heading("Scores that a person typed", 2)
    if of.standing.typed:
        ours = of.graded.by_item
        rows = tuple(
            (item, f"{ours[item].points:g}" if item in ours else "", f"{points:g}")
            for item, points in of.standing.typed.items()
        )
        yield Table(("Question", "From the marks", "Typed, extra credit included"), rows, (2, 1, 1.4))
        yield Text("They count in place of the marks. nbgrader's gradebook keeps neither who typed them nor when.")
    else:
        yield Text("None.")
    if of.comments:
        yield Text("Comments that were typed in formgrader:")
        for cell, comment in of.comments:
            yield Quote(comment, cell)


def typed_comments(gradebook: Gradebook, assignment: str, seat: str) -> tuple[tuple[str, str], ...]:
    """The comments that a person typed in formgrader: cell and comment; none where there is no submission."""
    try:
        submission = gradebook.find_submission(assignment, seat)
    except MissingEntry:
        return ()
    comments = (each for notebook in submission.notebooks for each in notebook.comments)
    return tuple((str(each.name), each.manual_comment) for each in comments if each.manual_comment)
