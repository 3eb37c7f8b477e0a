"""The exhibit log: its columns as a form needs them, for England, Wales and Northern Ireland, and for Scotland.

The order and the choice of columns are this project's; a force's own form comes first.
"""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

Format = Literal["text", "choice", "datetime", "sha256", "number"]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]

INTIMATE = ("no intimate material", "intimate material", "not known")
UNDER_18 = ("yes", "no", "unknown")
HASHES = ("SHA-256", "SHA-512", "none")
WHEN = "Date, time and zone, such as 2026-07-10 00:40 BST."


class Column(BaseModel):
    """One column of a log: ``options`` are there when, and only when, the format is ``choice``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    label: str
    help: str
    format: Format = "text"
    options: tuple[str, ...] = ()


def _column(id_: str, label: str, help_: str, format_: Format = "text", options: tuple[str, ...] = ()) -> Column:
    return Column(id=id_, label=label, help=help_, format=format_, options=options)


_FILE = (
    _column("original_name", "Original file name", "As it was when it was received."),
    _column("size", "Size in bytes", "A whole number.", "number"),
    _column("file_type", "File type", "Such as PNG picture or CSV table."),
    _column("hash_algorithm", "Hash algorithm", "Which kind of hash was taken.", "choice", HASHES),
    _column("hash_value", "Hash value", "64 hexadecimal digits for SHA-256.", "sha256"),
)
_CONTENT = (
    _column("sensitivity", "Intimate material", "What is known without opening anything.", "choice", INTIMATE),
    _column("under_18", "Person under 18", "Whether somebody on it is under 18.", "choice", UNDER_18),
)
_AFTER = (
    _column("access_log", "Who opened it", "Each time: who, when and why."),
    _column("relevance", "Why it matters", "What it may show, for or against anybody."),
    _column("derivatives", "Copies made from it", "References of copies, crops and redacted versions."),
    _column("retention", "Keep or return", "What was decided, by whom and when."),
    _column("errors", "Notes of any error", "What went wrong, when it was noticed, who was told."),
)
EXHIBIT_COLUMNS: tuple[Column, ...] = (
    _column("case_ref", "Case reference", "The same on every line."),
    _column("exhibit_ref", "Exhibit reference", "Initials of who produces it and a number, such as AB/1; used once."),
    _column("parent_ref", "Made from exhibit", "The exhibit it was made from; empty if it was not."),
    _column("description", "Description", "What it is, in neutral words; nothing explicit."),
    _column("source", "Source", "The person it came from and their role."),
    _column("device", "Device or platform", "Where it was kept before."),
    _column("account", "Account ID or address", "User ID, handle and page, where there is one."),
    _column("event_time", "Time of the event", WHEN, "datetime"),
    _column("capture_time", "Time of capture", WHEN, "datetime"),
    _column("captured_by", "Captured by", "Name or number of who captured it."),
    _column("method", "Method and tool", "How, with which tool and version."),
    *_FILE,
    _column("storage", "Storage", "Where it is now."),
    *_CONTENT,
    _column("transfers", "Transfers", "Each one: from, to, time, reason, seal, hash rechecked."),
    *_AFTER,
)
"""The exhibit log as it is kept in England, Wales and Northern Ireland."""

PRODUCTION_COLUMNS: tuple[Column, ...] = (
    _column("case_ref", "Case reference", "The same on every line."),
    _column("production_no", "Production number", "One number for each production, used once."),
    _column("label_no", "Label number", "The label fixed to the production; the same number on both."),
    _column("parent_ref", "Made from production", "The production it was made from; empty if it was not."),
    _column("description", "Description on the label", "What it is, in neutral words; nothing explicit."),
    _column("received_from", "Received from", "The person it came from and their role."),
    _column("received_by", "Received by", "Who took it, and whether a second officer was there."),
    _column("place", "Place", "Where it was received."),
    _column("device", "Device or platform", "Where it was kept before."),
    _column("account", "Account ID or address", "User ID, handle and page, where there is one."),
    _column("event_time", "Time of the event", WHEN, "datetime"),
    _column("capture_time", "Time received or captured", WHEN, "datetime"),
    _column("method", "Method and tool", "How, with which tool and version."),
    *_FILE,
    _column("storage", "Storage", "Where it is now."),
    *_CONTENT,
    _column("signatures", "Signatures on the label", "Each handler signs: name, number, date and time."),
    _column("handed_on", "From whom, to whom", "Each time it changes hands: from, to, date and time, reason."),
    *_AFTER,
)
"""The Scottish form: labelled productions, each handler signing from whom and to whom."""


def exhibit_columns(jurisdiction: str) -> tuple[Column, ...]:
    """The columns of the log for ``"scotland"``, or for anywhere else in the United Kingdom."""
    return PRODUCTION_COLUMNS if jurisdiction == "scotland" else EXHIBIT_COLUMNS


class LogLine(BaseModel):
    """What both forms ask. Empty means that nothing was written there."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    case_ref: str
    parent_ref: str = ""
    description: str
    device: str = ""
    account: str = ""
    event_time: AwareDatetime | None = None
    capture_time: AwareDatetime | None = None
    method: str = ""
    original_name: str
    size: Annotated[int, Field(ge=0)] | None = None
    file_type: str = ""
    hash_algorithm: Literal["", "SHA-256", "SHA-512", "none"] = ""
    hash_value: Sha256 | Literal[""] = ""
    storage: str = ""
    sensitivity: Literal["", "no intimate material", "intimate material", "not known"] = ""
    under_18: Literal["", "yes", "no", "unknown"] = ""
    access_log: str = ""
    relevance: str = ""
    derivatives: str = ""
    retention: str = ""
    errors: str = ""


class Exhibit(LogLine):
    """One line of the exhibit log; its fields are ``EXHIBIT_COLUMNS``."""

    exhibit_ref: Annotated[str, Field(pattern=r"^[A-Z]{2,4}/[1-9][0-9]*$")]
    source: str = ""
    captured_by: str = ""
    transfers: str = ""

    def cells(self) -> dict[str, str]:
        """Column id to text, in the order of the columns; times to the minute, with their offset."""
        return _cells(self, EXHIBIT_COLUMNS)


class Production(LogLine):
    """One line of the Scottish form; its fields are ``PRODUCTION_COLUMNS``."""

    production_no: Annotated[str, Field(pattern=r"^[1-9][0-9]*$")]
    label_no: Annotated[str, Field(pattern=r"^[1-9][0-9]*$")]
    received_from: str = ""
    received_by: str = ""
    place: str = ""
    signatures: str = ""
    handed_on: str = ""

    def cells(self) -> dict[str, str]:
        """Column id to text, in the order of the columns; times to the minute, with their offset."""
        return _cells(self, PRODUCTION_COLUMNS)


def _cells(line: LogLine, columns: tuple[Column, ...]) -> dict[str, str]:
    return {column.id: _written(getattr(line, column.id)) for column in columns}


def _written(value: str | int | datetime | None) -> str:
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    return "" if value is None else str(value)
