"""Walking a deck by its links beside the engine: both must tell the same."""

from collections.abc import Iterator, Sequence

from tests.editions.slides.read_back import Seen
from trainingkit.editions import Edition
from trainingkit.editions.slides.deck import GO_ON
from trainingkit.editions.slides.notes import ONLY_IF
from trainingkit.story.engine import State, choices, choose, start, visible_lines

DETAILS = "Who can help"
"""Where the help stands at length; what it says is tested for itself."""


def walk(edition: Edition, slides: Sequence[Seen]) -> set[int]:
    """Walk every way through the story; returns every slide that was come to.

    Raises
    ------
    AssertionError
        A slide says something else than the engine, or an answer is missing or leads astray.
    """
    story = edition.story
    first = slides[slides[0].links["Start"]].links[GO_ON]
    todo = [(start(story), first)]
    paired, visited = set(todo), {0, slides[0].links["Start"]}
    for state, at in todo:
        state, at = _told(edition, slides, state, at, visited)
        if story.passages[state.passage].ending:
            continue
        for text, choice_id, to in _answered(edition, slides, state, at):
            after = _consequence(edition, slides, to, story.choice(f"{state.passage}.{choice_id}").then, visited)
            pair = (choose(story, state, choice_id), after)
            assert text
            if pair not in paired:
                paired.add(pair)
                todo.append(pair)
    return visited


def _told(edition, slides, state: State, at: int, visited: set[int]) -> tuple[State, int]:
    """Compare what is told from here to the next decision or ending; returns where that is."""
    story, said = edition.story, []
    expected = _lines(edition, state)
    while [c.id for c in choices(story, state)] == ["next"]:
        state = choose(story, state, "next")
        expected += _lines(edition, state)
    ending = story.passages[state.passage].ending
    while not slides[at].answers:
        visited.add(at)
        if slides[at].title != DETAILS:
            said += slides[at].said
        if ending and len(said) >= len(expected):
            break
        at = slides[at].links[GO_ON]

    assert expected == said
    if ending:
        _the_end(edition, slides, state, slides[at].links[GO_ON], visited)
    visited.add(at)
    return state, at


def _the_end(edition, slides, state: State, at: int, visited: set[int]) -> None:
    """Whatever holds for this run is on a slide or in the notes, and nothing on a slide does not hold."""
    passage = edition.story.passages[state.passage]
    holds = _texts(edition, visible_lines(passage.later, state))
    for section in edition.story.debrief.sections().values():
        holds += _texts(edition, visible_lines(section, state))
    said, noted, titles = [], "", []
    while True:
        visited.add(at)
        titles.append(slides[at].title)
        noted += slides[at].notes.partition(ONLY_IF)[2]
        if GO_ON not in slides[at].links:
            break
        if slides[at].title != "Who helps you":
            said += slides[at].said
        at = slides[at].links[GO_ON]

    assert set(said) <= set(holds)
    assert [] == [line for line in holds if line not in said and f"– {line}" not in noted]
    assert "The end of the story" == titles[-1]
    assert edition.story.audience != "pupil" or "Who helps you" in titles


def _answered(edition, slides, state: State, at: int) -> Iterator[tuple[str, str, int]]:
    offered = choices(edition.story, state)

    assert [edition.fill(choice.text) for choice in offered] == [text for text, _ in slides[at].answers]
    for choice, (text, to) in zip(offered, slides[at].answers, strict=True):
        yield text, choice.id, to


def _consequence(edition, slides, to: int, then: str | None, visited: set[int]) -> int:
    if then is None:
        return to
    visited.add(to)

    assert (edition.fill(then),) == slides[to].said
    return slides[to].links[GO_ON]


def _lines(edition, state: State) -> list[str]:
    record = edition.story.passages[state.passage].record
    rows = [edition.fill(words) for row in record.rows for words in (row.label, row.text)] if record else []
    return rows + _texts(edition, visible_lines(edition.story.passages[state.passage].lines, state))


def _texts(edition, lines) -> list[str]:
    return [edition.fill(line.text) for line in lines]
