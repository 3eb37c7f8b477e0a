"""One file of a pack: everything that it says, and how that becomes bytes."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, is_dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Artefact:
    """A file that can be made.

    ``plan`` is plain data (dataclasses, tuples, lists, dicts, text, numbers, bytes): all that the file says.
    ``render`` sees nothing else, and the same plan gives the same bytes, so a file whose plan has not changed need
    not be made again.
    """

    name: str
    plan: Any
    render: Callable[[Any], bytes]

    def make(self) -> bytes:
        """The bytes of the file."""
        return self.render(self.plan)

    def key(self) -> str:
        """A hash of its plan, 64 hex digits."""
        plan = asdict(self.plan) if is_dataclass(self.plan) else self.plan
        text = json.dumps(plan, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_plain)
        return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: Any) -> Any:
    match value:
        case bytes():
            return hashlib.sha256(value).hexdigest()
        case date():
            return value.isoformat()
    if is_dataclass(value):
        return asdict(value)
    raise TypeError(f"a plan is plain data, not {type(value).__name__}")
