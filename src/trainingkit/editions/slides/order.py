"""In which order the slides stand in the file.

A click, a clicker and the space bar go to the next slide of the file, and only links go anywhere else. So wherever
it can be, the next slide of the file is one that the story goes on to; where it cannot be, a signpost stands there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from trainingkit.editions.slides.deck import GO_ON, Block, Slide
from trainingkit.editions.slides.sketch import Linked
from trainingkit.errors import TrainingkitError

MOST_SLIDES = 400
"""Signposts not counted. More than that nobody opens on a school's computer, or finds anything in."""
NEEDS_A_WAY_ON = ("story", "ask")
SIGNPOST = "The story goes on"
CHOOSE = "First choose an answer"
STRAYED = "A signpost: the next slide of the file belongs to another way through the story. Use the link."
BACK_TO_THE_QUESTION = "Back to the question"


class TooManySlides(TrainingkitError):
    """A story has so many ways through it that its deck could not be used; says how many slides it would be."""


def in_file_order(slides: Sequence[Linked], last: Sequence[int]) -> tuple[Slide, ...]:
    """Slides from the first on, arranged, with signposts; those of ``last`` stand at the end of the file.

    Raises
    ------
    TooManySlides
        There would be more than ``MOST_SLIDES`` of them.
    """
    arranged = _arranged(slides, last)
    if len(slides) > MOST_SLIDES:
        raise TooManySlides(f'"{slides[0][0].title}" would be a deck of {len(arranged)} slides: use the offline page')
    place: dict[int, int] = {}
    for n, (here, post) in enumerate(arranged):
        if not post:
            place[here] = n
    return tuple(_placed(slides, here, post, place) for here, post in arranged)


def _arranged(slides: Sequence[Linked], last: Sequence[int]) -> list[tuple[int, bool]]:
    """Which slide stands where; True for the signpost of a slide instead of the slide itself."""
    arranged: list[tuple[int, bool]] = []
    placed, todo = set(last), [0]
    while todo:
        here = todo.pop()
        if here in placed:
            continue
        placed.add(here)
        arranged.append((here, False))
        slide, to = slides[here]
        todo += reversed(to)
        if slide.kind in NEEDS_A_WAY_ON and placed.issuperset(to):
            arranged.append((here, True))
    return [*arranged, *((each, False) for each in last)]


def _placed(slides: Sequence[Linked], here: int, post: bool, place: Mapping[int, int]) -> Slide:
    slide, to = slides[here]
    if not post:
        return replace(slide, to=tuple(place[each] for each in to))
    words, way, target = (CHOOSE, BACK_TO_THE_QUESTION, here) if slide.kind == "ask" else (SIGNPOST, GO_ON, to[0])
    said = (Block("told", slides[target][0].title),)
    return Slide("signpost", words, said, (way,), STRAYED, to=(place[target],))
