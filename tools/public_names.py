"""The public names of the package, sub-package by sub-package, as a text that a review can read.

The public face of a sub-package is its ``__init__``, of a single module that module: what it lists in
``__all__``, or else what it defines without a leading underscore.
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
    """The public names of a file, read without importing it."""
    body = ast.parse(face.read_text(encoding="utf-8")).body
    assigned = {ast.unparse(s.targets[0]): s.value for s in body if isinstance(s, ast.Assign)}
    if "__all__" in assigned:
        names = ast.literal_eval(assigned["__all__"])
    else:
        defined = [s.name for s in body if isinstance(s, ast.FunctionDef | ast.ClassDef)]
        names = [name for name in (*defined, *assigned) if name.isidentifier() and not name.startswith("_")]
    return sorted(names, key=str.lower)


if __name__ == "__main__":
    if "--write" in sys.argv:
        PINNED.write_text(public_names(), encoding="utf-8")
    else:
        print(public_names(), end="")
