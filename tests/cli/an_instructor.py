"""An instructor's folder with a story and with a case, both small, for commands to run on."""

import shutil
from pathlib import Path

from tests.cli.running import ROOT
from tests.course.small import ITEMS, instructor_folder

SOUND = ROOT / "tests" / "evidence" / "sound.yml"


def instructor(folder: Path, **changes: str) -> Path:
    """Assignment ``call`` has a story in three forms, ``pick`` a case and another one; both are sound.

    Parameters
    ----------
    **changes : str
        See ``tests.course.small``.
    """
    items = ITEMS.replace("version: 3\n", "version: 3\ncase: small-case\nother_case: other-case\n")
    root = instructor_folder(folder, **{"items": items, **changes})
    (root / "cases").mkdir(exist_ok=True)
    for name in ("small-case", "other-case"):
        text = SOUND.read_text(encoding="utf-8").replace("case: small-case", f"case: {name}")
        (root / "cases" / f"{name}.yml").write_text(text, encoding="utf-8")
    (root / "solutions").mkdir(exist_ok=True)
    shutil.copy(ROOT / "instructor" / "solutions" / "evidence_case.py", root / "solutions")
    return root


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
