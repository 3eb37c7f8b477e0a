"""The page for the experts as it is committed: ``python -m trainingkit.cli.experts instructor course``."""

import sys
from pathlib import Path

from trainingkit.course.experts import page_of

if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # Windows has another one for files
    sys.stdout.write(page_of(*map(Path, sys.argv[1:3])))
