"""A comparison is only fair where every side was compiled beforehand: without bytecode imports cost twice."""

import compileall
import importlib.util
import sys
from pathlib import Path


def uncompiled(package: str) -> list[Path]:
    """The modules of a package whose bytecode is missing or older than the source."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        return []
    sources = [p for p in Path(spec.origin).parent.rglob("*.py") if "node_modules" not in p.parts]
    return [p for p in sources if not _fresh(p)]


def require_bytecode(*packages: str) -> None:
    """Stop the program, saying what to do, unless all these packages are compiled."""
    for package in packages:
        if missing := uncompiled(package):
            sys.exit(f"{package} has {len(missing)} modules without bytecode: not compared. Run `make setup` first.")


def compiled(*packages: str) -> None:
    """Compile all these packages, as far as they are not."""
    for package in packages:
        compileall.compile_dir(Path(importlib.util.find_spec(package).origin).parent, quiet=2)


def _fresh(source: Path) -> bool:
    compiled = Path(importlib.util.cache_from_source(str(source)))
    return compiled.is_file() and compiled.stat().st_mtime >= source.stat().st_mtime
