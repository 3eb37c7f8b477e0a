"""Folders that are written anew: all of them take the place of what was there, or none does."""

import shutil
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from trainingkit.cli.writing import refusal

Contents = Mapping[PurePosixPath, bytes]


def replace_folders(folders: Mapping[Path, Contents], beside: Path, private: Collection[Path] = ()) -> None:
    """Write folders anew.

    Parameters
    ----------
    folders : mapping of Path to contents
        The files of each folder, by their path in it. A folder without contents is removed.
    beside : Path
        Where everything is written first: on the same disk, and nowhere that is copied for a release.
    private : collection of Path, optional
        Those of the folders that only their owner may open.

    Raises
    ------
    CannotWrite
        A place allows no file. Then, and after any other interruption but a kill between two renames, every folder
        is as it was. After such a kill a folder may be missing, but none is new beside one that is old.
    """
    try:
        with _empty(beside) as made:
            fresh = {target: made / f"new-{n}" for n, target in enumerate(folders)}
            for target, contents in folders.items():
                _write(fresh[target], contents)
                if contents and target in private:
                    fresh[target].chmod(0o700)
            _swap(fresh, made)
    except OSError as error:
        place = Path(error.filename) if isinstance(error.filename, str) else beside
        raise refusal(place, error) from error


def _write(folder: Path, contents: Contents) -> None:
    for path, data in contents.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)


def _swap(fresh: Mapping[Path, Path], made: Path) -> None:
    """Put each new folder in its place; after a failure, put each old one there again.

    All old ones go before the first new one comes: a kill in between is seen, because something is missing.
    """
    kept = {target: made / f"old-{n}" for n, target in enumerate(fresh)}
    filled = [target for target, new in fresh.items() if new.exists()]
    try:
        for target in fresh:
            target.parent.mkdir(parents=True, exist_ok=True)
            if target.exists():
                target.rename(kept[target])
        for target in filled:
            fresh[target].rename(target)
    except BaseException:
        for target, new in fresh.items():
            if target in filled and not new.exists():
                shutil.rmtree(target)
            if kept[target].exists():
                kept[target].rename(target)
        raise


@contextmanager
def _empty(folder: Path) -> Iterator[Path]:
    """An empty folder that only its owner can open; gone afterwards, and so is what a killed run left in it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700, parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
