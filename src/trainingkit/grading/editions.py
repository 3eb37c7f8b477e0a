"""What is in force for an assignment on a day: kept as one zip, so that a verdict can be explained a year later.

The zip has the layout of the instructor's folder, so the ordinary readers read it again: items, key, rubrics, stories,
blueprint, confirmations, truths, and, under ``guidance/``, the claims and sources of that day. The outline of the
course, which lies beside that folder, is kept under ``course/``.
"""

import hashlib
import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path
from tempfile import TemporaryDirectory

from trainingkit.course.assignment import AssignmentFiles

ALWAYS = (1980, 1, 1, 0, 0, 0)
"""The time every entry bears, so that the same files give the same bytes."""
GUIDANCE = "guidance"
OUTLINE = "course/outline.yml"


def edition_of(assignment: AssignmentFiles) -> tuple[str, bytes]:
    """The id and the zip of what is in force now.

    Returns
    -------
    tuple
        sha256 over the names and contents, 64 hexadecimal digits (not over the zip, whose bytes depend on the
        compressor), and the bytes of the zip.

    Raises
    ------
    OSError
        A file cannot be read.
    """
    contents = {path.relative_to(assignment.root).as_posix(): path.read_bytes() for path in _parts(assignment)}
    with as_file(files("trainingkit.guidance") / "data") as data:
        contents |= {f"{GUIDANCE}/{path.name}": path.read_bytes() for path in data.glob("*.yml")}
    if (outline := assignment.root.parent / OUTLINE).is_file():
        contents[OUTLINE] = outline.read_bytes()
    told, body = hashlib.sha256(), io.BytesIO()
    with zipfile.ZipFile(body, "w") as archive:
        for name, content in sorted(contents.items()):
            told.update(f"{name}\0{len(content)}\0".encode() + content)
            archive.writestr(zipfile.ZipInfo(name, ALWAYS), content, zipfile.ZIP_DEFLATED)
    return told.hexdigest(), body.getvalue()


@contextmanager
def unpacked(body: bytes) -> Iterator[Path]:
    """The folder of an edition, as long as it is looked at; ``read_assignment`` reads it."""
    with TemporaryDirectory() as folder, zipfile.ZipFile(io.BytesIO(body)) as archive:
        archive.extractall(folder)
        yield Path(folder)


def _parts(assignment: AssignmentFiles) -> Iterator[Path]:
    root, folder = assignment.root, assignment.folder
    yield from (folder / "items.yml", folder / f"{assignment.id}.ipynb", root / "keys" / f"{assignment.id}.yml")
    yield from (root / "rubrics" / f"{name}.yml" for name in assignment.rubrics)
    yield from (root / "assessed" / name / "story.yml" for name in assignment.stories)
    yield from (path for name in ("blueprint.yml", "confirmed.yml") if (path := root / name).is_file())
    yield from (root / "truth" / assignment.id).glob("*.json")
    yield from folder.glob("cases/*/case.json")
