"""The secret of an instructor's folder, from which the variants of its cases follow."""

import os
import secrets
from pathlib import Path

from trainingkit.cli.writing import refusal
from trainingkit.course.prepared import CannotPrepare

SECRET = "secret"
SECRET_BYTES = 32


def secret_of(root: Path) -> bytes:
    """The secret of this instructor's folder; made at first use, readable by its owner alone.

    Raises
    ------
    CannotPrepare
        The file is there and is not a secret, or cannot be read.
    CannotWrite
        It cannot be made.
    """
    path = root / SECRET
    if not path.exists():
        _make(path)
    try:
        found = bytes.fromhex(path.read_text(encoding="ascii").strip())
    except OSError as error:  # never "remove it": every case would be another one
        raise CannotPrepare(f'"{path}" cannot be read: {error.strerror or error}') from error
    except ValueError:
        found = b""
    if len(found) != SECRET_BYTES:
        raise CannotPrepare(f'"{path}" is not a secret; take it from your backup, or remove it to begin anew')
    return found


def _make(path: Path) -> None:
    """A new secret; whole as soon as it is there, so that no interruption leaves half of one."""
    part = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="ascii") as file:
            file.write(secrets.token_hex(SECRET_BYTES) + "\n")
            file.flush()
            os.fsync(file.fileno())
        part.rename(path)
    except OSError as error:
        raise refusal(path, error) from error
    finally:
        part.unlink(missing_ok=True)
