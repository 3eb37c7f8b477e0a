"""An assignment on its way to trainees, through nbgrader's own steps: generated, put into the exchange, or packed."""

import re
import zipfile
from datetime import datetime
from io import BytesIO
from pathlib import Path

from nbgrader.api import Gradebook
from nbgrader.apps import NbGraderAPI
from traitlets.config import Config

from trainingkit.errors import TrainingkitError
from trainingkit.evidence import hash_file
from trainingkit.grading.course_config import CourseConfig
from trainingkit.grading.editions import ALWAYS
from trainingkit.grading.gradebook import open_gradebook
from trainingkit.grading.notebook.integrity import EARLIER
from trainingkit.grading.receiving.exchange import exchange_of, last_word
from trainingkit.whole_file import replace_file

RELEASE = "release"
OURS = "trainingkit.grading.hooks.MarkedExporter"
UNCHANGEABLE = re.compile(r"(?i)cannot add or remove cells")


class CannotRelease(TrainingkitError):
    """An assignment that nbgrader does not generate or release; says why."""


def generate(course: CourseConfig, assignment: str) -> Path:
    """Make what trainees get, ``release/<assignment>``, and tell the gradebook its items.

    What was released before is kept: whoever has it already has not changed a thing (``integrity``).

    Raises
    ------
    CannotRelease
        nbgrader refuses it; or the course's settings do not say who marks, and nbgrader would run learners' notebooks;
        or what is released cannot be kept.
    """
    if course.config.Autograde.get("exporter_class") != OURS:
        raise CannotRelease(
            f'nbgrader_config.py does not say that trainingkit marks, so "{assignment}" is not released: '
            f'add the line c.Autograde.exporter_class = "{OURS}"'
        )
    _keep(course.root, assignment)  # what nbgrader's own command has made
    _see_to(_api(course).generate_assignment(assignment), assignment)
    _keep(course.root, assignment)
    return course.root / RELEASE / assignment


def _keep(root: Path, assignment: str) -> None:
    """Keep the notebook that is in ``release/`` now, by its hash."""
    try:
        body = (root / RELEASE / assignment / f"{assignment}.ipynb").read_bytes()
        kept = root / EARLIER / assignment / f"{hash_file(body)}.ipynb"
        if not kept.exists():
            kept.parent.mkdir(parents=True, exist_ok=True)
            replace_file(kept, body)
    except FileNotFoundError:
        return  # nothing was released yet
    except OSError as error:
        raise CannotRelease(f'"{assignment}" is not released: its notebook cannot be kept: {error}') from error


def put_into_exchange(course: CourseConfig, assignment: str) -> Path | None:
    """Put what was generated where trainees fetch it, in place of what was there.

    Returns
    -------
    Path or None
        The exchange folder; None where there is none that can be used, and nothing was done.

    Raises
    ------
    CannotRelease
        nbgrader refuses it.
    """
    exchange = exchange_of(course)
    if exchange is None:
        return None
    _see_to(_api(course).release_assignment(assignment), assignment)
    return exchange


def pack(course: CourseConfig, assignment: str) -> Path:
    """Pack what was generated into ``release/<assignment>.zip``, for a stick or an LMS; the same gives the same bytes.

    Raises
    ------
    OSError
        It cannot be written; what was there before is still there.
    """
    folder = course.root / RELEASE / assignment
    packed = folder.with_name(f"{assignment}.zip")
    body = BytesIO()
    with zipfile.ZipFile(body, "w") as archive:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(f"{assignment}/{path.relative_to(folder).as_posix()}", ALWAYS)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED)
    replace_file(packed, body.getvalue())
    return packed


def set_closing(gradebook: Gradebook, assignment: str, when: datetime) -> None:
    """Write down when an assignment closes.

    Parameters
    ----------
    gradebook : Gradebook
    assignment : str
    when : datetime
        With a zone.
    """
    gradebook.update_or_create_assignment(assignment, duedate=when)


def _api(course: CourseConfig) -> NbGraderAPI:
    with open_gradebook(course):  # a new one is made here, where ``alembic`` is found
        config = Config(course.config)
    config.ExchangeReleaseAssignment.force = True
    return NbGraderAPI(config=config)


def _see_to(done: dict | None, assignment: str) -> None:
    if done is None or done["success"]:
        return
    why = last_word(done)
    if UNCHANGEABLE.search(str(done)):
        why = "its graded cells have changed, and somebody has already handed in; give the new one a name of its own"
    raise CannotRelease(f'"{assignment}" is not released: {why}')
