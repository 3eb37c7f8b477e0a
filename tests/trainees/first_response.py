"""The trainees of A2: what they play, and the log that they write afterwards."""

from collections.abc import Iterable
from typing import Any

from tests.trainees.hand_in import INSTRUCTOR
from tests.trainees.runs import Lost, Run, best_run, saved_run, slips, story_of
from trainingkit.course.assignment import read_assignment

FILES = read_assignment(INSTRUCTOR, "first-response")
PLAY = FILES.by_id["the-call"]
FORMS = (*PLAY.forms, PLAY.other_form)
LOG = FILES.rubrics["decision-log"].value.exemplars[0].texts
TOGETHER: dict[str, Lost] = {"refers-the-child": frozenset({"refers-the-child", "records-the-crime"})}
"""What one choice cannot lose alone: who leaves the referral out leaves out the crime, or takes it for somebody's."""


def played(form: str, *runs: Iterable[str], log: dict[str, str] | None = None) -> dict[str, Any]:
    """What a trainee hands in who played these runs of a form, one after another."""
    saved = [saved_run(form, run) for run in runs]
    return {"the-call": {"form": form, "runs": saved}, "decision-log": {"texts": LOG if log is None else log}}


def reference(form: str) -> dict[str, Any]:
    """A run of best choices, and a whole log."""
    return played(form, best_run(story_of(form)))


def slip(criterion: str, form: str) -> tuple[Lost, Run]:
    """One choice that is not the best, all others best: what it loses, and the run."""
    wanted = TOGETHER.get(criterion, frozenset({criterion}))
    return wanted, slips(form)[wanted]
