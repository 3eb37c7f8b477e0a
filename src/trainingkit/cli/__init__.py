"""The commands; the only place of the package that prints."""

from trainingkit.cli.commands import main

__all__ = ["main"]
