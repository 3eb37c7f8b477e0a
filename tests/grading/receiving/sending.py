"""What trainees send, and where it goes: small zips and folders, and an instructor's folder with one notebook."""

import io
import stat
import zipfile
from collections.abc import Mapping
from pathlib import Path

from trainingkit.grading.receiving.inbox import Inbox
from trainingkit.grading.records import NAME, Records

A = "first-response"
NOTEBOOK = f"{A}.ipynb"
NOW = "2026-11-21T12:00:00+00:00"
MASTER = b'{"master": true}'
ANSWER = b'{"an": "answer"}'
SENT = {NOTEBOOK: b'{"cells": []}', "answers/the-call.json": ANSWER}


def zipped(files: Mapping[str, bytes], **kinds: int) -> bytes:
    """A zip of these files; ``kinds`` gives the mode of an entry, such as that of a link, by its name."""
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            info = zipfile.ZipInfo(name)
            info.filename = info.orig_filename = name  # as it is, whatever Python thinks of it
            info.external_attr = kinds.get(name, stat.S_IFREG | 0o644) << 16
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return body.getvalue()


def laid_out(folder: Path, files: Mapping[str, bytes]) -> Path:
    """These files in a folder."""
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def below(prefix: str, files: Mapping[str, bytes] = SENT) -> dict[str, bytes]:
    """The same files below a folder."""
    return {f"{prefix}/{name}": data for name, data in files.items()}


def inbox(folder: Path, at: str = NOW) -> Inbox:
    """An instructor's folder with the notebook of one assignment; its records stay open until the test is over."""
    laid_out(folder, {f"source/{A}/{NOTEBOOK}": MASTER, f"source/{A}/items.yml": b"items"})
    return Inbox(folder, A, Records(folder / NAME), at, "an instructor")


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
