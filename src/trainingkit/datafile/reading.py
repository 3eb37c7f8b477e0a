"""A file to a model: form, then types. What is unsound is told and cut out, so that the rest can be checked too."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Generic, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from trainingkit.datafile.compose import Composed, PathInFile, Step, convert, parse
from trainingkit.datafile.messages import Hint, from_pydantic, near_miss
from trainingkit.datafile.schema import is_required, keys_at
from trainingkit.diagnostics import Diagnostic, Location, Severity, in_order

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Loaded(Generic[M]):
    """What came of a file.

    Attributes
    ----------
    path : Path
    text : str
        As read; empty when the file could not be read.
    value : M or None
        The model; None when the file has an error.
    sound : M or None
        The model of what is left when everything unsound is cut out; None when nothing is. For further checks only.
    lost : frozenset of paths
        Where something was cut out: nothing may be said about references into these.
    diagnostics : tuple of Diagnostic
        In file order, one per cause.
    """

    path: Path
    text: str = ""
    value: M | None = None
    sound: M | None = None
    lost: frozenset[PathInFile] = frozenset()
    diagnostics: tuple[Diagnostic, ...] = ()
    composed: Composed | None = field(default=None, repr=False)

    def where(self, *path: Step) -> Location:
        """The place of the value at ``path``, or of the nearest thing around it."""
        return self._nearest(path, key=False)

    def where_key(self, *path: Step) -> Location:
        """The place of the key that names ``path``, or of the nearest thing around it."""
        return self._nearest(path, key=True)

    def _nearest(self, path: PathInFile, key: bool) -> Location:
        if self.composed is None:
            return Location(self.path)
        tables = (self.composed.keys, self.composed.values) if key else (self.composed.values,)
        while True:
            for table in tables:
                if path in table:
                    return table[path]
            if not path:
                return Location(self.path)
            path = path[:-1]


def read_datafile(path: Path | str, model: type[M], text: str | None = None, hint: Hint | None = None) -> Loaded[M]:
    """Read a YAML file strictly.

    Parameters
    ----------
    path : Path or str
        The file; also what messages name.
    model : a frozen pydantic model
        ``extra="forbid"``, ``strict=True``; sequences as ``tuple``, words as ``Literal``.
    text : str, optional
        The contents, if they were read already.
    hint : callable, optional
        From a path, the word written there and the whole data to what to write instead; None where it cannot say.

    Returns
    -------
    Loaded
        Never raises for a mistake in the file, nor for a file that is not there: both are diagnostics.
    """
    path = Path(path)
    if text is None:
        read = _text_of(path)
        if isinstance(read, Diagnostic):
            return Loaded(path, diagnostics=(read,))
        text = read
    node = parse(text, path)
    if isinstance(node, Diagnostic):
        return Loaded(path, text, diagnostics=(node,))
    first = composed = convert(node, path, text)
    sound, problems = _validate(model, composed, hint)
    told, lost = list(problems), set(first.poisoned)
    while sound is None:
        cut = _cut_out(node, composed, model, problems)
        if not cut:
            break
        lost |= cut | _meant(model, cut)
        composed = convert(node, path, text)
        sound, problems = _validate(model, composed, hint)
        # What is only short of something because it was cut out of it has been told.
        told += [(None if any(p[: len(path)] == path for p in lost) else told_now, path) for told_now, path in problems]
    found = first.diagnostics + [diagnostic for diagnostic, _ in told if diagnostic is not None]
    value = sound if not found else None
    return Loaded(path, text, value, sound, frozenset(lost), in_order(dict.fromkeys(found)), composed)


Problem = tuple[Diagnostic | None, PathInFile]


def _text_of(path: Path) -> str | Diagnostic:
    """The contents of a file, or why they cannot be read."""
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return _error("unreadable-file", "this file is not there", path)
    except OSError as error:
        return _error("unreadable-file", f"this file cannot be read: {error.strerror}", path)
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        found = _error("unreadable-file", f"this file is not UTF-8 (line {line})", path)
        return replace(found, location=Location(path, line), hint="in the editor: Save as, encoding UTF-8")


def _validate(model: type[M], composed: Composed, hint: Hint | None) -> tuple[M | None, list[Problem]]:
    """The model, or what is wrong: diagnostics (None where it was told before) and the path to cut."""
    try:
        return model.model_validate(composed.data), []
    except ValidationError as error:
        found = error.errors(include_url=False)
        misspelt = {(*e["loc"][:-1], near_miss(e, model)) for e in found if e["type"] == "extra_forbidden"}
        problems = [(e, *from_pydantic(e, model, composed, hint)) for e in found]
        # A misspelt key is told once, though what it was meant to be is then missing; so is a list's only item.
        return None, [
            (None if (e["type"] == "missing" and e["loc"] in misspelt) or _lost_items(e, found) else diagnostic, path)
            for e, diagnostic, path in problems
        ]


def _lost_items(error: dict, found: list[dict]) -> bool:
    """Whether a list is too short only because something in it is wrong."""
    loc = error["loc"]
    return error["type"] == "too_short" and any(e["loc"][: len(loc)] == loc != e["loc"] for e in found)


def _cut_out(node: yaml.Node, composed: Composed, model: type[M], problems: list[Problem]) -> set[PathInFile]:
    """Remove the smallest whole thing around each problem; empty when the file itself is what is wrong."""
    paths = set()
    for _, path in problems:
        while path and (path not in composed.values or (isinstance(path[-1], str) and is_required(model, path))):
            path = path[:-1]
        if not path:
            return set()
        paths.add(path)
    for path in sorted(paths, key=lambda p: [str(s).rjust(6, "0") for s in p], reverse=True):
        _remove(node, path)
    return paths


def _meant(model: type[BaseModel], cut: set[PathInFile]) -> set[PathInFile]:
    """What the misspelt keys among these were meant to be: that is lost with them."""
    misspelt = [path for path in cut if (known := keys_at(model, path[:-1])) and path[-1] not in known]
    return {(*path[:-1], meant) for path in misspelt if (meant := near_miss({"loc": path}, model))}


def _remove(node: yaml.Node, path: PathInFile) -> None:
    for step in path[:-1]:
        if isinstance(node, yaml.SequenceNode):
            node = node.value[step]
        else:
            node = next(value for key, value in node.value if key.value == step)
    last = path[-1]
    if isinstance(node, yaml.SequenceNode):
        del node.value[last]
    else:
        node.value[:] = [(key, value) for key, value in node.value if key.value != last]


def _error(code: str, message: str, path: Path) -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, message, Location(path))
