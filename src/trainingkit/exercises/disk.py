"""Writing a small file so that it is there, whole, or not at all; and one at a time, whoever else is writing."""

import errno
import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from trainingkit.errors import TrainingkitError

try:
    import fcntl
except ImportError:  # no such locks there: two kernels of one person are told apart by their sequence numbers only
    fcntl = None  # type: ignore[assignment]

LOCK = ".saving"
TEMPORARY = ".tmp"
NO_LOCKS = {errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL}
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
CLOSED = {errno.EROFS, errno.EACCES, errno.EPERM}
GONE = {errno.ENOENT, errno.ESTALE}


class NotSaved(TrainingkitError):
    """Nothing was written, and why; ``hint`` says what to do."""

    def __init__(self, why: str, hint: str) -> None:
        super().__init__(why)
        self.hint = hint


@contextmanager
def written_alone(folder: Path) -> Iterator[None]:
    """Hold the lock of a folder, made if it is missing (its parent must be there); ended kernels hold none.

    Raises
    ------
    NotSaved
        It cannot be written to, and so for every ``OSError`` of what is done inside.
    """
    try:
        with suppress(FileExistsError):
            folder.mkdir()
        handle = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            _lock(handle)
            yield
        finally:
            os.close(handle)  # gives the lock back
    except OSError as error:
        raise told(error) from error


def _lock(handle: int) -> None:
    if fcntl is None:
        return
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
    except OSError as error:  # some network drives have no locks
        if error.errno not in NO_LOCKS:
            raise


def write_whole(path: Path, data: bytes) -> None:
    """Put a file in place of the one that is there, if any; after a crash it is either the old or the new one.

    Raises
    ------
    OSError
        The old one is still there, untouched.
    """
    temporary = path.with_name(f".{path.stem}.{uuid.uuid4().hex}{TEMPORARY}")
    try:
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        with open(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(path.parent)


def sweep(path: Path) -> None:
    """Take away what kernels that were ended while they wrote this file have left; only while the lock is held."""
    for left in path.parent.glob(f".{path.stem}.*{TEMPORARY}"):
        with suppress(OSError):
            left.unlink()


def _sync_folder(folder: Path) -> None:
    """Have the name on the disk, too. Where folders cannot be synced, the file's own bytes still are."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def told(error: OSError) -> NotSaved:
    """What went wrong, in words that say what to do."""
    if error.errno in FULL:
        return NotSaved(
            "There is no room left on this computer, so nothing was saved.",
            "Tell your instructor. Your entry stays on this page; change it once more when there is room.",
        )
    if error.errno in CLOSED:
        return NotSaved(
            "This folder cannot be written to, so nothing was saved.",
            "Copy the whole folder to your own files and open the notebook there, or tell your instructor.",
        )
    if error.errno in GONE:
        return NotSaved(
            "The notebook's folder is no longer where it was, so nothing was saved.",
            "Open the notebook where it is now, then Kernel > Restart Kernel and Run All Cells.",
        )
    return NotSaved(f"Nothing was saved: {error.strerror or error}.", "Tell your instructor. Your entry stays here.")
