"""The smallest edit for a value of the wrong form: what the author wrote, made to fit."""

import re
from datetime import date
from typing import Any

from pydantic import BaseModel

from trainingkit.datafile.compose import PathInFile
from trainingkit.datafile.schema import required_at, takes_items, takes_text

LONGEST = 60
SAFE_PLAIN = re.compile(r"[A-Za-z][\w .-]*")


def shortened(text: str) -> str:
    """A text as far as a message can hold it."""
    return text if len(text) <= LONGEST else text[: LONGEST - 3].rstrip() + "..."


def mended_id(written: str, pattern: str) -> str | None:
    """The written word in the form that is wanted, if lower case, hyphens or underscores make it fit."""
    plain = re.sub(r"[’']", "", written.strip().lower())
    for between in ("-", "_"):
        word = re.sub(r"[^a-z0-9]+", between, plain).strip(between)
        if word and re.fullmatch(pattern, word):
            return word
    return None


def id_hint(written: str, pattern: str) -> str:
    """How to write an id, with the mended word where there is one."""
    kind = "underscores" if "_" in pattern else "hyphens"
    if word := mended_id(written, pattern):
        return f"write {word}" if "_" in pattern else f"lower case, digits and {kind}, such as {shortened(word)}"
    return f"begin with a letter; then lower case, digits and {kind}"


def type_hint(kind: str, found: Any, path: PathInFile, model: type[BaseModel]) -> str | None:
    """What to write instead of a value of the wrong kind; None where nothing can be said."""
    if kind == "string_type" and isinstance(found, int | float | date) and not isinstance(found, bool):
        return f'write it in quotes: "{found}"'
    if kind == "string_type" and isinstance(found, bool):
        return "write it in quotes"
    if kind in ("int_type", "int_from_float", "float_type") and (number := re.search(r"\d+", str(found))):
        return f"write {number[0]}"
    if kind == "bool_type":
        return {"yes": "write true", "true": "write true", "no": "write false", "false": "write false"}.get(
            str(found).lower()
        )
    if kind == "tuple_type":
        return _as_list(found, path, model)
    if kind in ("model_type", "dict_type"):
        return _as_mapping(found, path, model)
    return None


def _as_list(found: Any, path: PathInFile, model: type[BaseModel]) -> str | None:
    if isinstance(found, dict):
        return "write - before it, or put it in [ ]" if takes_items(model, path) else None
    item = _as_mapping(found, (*path, 0), model) if not takes_text(model, (*path, 0)) else None
    if item:
        return f"write [{item.removeprefix('write ')}]"
    words = shortened(str(found)) if SAFE_PLAIN.fullmatch(str(found)) else f'"{shortened(str(found))}"'
    return f"write [{words}]"


def _as_mapping(found: Any, path: PathInFile, model: type[BaseModel]) -> str | None:
    """The mapping that was probably meant, with the text that was found where a text or a name belongs."""
    keys = required_at(model, path)
    names = found if isinstance(found, tuple) else (found,)
    if not keys and all(isinstance(name, str) and SAFE_PLAIN.fullmatch(name) for name in names):
        return "write {" + ", ".join(f"{shortened(name)}: ..." for name in names) + "}" if names else None
    if not keys or isinstance(found, dict | tuple):
        return None
    place = next((key for key in ("text", "name", "label") if key in keys), None)
    parts = (f'{key}: "{shortened(str(found))}"' if key == place else f"{key}: ..." for key in keys)
    return "write {" + ", ".join(parts) + "}"
