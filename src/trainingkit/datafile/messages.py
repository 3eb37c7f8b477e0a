"""pydantic's findings in the words of the author: a stable code, what was written, the smallest fix."""

from collections.abc import Callable
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel

from trainingkit.datafile.compose import Composed, PathInFile
from trainingkit.datafile.hints import id_hint, shortened, type_hint
from trainingkit.datafile.schema import keys_at
from trainingkit.diagnostics import Diagnostic, Location, Severity, did_you_mean

Hint = Callable[[PathInFile, str, Any], str | None]
"""From a path, the word written there and the whole data to a hint that the form alone cannot give."""

LIMITS = {
    "greater_than_equal": "must be {ge} or more",
    "less_than_equal": "must be {le} or less",
    "too_short": "needs at least {min_length}",
    "too_long": "needs at most {max_length}",
}
EXPECTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "dict_type": "a mapping (key: value)",
    "model_type": "a mapping (key: value)",
    "date_type": "a date such as 2026-11-21",
}


def from_pydantic(
    error: dict[str, Any], model: type[BaseModel], composed: Composed, hint: Hint | None = None
) -> tuple[Diagnostic | None, PathInFile]:
    """One finding as a diagnostic and the path it is about.

    Returns
    -------
    (Diagnostic or None, path)
        None where the same spot was reported already while reading the form.
    """
    kind, raw = error["type"], error["loc"]
    path = tuple(step for step in raw if step != "[key]")
    path = _in_file(path, composed, keep_last=kind == "missing")
    if any(path[: len(p)] == p for p in composed.poisoned):
        return None, path
    code, message, ready, at = _words(kind, error, path, model, composed)
    if kind == "string_pattern_mismatch":
        at = composed.keys.get(path, at) if raw[-1] == "[key]" else at
        ready = (hint and hint(path, error["input"], composed.data)) or ready
    return Diagnostic(code, Severity.ERROR, message, at, ready), path


def near_miss(error: dict[str, Any], model: type[BaseModel]) -> str | None:
    """The key that an unknown key was probably meant to be."""
    known = keys_at(model, _without_kinds(tuple(error["loc"][:-1]), model))
    return next(iter(get_close_matches(str(error["loc"][-1]), known, n=1)), None)


def _without_kinds(path: PathInFile, model: type[BaseModel]) -> PathInFile:
    """A path without the steps that say of which kind something is: they are no keys of the file."""
    kept: PathInFile = ()
    for step in path:
        if isinstance(step, int) or step in (known := keys_at(model, kept)) or not known:
            kept = (*kept, step)
    return kept


def _in_file(path: PathInFile, composed: Composed, keep_last: bool) -> PathInFile:
    """Pydantic adds steps of its own (a union's branch): keep those that exist in the file."""
    kept: PathInFile = ()
    for i, step in enumerate(path):
        if (*kept, step) in composed.values or (keep_last and i == len(path) - 1):
            kept = (*kept, step)
    return kept


def _words(
    kind: str, error: dict[str, Any], path: PathInFile, model: type[BaseModel], composed: Composed
) -> tuple[str, str, str | None, Location]:
    at = composed.values.get(path) or _nearest_key(path, composed)
    key = next((str(s) for s in reversed(path) if isinstance(s, str)), "the file")
    context = error.get("ctx", {})
    if kind == "missing":
        return "missing-key", f'{_name(path[:-1], composed)} has no "{path[-1]}"', f'add "{path[-1]}:"', at
    if kind == "extra_forbidden":
        known = keys_at(model, path[:-1])
        hint = did_you_mean(str(path[-1]), known) or (f"the keys here are: {', '.join(known)}" if known else None)
        return (
            "unknown-key",
            f'"{path[-1]}" is not a key of {_name(path[:-1], composed)}',
            hint,
            _nearest_key(path, composed),
        )
    if kind == "literal_error":
        words = [w.strip(" '\"") for w in context["expected"].replace(" or ", ", ").split(",")]
        hint = did_you_mean(error["input"], words) if isinstance(error["input"], str) else None
        found = shortened(str(error["input"]))
        return "unknown-word", f'{key}: "{found}" is not one of {", ".join(words)}', hint, at
    if kind == "union_tag_invalid":
        words = [w.strip(" '\"") for w in context["expected_tags"].split(",")]
        field, found = context["discriminator"].strip("'"), str(context["tag"])
        message = f'{field}: "{shortened(found)}" is not one of {", ".join(words)}'
        return "unknown-word", message, did_you_mean(found, words), composed.values.get((*path, field), at)
    if kind == "union_tag_not_found":
        field = context["discriminator"].strip("'")
        return "missing-key", f'{_name(path, composed)} has no "{field}"', f'add "{field}:"', at
    if kind in EXPECTED:
        hint = type_hint(kind, error["input"], path, model)
        return "wrong-type", f"{key}: expected {EXPECTED[kind]}, found {_found(error['input'])}", hint, at
    if "-" in kind:  # our own validators name their code
        return kind, error["msg"], context.get("hint"), at
    if kind == "string_pattern_mismatch":
        hint = id_hint(error["input"], context["pattern"])
        return "bad-id", f'"{shortened(error["input"])}" cannot be a name here', hint, at
    return "out-of-range", f"{key}: {_limit(kind, error)}", None, at


def _limit(kind: str, error: dict[str, Any]) -> str:
    """What is too small, too large, too short or too long."""
    if kind == "string_too_short":
        return "the text is empty"
    if kind == "too_short" and error["ctx"]["min_length"] == 1:
        return "needs at least one"
    if kind in LIMITS:
        return LIMITS[kind].format(**error["ctx"])
    return f"{error['msg'][0].lower()}{error['msg'][1:]}"


def _nearest_key(path: PathInFile, composed: Composed) -> Location:
    while path:
        if path in composed.keys:
            return composed.keys[path]
        if path in composed.values:
            return composed.values[path]
        path = path[:-1]
    return composed.values[()]


def _name(path: PathInFile, composed: Composed) -> str:
    """What an author would call the thing at ``path``: passage "request", choice "rush", the file."""
    if not path:
        return "the file"
    here: Any = composed.data
    for step in path:
        here = here[step] if isinstance(here, dict | tuple) else {}
    if isinstance(path[-1], int):
        named = here.get("id") if isinstance(here, dict) else None
        what = str(path[-2]).removesuffix("s") if len(path) > 1 else "item"
        return f'{what} "{named}"' if named else f"{what} {path[-1] + 1}"
    if len(path) > 1 and isinstance(path[-2], str) and path[-2].endswith("s"):
        return f'{path[-2].removesuffix("s")} "{path[-1]}"'
    return f'"{path[-1]}"'


def _found(value: Any) -> str:
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, tuple):
        return "a list"
    return f'"{shortened(value)}"' if isinstance(value, str) else str(value).lower()
