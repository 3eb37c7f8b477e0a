"""The end of a story on slides: three weeks later, what to take away, who helps, and a last slide.

Many runs come to the same ending. A slide shows what holds for all of them; what holds for some is in the notes.
"""

from collections.abc import Sequence

from trainingkit.editions.edition import Edition
from trainingkit.editions.slides.deck import WHO_CAN_HELP, Block, Slide
from trainingkit.editions.slides.help import help_slide
from trainingkit.editions.slides.notes import passage_notes, with_only_if
from trainingkit.editions.slides.sketch import Key, Sketches, chain
from trainingkit.editions.slides.telling import block_of, spread
from trainingkit.story.engine import State, visible_lines
from trainingkit.story.model import Told
from trainingkit.story.telling import DEBRIEF_TITLES

LATER = "Three weeks later"
WHO_HELPS_YOU = "Who helps you"
THE_END = "The end of the story"
READ_AGAIN = "Read the story again"
MOST_POINTS = 4
HELP, FRONT = "help", "front"
"""The keys of the slides that the last one leads to."""


def after_ending(edition: Edition, sketches: Sketches, name: str, states: Sequence[State]) -> Key:
    """Lay the slides that follow an ending to which runs come in any of these states; returns where they begin."""
    passage = edition.story.passages[name]
    later, some = _parted(passage.later, states)
    notes = with_only_if(passage_notes(edition, name), _texts(edition, some))
    slides = spread(LATER, (block_of(edition, line) for line in later), notes)
    return chain(sketches, ("later", name, later, some), slides, _debrief(edition, sketches, states))


def _debrief(edition: Edition, sketches: Sketches, states: Sequence[State]) -> Key:
    slides, untold = [], []
    for section, lines in edition.story.debrief.sections().items():
        every, some = _parted(lines, states)
        untold += _texts(edition, some)
        points = [Block("point", edition.fill(line.text)) for line in every]
        found = spread(DEBRIEF_TITLES[section], points, with_only_if("Looking back", untold), MOST_POINTS)
        slides += found
        untold = [] if found else untold
    slides += [_who_helps(edition)] if edition.story.audience == "pupil" else []
    end: Key = ("end", *untold)
    sketches[end] = (_end(edition, untold), (HELP, FRONT))
    return chain(sketches, ("debrief", *slides), slides, end)


def _who_helps(edition: Edition) -> Slide:
    """Everybody comes to it at the end, so that nobody has to ask."""
    return help_slide(edition, WHO_HELPS_YOU, "Everybody reads this. Say the name and the room aloud.")


def _end(edition: Edition, untold: Sequence[str]) -> Slide:
    said = (Block("then", edition.help.lines[0]),)
    return Slide("end", THE_END, said, (WHO_CAN_HELP, READ_AGAIN), with_only_if("The end of the story", untold))


def _parted(lines: Sequence[Told], states: Sequence[State]) -> tuple[tuple, tuple]:
    """Those lines that show in all of the states, and those that show in some only."""
    shown = [{line.id for line in visible_lines(lines, state)} for state in states]
    every, any_ = set.intersection(*shown), set.union(*shown)
    return tuple(x for x in lines if x.id in every), tuple(x for x in lines if x.id in any_ - every)


def _texts(edition: Edition, lines: Sequence[Told]) -> list[str]:
    return [edition.fill(line.text) for line in lines]
