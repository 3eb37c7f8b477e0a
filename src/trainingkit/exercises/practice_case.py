"""The case of a lesson, built from its spec and a seed that everybody may know, into ``case/`` beside the notebook."""

import hashlib
import json
from pathlib import Path

from trainingkit.evidence.build import build_case
from trainingkit.evidence.reader import read_case_spec
from trainingkit.evidence.scene import MANIFEST
from trainingkit.exercises.asked import CannotShow
from trainingkit.exercises.case_folder import CaseFolder, case_at
from trainingkit.exercises.disk import told, write_whole
from trainingkit.exercises.folder import Folder

FOLDER = "case"
MADE_FROM = ".made-from"


def practice_case(here: Folder, spec: str | Path) -> CaseFolder:
    """The case of a spec; built at first use, and again when the spec has changed. What a learner added there stays.

    Where nothing may be written it is built in memory.

    Raises
    ------
    CannotShow
        The spec is missing, has a mistake, or names no seed; or the folder cannot be written to.
    """
    path = here.path / spec
    found = read_case_spec(path)
    if found.spec is None:
        first = found.diagnostics[0]
        raise CannotShow("This case has a mistake in its file", first.headline(), first.hint or "")
    if found.spec.seed is None:
        detail = f'"{path.name}" has no seed, so it is a case for an assignment.'
        raise CannotShow("This is not a practice case", detail, "add: seed: practice")
    folder, mark = path.parent / FOLDER, hashlib.sha256(found.text.encode()).hexdigest()
    if _made_from(folder) == mark:
        return case_at(folder)
    files = build_case(found.spec, found.spec.seed).files
    if here.unsaved:
        return CaseFolder(FOLDER, json.loads(files[MANIFEST]), memory=files)
    _write(folder, files, mark)
    return case_at(folder)


def _made_from(folder: Path) -> str | None:
    try:
        return (folder / MADE_FROM).read_text(encoding="ascii")
    except (OSError, ValueError):
        return None


def _write(folder: Path, files: dict[str, bytes], mark: str) -> None:
    """All files, and last the mark: an interrupted build is done again."""
    try:
        folder.mkdir(exist_ok=True)
        for name, data in files.items():
            write_whole(folder / name, data)
        write_whole(folder / MADE_FROM, mark.encode("ascii"))
    except OSError as error:
        why = told(error)
        raise CannotShow("The practice case could not be built", str(why), why.hint) from None
