"""Who is shown which helpline."""

from collections.abc import Iterable

from trainingkit.guidance.jurisdiction import meet
from trainingkit.guidance.model import Helpline
from trainingkit.guidance.reading import Guidance

READERS = {"pupil": "pupil", "adult": "adult", "staff": "staff", "teacher": "staff", "officer": "staff"}


def helplines_for(guidance: Guidance, audience: str, jurisdictions: Iterable[str]) -> tuple[Helpline, ...]:
    """The services to show, nearest help first.

    Parameters
    ----------
    guidance : Guidance
    audience : str
        ``pupil``, ``teacher`` or ``officer`` as a story names it, or ``adult`` or ``staff``.
    jurisdictions : iterable of str
        Those of the story; a line is shown where they share a nation.

    Raises
    ------
    ValueError
        The audience or a jurisdiction is not one; names it.
    """
    if audience not in READERS:
        raise ValueError(f'"{audience}" is not an audience: {", ".join(READERS)}')
    where = tuple(jurisdictions)
    return tuple(
        line
        for line in guidance.helplines.values()
        if READERS[audience] in line.for_whom and meet(line.jurisdictions, where)
    )
