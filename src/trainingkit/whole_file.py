"""Files that are whole: the old one or the new one, never half of one."""

import os
import stat
from contextlib import suppress
from pathlib import Path


def replace_file(path: Path, data: bytes, mode: int = 0o644) -> None:
    """Put a file in its place, or in place of one that is there, which may be read-only.

    Parameters
    ----------
    path : Path
        Its folder is there.
    data : bytes
    mode : int
        Who may read it, as for ``chmod``; the new one is never readable by others, not even while it is written.

    Raises
    ------
    OSError
        It cannot be written; what was there before is still there.
    """
    new = path.with_name(f".{path.name}.new")
    new.unlink(missing_ok=True)  # left by somebody who was cut short
    try:
        with open(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
            file.write(data)
        with suppress(OSError):
            path.chmod(path.stat().st_mode | stat.S_IWUSR)  # nbgrader makes files read-only; Windows replaces none such
        os.replace(new, path)
    except OSError:
        with suppress(OSError):
            new.unlink()
        raise
