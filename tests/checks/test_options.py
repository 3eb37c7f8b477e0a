"""The form of the options must not give the answer away."""

from hypothesis import given
from hypothesis import strategies as st

from tests.checks.known import GUIDANCE, TODAY
from tests.effort import examples
from tests.tiny import tiny_text
from trainingkit.checks.options import MOST_IN_ONE_PLACE, MOST_LONGEST, best_in_one_place, best_is_longest
from trainingkit.checks.subject import Subject
from trainingkit.story import read_story


def quiz(places: list[int], lengths: list[list[int]]) -> Subject:
    """One decision of three options after the other; ``places``: where the best stands, ``lengths``: of the texts."""
    lines = ["passages:"]
    for n, (place, sizes) in enumerate(zip(places, lengths, strict=True)):
        lines += [f"  {'start' if n == 0 else f'q{n}'}:", "    choices:"]
        to = f"q{n + 1}" if n + 1 < len(places) else "end"
        for i, size in enumerate(sizes):
            level = "best" if i == place else "harmful"
            lines.append(f"      - {{id: c{i}, level: {level}, text: {'x' * size}, to: {to}}}")
    lines.append("  end: {ending: done}\n")
    file = read_story("quiz.yml", tiny_text("\n".join(lines)))
    return Subject(file, file.story, GUIDANCE, TODAY)


PLACES = st.lists(st.integers(0, 2), min_size=1, max_size=9)
SIZES = st.lists(st.integers(1, 5), min_size=3, max_size=3)


@examples(0.4)
@given(PLACES)
def test_one_place_is_told_exactly_when_it_holds_too_many(places):
    """More than 60 % of five bests or more at one place are told, and never fewer."""
    expected = len(places) >= 5 and max(map(places.count, range(3))) > MOST_IN_ONE_PLACE * len(places)

    assert expected == bool(list(best_in_one_place(quiz(places, [[1, 1, 1]] * len(places)))))


@examples(0.4)
@given(PLACES.flatmap(lambda p: st.tuples(st.just(p), st.lists(SIZES, min_size=len(p), max_size=len(p)))))
def test_longest_is_told_exactly_when_it_is_so_too_often(drawn):
    """The best strictly longest in more than half of five decisions or more is told, and never less."""
    places, sizes = drawn
    longest = sum(all(s[p] > other for i, other in enumerate(s) if i != p) for p, s in zip(places, sizes, strict=True))
    expected = len(places) >= 5 and longest > MOST_LONGEST * len(places)

    assert expected == bool(list(best_is_longest(quiz(places, sizes))))


@examples(0.4)
@given(PLACES)
def test_the_order_of_decisions_does_not_matter(places):
    """Balance is about the whole story: shuffling its decisions changes nothing."""
    sizes = [[1, 1, 1]] * len(places)
    first = bool(list(best_in_one_place(quiz(places, sizes))))

    assert first == bool(list(best_in_one_place(quiz(sorted(places), sizes))))
