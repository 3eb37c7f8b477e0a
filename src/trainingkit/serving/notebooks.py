"""What a story's notebook may run: the two lines that play the story, and nothing else."""

import json
from pathlib import Path
from typing import Any

NOTEBOOK = "scenario.ipynb"
LINES = ("from trainingkit.player import play", 'play("story.yml")')
FORMAT = 4  # older forms keep their cells elsewhere


def is_ours(notebook: Path) -> bool:
    """Whether a notebook runs exactly the two lines; what came with a story is not run on trust."""
    try:
        return _code(json.loads(notebook.read_bytes())) == LINES
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return False


def _code(data: Any) -> tuple[str, ...] | None:
    """The lines of all code cells, blank ones left out; None if it is of another format."""
    if data["nbformat"] != FORMAT:
        return None
    sources = ["".join(cell["source"]) for cell in data["cells"] if cell["cell_type"] == "code"]
    return tuple(line.rstrip() for source in sources for line in source.split("\n") if line.strip())
