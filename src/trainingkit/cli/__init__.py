"""The commands; the only place of the package that prints."""

import sys

from trainingkit.cli.commands import main

# As in ``serving``: the commands that work with nbgrader load jsonschema, which would take a second for this.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]

__all__ = ["main"]
