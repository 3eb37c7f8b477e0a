"""The folder of a running server: sockets and keys of its kernels. Taken away at the end, or by the next server."""

import os
import shutil
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

PREFIX = "tk-"
HELD = "held"  # locked as long as its server runs, however that ends


def private_folder() -> Path:
    """A new folder that only this user can open, with as short a path as there is.

    Folders of servers that were killed are taken away.
    """
    base = next((b for b in ("/tmp", tempfile.gettempdir()) if os.path.isdir(b) and os.access(b, os.W_OK)), None)
    folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=base))
    _hold(folder)
    for other in folder.parent.glob(f"{PREFIX}*/{HELD}"):
        with suppress(OSError):  # somebody else's, or just taken away
            if _is_left(other):
                shutil.rmtree(other.parent, ignore_errors=True)
    return folder


if sys.platform == "win32":

    def _hold(folder: Path) -> None:
        """Nothing: there are no such locks."""

    def _is_left(held: Path) -> bool:
        return False

else:
    import fcntl

    def _hold(folder: Path) -> None:
        """Lock it until this process ends. The file gets its name when it is locked, so nobody finds it open."""
        new = folder / f"{HELD}.new"
        descriptor = os.open(new, os.O_CREAT | os.O_RDWR, 0o600)
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        new.rename(folder / HELD)

    def _is_left(held: Path) -> bool:
        """Whether no process holds it, and it is this user's."""
        if held.parent.stat().st_uid != os.getuid():
            return False
        descriptor = os.open(held, os.O_RDWR)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        finally:
            os.close(descriptor)
        return True
