"""Author files: strict YAML in, a checked model and every mistake with its place out."""

from trainingkit.datafile.reading import Loaded, read_datafile

__all__ = ["Loaded", "read_datafile"]
