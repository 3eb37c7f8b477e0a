"""Strip outputs and execution counts from the committed notebooks, keeping the ids of their cells.

``--verify`` changes nothing and exits with 1 if a notebook needs stripping.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def notebooks(root: Path = ROOT) -> list[Path]:
    """Every notebook a learner can open: lessons, stories, and the source of each assignment."""
    return [
        path
        for folder in ("course", "simulations", "instructor/source")
        for path in sorted((root / folder).rglob("*.ipynb"))
        if ".ipynb_checkpoints" not in path.parts
    ]


if __name__ == "__main__":
    found = [str(path.relative_to(ROOT)) for path in notebooks()]
    if found:
        strip = [sys.executable, "-m", "nbstripout", "--keep-id", *sys.argv[1:], *found]
        sys.exit(subprocess.run(strip, cwd=ROOT).returncode)
