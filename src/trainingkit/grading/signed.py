"""Whether a result is more than practice: the force's experts have signed everything that it leans on."""

from collections.abc import Iterator
from datetime import date

from trainingkit.course.blueprint import read_blueprint, read_confirmed
from trainingkit.grading.desk import Desk
from trainingkit.grading.levels import rows_of


def standard_is_signed(desk: Desk, on: date) -> bool:
    """Whether every claim that an assignment is marked by was confirmed for this force, and still is on a day.

    Parameters
    ----------
    desk : Desk
        ``blueprint.yml`` and ``confirmed.yml`` are read from its folder. An assignment that the blueprint does not
        count is practice whatever was confirmed, and so is everything where one of the two cannot be read.
    on : date
        A confirmation counts from its first to its last day.
    """
    blueprint = read_blueprint(desk.root / "blueprint.yml").sound
    confirmed = read_confirmed(desk.root / "confirmed.yml").sound
    if blueprint is None or confirmed is None or desk.assignment not in blueprint.counts:
        return False
    signed = {each.claim for each in confirmed.confirmed if each.since <= on <= each.until}
    return signed >= set(claims_of(desk))


def claims_of(desk: Desk) -> Iterator[str]:
    """Every claim that a criterion of an assignment leans on: of its key, its rubrics and its stories."""
    for item, key in desk.keys.items():
        yield from (claim for criterion in key.criteria for claim in criterion.claim)
        yield from (claim for row in rows_of(desk, item) for claim in row.claim)
    yield from (claim for story in desk.files.stories.values() if story for c in story.criteria for claim in c.claim)
