"""A folder of files given out together, with the list by which anybody can see that they arrived whole."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
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
    """A file that is in its place: its name, its size in bytes, whether it had to be made anew, and its sum."""

    name: str
    size: int
    anew: bool
    sha256: str


def write_files(
    artefacts: Iterable[Artefact], folder: Path, store: Store, executor: Executor | None = None
) -> Iterator[Made]:
    """Put some files into a folder, beside whatever is there; each is told of once it is in its place.

    Parameters
    ----------
    artefacts : iterable of Artefact
    folder : Path
        It is made if it is not there.
    store : Store
    executor : Executor, optional
        Who renders what is not in the store; this process, one after another, if left out.

    Raises
    ------
    OSError
        A place allows no file.
    """
    begun = [_begin(artefact, store, executor) for artefact in artefacts] if executor else artefacts
    for each in begun:
        artefact, kept, rendering = each if executor else _begin(each, store, None)
        data = kept if kept is not None else rendering()
        if kept is None:
            store.keep(artefact, data)
        _put(folder / artefact.name, data)
        yield Made(artefact.name, len(data), kept is None, hashlib.sha256(data).hexdigest())


def write_folder(
    artefacts: Iterable[Artefact],
    folder: Path,
    store: Store,
    archive: Path | None = None,
    executor: Executor | None = None,
) -> Iterator[Made]:
    """Bring a folder up to date, file by file, with the list of its sums.

    Files that an earlier call wrote and that no longer belong are deleted, others are left alone. A call that is cut
    short leaves whole files; the next one goes on from there.

    Parameters
    ----------
    artefacts, folder, store, executor
        As for ``write_files``.
    archive : Path, optional
        A zip of what was written.

    Raises
    ------
    OSError
        A place allows no file.
    """
    before = _listed(folder)
    files = []
    for made in write_files(artefacts, folder, store, executor):
        files.append(made)
        yield made
    lines = (f"{made.sha256}  {made.name}\n" for made in sorted(files, key=lambda made: made.name))
    _put(folder / SUMS, "".join(lines).encode())
    names = {SUMS, *(made.name for made in files)}
    for name in before - names:
        (folder / name).unlink(missing_ok=True)
    if archive is not None:
        _put(archive, zipped({f"{folder.name}/{name}": (folder / name).read_bytes() for name in names}))


def _begin(
    artefact: Artefact, store: Store, executor: Executor | None
) -> tuple[Artefact, bytes | None, Callable[[], bytes]]:
    """A file, its bytes if they are kept, and else how to get them: somebody else has begun to render them."""
    kept = store.kept(artefact)
    if kept is not None or executor is None:
        return artefact, kept, artefact.make
    return artefact, None, executor.submit(artefact.make).result


def _put(path: Path, data: bytes) -> None:
    """Write a file unless it is there already, byte for byte."""
    if path.is_file() and path.read_bytes() == data:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    replace_file(path, data)


def _listed(folder: Path) -> set[str]:
    """The files that an earlier call put here: those of its list, never one outside the folder."""
    sums = folder / SUMS
    if not sums.is_file():
        return set()
    names = {line.partition("  ")[2] for line in sums.read_text(encoding="utf-8").splitlines()}
    return {name for name in names if name and (folder / name).resolve().is_relative_to(folder.resolve())}
