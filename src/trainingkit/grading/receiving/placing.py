"""Putting a submission in its place under ``submitted/``, whole or not at all, and keeping the one before it.

What lies there is later copied by nbgrader, which follows links and stops at what it cannot read: see ``sweep``.
"""

import re
import shutil
import sqlite3
import stat
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from tempfile import mkdtemp

from trainingkit.course.own_cases import SUBMITTED
from trainingkit.grading.privacy import keep_to_owner, make_folder
from trainingkit.grading.receipt import TIMESTAMP, received_at
from trainingkit.grading.receiving.sent import NotTaken, entries, shown

BEFORE = "submitted-before"
"""Where older submissions are kept: ``submitted-before/<seat>/<assignment>/<time of receipt>``."""
NEW, OLD = ".new-", ".old-"
LOCK = "records.db.lock"
PATIENCE = 60.0
"""Seconds to wait for another program that collects."""


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """Nobody else puts anything in its place meanwhile, on any system; after a kill the next one may at once.

    Parameters
    ----------
    root : Path
        The instructor's folder.

    Raises
    ------
    NotTaken
        Another program does so for too long, or the folder cannot be written.
    """
    keep_to_owner(root / LOCK)
    with ExitStack() as stack:
        try:
            lock = stack.enter_context(closing(sqlite3.connect(root / LOCK, timeout=PATIENCE, isolation_level=None)))
            lock.execute("begin exclusive")  # nothing is ever written to it
        except sqlite3.Error as error:
            told = f'"{root / LOCK}" cannot be used, or another program is collecting: try again later'
            raise NotTaken(told) from error
        yield


def put(root: Path, place: Path, files: Mapping[str, bytes]) -> None:
    """Write a submission beside its place, then move it there; what was there before is moved away and kept.

    To be done ``alone``.

    Parameters
    ----------
    root : Path
        The instructor's folder.
    place : Path
        ``submitted/<seat>/<assignment>``.
    files : mapping
        Contents by name below it.

    Raises
    ------
    OSError
        What was there before is there still. After a kill between two moves it is where ``mend`` finds it.
    """
    make_folder(place.parent)
    made = Path(mkdtemp(prefix=f"{NEW}{place.name}-", dir=place.parent))
    aside = place.with_name(OLD + place.name)
    try:
        for name, data in files.items():
            make_folder((made / name).parent)
            (made / name).write_bytes(data)
        if place.exists():
            place.rename(aside)
        made.rename(place)
    except BaseException:
        if aside.exists() and not place.exists():
            aside.rename(place)
        raise
    finally:
        shutil.rmtree(made, ignore_errors=True)
    _keep(root, aside, place)


def mend(root: Path) -> None:
    """Put back or away what a receipt that was cut short, as by a power cut, has left between two places.

    Raises
    ------
    NotTaken
        Another program is at it for too long.
    OSError
        It cannot be moved.
    """
    with alone(root):
        _mend(root)


def _mend(root: Path) -> None:
    for aside in sorted((root / SUBMITTED).glob(f"*/{OLD}*")):
        place = aside.with_name(aside.name.removeprefix(OLD))
        if place.exists():
            _keep(root, aside, place)
        else:
            aside.rename(place)
    for made in (root / SUBMITTED).glob(f"*/{NEW}*"):
        shutil.rmtree(made, ignore_errors=True)


def _keep(root: Path, aside: Path, place: Path) -> None:
    if not aside.exists():
        return
    when = re.sub(r"[^0-9T]", "", (received_at(aside) or "unknown")[:19]) or "unknown"
    folder = root / BEFORE / place.parent.name / place.name
    make_folder(folder)
    number = 1
    while (to := folder / (when if number == 1 else f"{when}-{number}")).exists():
        number += 1
    aside.rename(to)


def sweep(folder: Path) -> list[str]:
    """Take away what may not be copied: links, devices, and a time of receipt that cannot be read.

    nbgrader would follow a link to whatever this account may read, wait for a pipe for ever, and stop the whole class
    at a bad ``timestamp.txt``.

    Parameters
    ----------
    folder : Path
        ``submitted/<seat>/<assignment>``; nothing is done where there is none.

    Returns
    -------
    list of str
        What was taken away, a sentence each.

    Raises
    ------
    OSError
        It cannot be taken away.
    """
    told = []
    for path in list(_irregular(folder)):
        path.unlink()
        told.append(f"{shown(path.name)} was taken away: it was no file, but a link or a device")
    if (folder / TIMESTAMP).is_file() and received_at(folder) is None:
        (folder / TIMESTAMP).unlink()
        told.append(f"{shown(TIMESTAMP)} was taken away: nobody can read a time in it")
    return told


def _irregular(folder: Path) -> Iterator[Path]:
    """What below a folder is neither a file nor a folder; the folder itself where it is a link."""
    if folder.is_symlink() or folder.exists():
        for name, info in entries(folder):
            if not (stat.S_ISREG(info.st_mode) or stat.S_ISDIR(info.st_mode)):
                yield folder / name
