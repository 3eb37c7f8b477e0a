"""A folder of files given out together, with the list by which anybody can see that they arrived whole."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from trainingkit.editions.artefact import Artefact
from trainingkit.editions.store import Store
from trainingkit.editions.zipped import zipped
from trainingkit.whole_file import replace_file

SUMS = "SHA256SUMS.txt"
"""As ``sha256sum --check`` reads it."""


@dataclass(frozen=True, slots=True)
class Made:
    """A file that is in its place: its name, its size in bytes, and whether it had to be made anew."""

    name: str
    size: int
    anew: bool


def write_folder(
    artefacts: Iterable[Artefact], folder: Path, store: Store, archive: Path | None = None
) -> Iterator[Made]:
    """Bring a folder up to date, file by file; each is told of once it is in its place.

    Files that an earlier call wrote and that no longer belong are deleted, others are left alone. A call that is cut
    short leaves whole files; the next one goes on from there.

    Parameters
    ----------
    artefacts : iterable of Artefact
    folder : Path
        It is made if it is not there.
    store : Store
    archive : Path, optional
        A zip of the whole folder.

    Raises
    ------
    OSError
        A place allows no file.
    """
    before = _listed(folder)
    held: dict[str, bytes] = {}
    for artefact in artefacts:
        data, anew = store.bytes_of(artefact)
        held[artefact.name] = data
        _put(folder / artefact.name, data)
        yield Made(artefact.name, len(data), anew)
    held[SUMS] = _sums(held)
    _put(folder / SUMS, held[SUMS])
    for name in before - held.keys():
        (folder / name).unlink(missing_ok=True)
    if archive is not None:
        _put(archive, zipped({f"{folder.name}/{name}": data for name, data in held.items()}))


def _put(path: Path, data: bytes) -> None:
    """Write a file unless it is there already, byte for byte."""
    if path.is_file() and path.read_bytes() == data:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    replace_file(path, data)


def _sums(held: Mapping[str, bytes]) -> bytes:
    lines = (f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(held.items()))
    return "".join(lines).encode()


def _listed(folder: Path) -> set[str]:
    """The files that an earlier call put here: those of its list, never one outside the folder."""
    sums = folder / SUMS
    if not sums.is_file():
        return set()
    names = {line.partition("  ")[2] for line in sums.read_text(encoding="utf-8").splitlines()}
    return {name for name in names if name and (folder / name).resolve().is_relative_to(folder.resolve())}
