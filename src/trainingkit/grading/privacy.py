"""Other accounts of the same machine: what is kept from them, and a word where they could read what is ours."""

import os
import stat
from contextlib import suppress
from pathlib import Path

OTHERS_READ = stat.S_IRWXG | stat.S_IRWXO
OTHERS_ENTER = stat.S_IXGRP | stat.S_IXOTH
TELLING = ("records.db", "secret")
"""Where one of these lies, nobody else may look."""


def keep_to_owner(file: Path) -> None:
    """Make a file that only its owner may read, and close one that is open to others, with what SQLite has beside it.

    An existing file is not opened: closing it would end the locks that SQLite has on it in this process. What cannot
    be made is left to whoever writes it to tell; on Windows the folder's own rules hold.

    Parameters
    ----------
    file : Path
        A SQLite database; somebody else's stays as it is.
    """
    if os.name == "nt":
        return
    with suppress(OSError):
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    for each in (file, Path(f"{file}-wal"), Path(f"{file}-shm"), Path(f"{file}-journal")):
        with suppress(OSError):
            found = each.stat()
            if found.st_mode & OTHERS_READ and found.st_uid == os.getuid():
                each.chmod(stat.S_IMODE(found.st_mode) & ~OTHERS_READ)


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it that are missing, so that only their owner may enter them.

    Raises
    ------
    OSError
        It cannot be made.
    """
    for each in (*reversed(folder.parents), folder):
        if not each.is_dir():
            each.mkdir(0o700, exist_ok=True)


def open_to_others(root: Path) -> str | None:
    """What to say where others on this machine can enter the instructor's folder; None where they cannot.

    Parameters
    ----------
    root : Path
        The instructor's folder. One without records and without a secret may be open to all.
    """
    if os.name == "nt" or not any((root / name).exists() for name in TELLING):
        return None
    here = root.resolve()
    try:
        is_open = all(each.stat().st_mode & OTHERS_ENTER for each in (here, *here.parents))
    except OSError:
        return None
    return f'others on this machine can read "{root}": chmod 700 {root}' if is_open else None
