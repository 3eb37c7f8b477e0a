"""The public names of the package, sub-package by sub-package, as a text that a review can read.

A sub-package's public face is the ``__all__`` of its ``__init__``; a single module's is its ``__all__``.
``--write`` puts the text into tests/public_names.txt, which a test compares with the package.
"""

import ast
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "trainingkit"
PINNED = ROOT / "tests" / "public_names.txt"


def public_names() -> str:
    """One paragraph for each sub-package and top-level module: its name, then its public names."""
    faces = [PACKAGE / "__init__.py"]
    faces += sorted(PACKAGE.glob("*/__init__.py"))
    faces += sorted(path for path in PACKAGE.glob("*.py") if path.stem not in {"__init__", "__main__"})
    return "\n".join(f"{module_name(face)}\n" + "".join(f"  {name}\n" for name in names_of(face)) for face in faces)


def module_name(face: Path) -> str:
    """The dotted name of a file of the package."""
    parts = face.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def names_of(face: Path) -> list[str]:
    """What a file lists in ``__all__``, read without importing it; without one, a remark."""
    for statement in ast.parse(face.read_text(encoding="utf-8")).body:
        if isinstance(statement, ast.Assign) and [ast.unparse(t) for t in statement.targets] == ["__all__"]:
            return sorted(ast.literal_eval(statement.value), key=str.lower)
    return ["(no __all__)"]


if __name__ == "__main__":
    if "--write" in sys.argv:
        PINNED.write_text(public_names(), encoding="utf-8")
    else:
        print(public_names(), end="")
