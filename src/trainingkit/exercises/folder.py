"""The notebook's folder, fixed when this module is imported, and whether anything may be written there.

A kernel starts in the folder of its notebook. ``os.chdir`` in a cell, earlier or later, must not send answers
somewhere else, so the folder is looked at once, and once only.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

SESSION = "JPY_SESSION_NAME"
"""Where Jupyter's server tells a kernel the path of its notebook."""
OURS = ("items.yml", "practice.yml", "case.yml")
"""One of these lies beside every notebook with exercises."""
CONFIG = "nbgrader_config.py"
KEPT_BY_NBGRADER = {"submitted", "autograded", "feedback"}


@dataclass(frozen=True, slots=True)
class Folder:
    """Where a notebook lies, and ``unsaved``: in a sentence why nothing is written there; None where it may be."""

    path: Path
    unsaved: str | None = None


def folder_at_start(cwd: Path, env: Mapping[str, str]) -> Path:
    """The folder of the notebook, from the kernel's own folder and what Jupyter says.

    The kernel's folder counts if it has a file of ours. Only if it has none (somebody changed folders before the
    import), and the folder of the notebook that Jupyter names has one, that is taken.
    """
    if not _has_ours(cwd) and (named := env.get(SESSION)):
        beside = Path(named).parent
        if beside.is_absolute() and _has_ours(beside):
            return beside
    return cwd


def here(env: Mapping[str, str] | None = None) -> Folder:
    """The folder fixed at import, and why nothing may be saved in it, as far as that can be known."""
    return Folder(HERE, why_unsaved(HERE, os.environ if env is None else env))


def why_unsaved(path: Path, env: Mapping[str, str]) -> str | None:
    """A sentence for the learner if nothing may be written beside this notebook; None where answers are saved."""
    if shown_by_voila(env):
        return "Shown by Voila: nothing is saved here."
    if is_source(path):
        return "This is the source of the assignment: nothing is saved here, because it would reach every trainee."
    if is_release(path):
        return "This is the copy that is released: nothing is saved here, because it would reach every trainee."
    if is_handed_in(path):
        return "This was handed in: nothing is changed here."
    return None


def is_source(path: Path) -> bool:
    """Whether this is an assignment as its author keeps it: ``source/<assignment>`` beside ``nbgrader_config.py``."""
    return _in_course(path, 1, {"source"})


def is_release(path: Path) -> bool:
    """Whether this is what ``generate_assignment`` has made: ``release/<assignment>`` of a course."""
    return _in_course(path, 1, {"release"})


def is_handed_in(path: Path) -> bool:
    """Whether this is somebody's work in the instructor's course: ``submitted/<trainee>/<assignment>`` and after."""
    return _in_course(path, 2, KEPT_BY_NBGRADER)


def shown_by_voila(env: Mapping[str, str]) -> bool:
    """Whether Voila started this kernel; its own and ours both say so, held ready or not."""
    return "VOILA_PREHEAT" in env or env.get("SERVER_SOFTWARE", "").startswith("voila/")


def marked_here(env: Mapping[str, str] | None = None) -> bool:
    """Whether nbgrader's ``autograde`` runs this notebook."""
    return (os.environ if env is None else env).get("NBGRADER_EXECUTION") == "autograde"


def _has_ours(folder: Path) -> bool:
    return any((folder / name).is_file() for name in OURS)


def _in_course(path: Path, depth: int, names: set[str]) -> bool:
    """Whether the folder ``depth`` levels up has one of these names and lies beside the course's configuration."""
    up = path.parents
    return len(up) > depth and up[depth - 1].name in names and (up[depth] / CONFIG).is_file()


HERE = folder_at_start(Path.cwd(), os.environ)
