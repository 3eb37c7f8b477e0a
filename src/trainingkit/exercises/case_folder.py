"""The files of a case: which there are, and what each looks like. Only what its manifest lists can be asked for."""

import base64
import csv
import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from trainingkit.evidence.scene import PLACEHOLDER
from trainingkit.exercises.asked import AGAIN, damaged, listed_in
from trainingkit.exercises.sheet import Data

KINDS = {".json": "text", ".txt": "text", ".html": "html", ".png": "image", ".csv": "table", ".eml": "email"}
STOP = (
    "In a real case: stop, close it, record that it is there, and refer it. It is not opened, copied or sent. "
    "This one is a grey picture. Opening it here costs nothing and is not noted anywhere."
)
ALGORITHM = "SHA-256"


class NotInCase(Exception):
    """Something that the case does not list, or no longer has."""


@dataclass(frozen=True)
class CaseFolder:
    """A case on the disk or, where nothing may be written, in memory."""

    name: str
    manifest: Mapping[str, Any]
    folder: Path | None = None
    memory: Mapping[str, bytes] | None = None

    def listing(self) -> list[Data]:
        """Every file as the page lists it.

        Raises
        ------
        CannotShow
            The manifest is not of a manifest's shape.
        """
        try:
            return [_listed(entry) for entry in self.manifest["files"]]
        except (KeyError, TypeError, AttributeError):
            raise damaged(self.name) from None

    def read(self, name: str) -> bytes:
        """The bytes of a file that is listed.

        Raises
        ------
        NotInCase
            It is not listed, or is not there.
        """
        if name not in [each["name"] for each in self.listing()]:
            raise NotInCase("This file is not in the case.")
        if self.memory is not None and name in self.memory:
            return self.memory[name]
        path = (self.folder or Path()) / name
        if self.folder is None or path.resolve().parent != self.folder.resolve() or not path.is_file():
            raise NotInCase(f"“{name}” is not in the folder any more. {AGAIN}")
        return path.read_bytes()

    def view(self, name: str) -> Data:
        """What a file looks like: ``kind``, and ``text``, ``rows`` (the first is the header) or ``src`` with ``alt``.

        Raises
        ------
        NotInCase
            It is not listed, or is not there.
        """
        data = self.read(name)
        if name == PLACEHOLDER:
            return {"kind": "text", "text": STOP}
        kind = KINDS.get(Path(name).suffix, "text")
        if kind == "image":
            entry = next(each for each in self.manifest["files"] if each["id"] == name)
            src = f"data:image/png;base64,{base64.b64encode(data).decode()}"
            return {"kind": kind, "src": src, "alt": entry.get("text") or entry["description"]}
        text = data.decode("utf-8-sig", "replace")
        if kind == "table":
            return {"kind": kind, "rows": list(csv.reader(io.StringIO(text)))}
        return {"kind": kind, "text": text}

    def sha256(self, name: str) -> str:
        """SHA-256 of a file as it is now: 64 hexadecimal digits.

        Raises
        ------
        NotInCase
            It is not listed, or is not there.
        """
        return hashlib.sha256(self.read(name)).hexdigest()

    def reply(self, message: Any, at: datetime) -> Data | None:
        """The answer to one message of the page; None for one that asks for nothing. Never raises, whatever it is sent.

        ``{"type": "open", "n", "name"}`` gives ``file``, ``{"type": "hash", "n", "name"}`` gives ``hashed``;
        ``refused`` with the reason for a file that is not listed or not there.
        """
        try:
            match message:
                case {"type": "open", "n": int(n), "name": str(name)}:
                    return {"type": "file", "n": n, "name": name} | self.view(name)
                case {"type": "hash", "n": int(n), "name": str(name)}:
                    told = {"algorithm": ALGORITHM, "value": self.sha256(name), "at": at.astimezone().strftime("%H:%M")}
                    return {"type": "hashed", "n": n, "name": name} | told
        except NotInCase as error:
            return {"type": "refused", "n": message["n"], "why": str(error), "hint": None}
        except (OSError, ValueError, csv.Error) as error:
            return {"type": "refused", "n": message["n"], "why": f"This file cannot be read: {error}.", "hint": None}
        return None


def case_at(folder: Path) -> CaseFolder:
    """The case in a folder.

    Raises
    ------
    CannotShow
        It is not there, or its manifest was cut short or altered.
    """
    manifest = listed_in(folder)
    case = CaseFolder(folder.name, manifest if isinstance(manifest, dict) else {}, folder)
    case.listing()
    return case


def _listed(entry: Mapping[str, Any]) -> Data:
    name = entry["id"]
    return {
        "name": name,
        "kind": KINDS.get(Path(name).suffix, "text"),
        "description": entry["description"],
        "size": entry["size"],
        "placeholder": name == PLACEHOLDER,
    }
