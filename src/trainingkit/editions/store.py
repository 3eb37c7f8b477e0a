"""Files that were made before: a plan is rendered once, and again only when it, or the kit itself, has changed."""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

import trainingkit
from trainingkit.editions.artefact import Artefact
from trainingkit.whole_file import replace_file

RENDERED_WITH = ("typst", "python-pptx", "matplotlib", "Jinja2")
"""Packages whose version changes what a plan becomes."""
PARTS = ("editions", "papers", "player")
KINDS = {".py", ".typ", ".j2", ".js", ".css", ".html", ".xml", ".yml"}
LENGTH = 32  # hex digits of each of the two hashes in a file's name


class Store:
    """A folder of files by the hash of what they were made from.

    Parameters
    ----------
    folder : Path
        It is made if it is not there. Whatever is in it can be deleted at any time.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._used: set[str] = set()

    def kept(self, artefact: Artefact) -> bytes | None:
        """The bytes of a file that was made before; None if it was not, or what is there was cut short or changed."""
        key = _key(artefact)
        for path in self.folder.glob(f"{key}-*"):
            data = path.read_bytes()
            if path.name == _name(key, data):
                self._used.add(path.name)
                return data
        return None

    def keep(self, artefact: Artefact, data: bytes) -> None:
        """Keep what a file became.

        Raises
        ------
        OSError
            The folder cannot be written to.
        """
        name = _name(_key(artefact), data)
        self.folder.mkdir(parents=True, exist_ok=True)
        replace_file(self.folder / name, data)
        self._used.add(name)

    def forget_the_rest(self) -> None:
        """Delete what was neither kept nor asked for since this store was opened."""
        for kept in self.folder.glob("*"):
            if kept.name not in self._used:
                kept.unlink()


def _key(artefact: Artefact) -> str:
    return hashlib.sha256(f"{kit_print()} {artefact.key()}".encode()).hexdigest()[:LENGTH]


def _name(key: str, data: bytes) -> str:
    return f"{key}-{hashlib.sha256(data).hexdigest()[:LENGTH]}"


@cache
def kit_print() -> str:
    """A hash of all that renders a plan: our own code, templates and style sheets, and the packages they lean on."""
    root = Path(trainingkit.__file__).parent
    total = hashlib.sha256(" ".join(f"{name} {version(name)}" for name in RENDERED_WITH).encode())
    for part in PARTS:
        for path in sorted((root / part).rglob("*")):
            if path.suffix in KINDS and "node_modules" not in path.parts and "web" not in path.parts:
                total.update(path.relative_to(root).as_posix().encode())
                total.update(path.read_bytes())
    return total.hexdigest()
