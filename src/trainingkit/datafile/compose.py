"""YAML text to plain data that remembers where each value stands.

YAML 1.1 turns ``No`` into false, ``on`` into true, ``12:30`` into 750 and keeps the last of two equal keys, all
in silence. Here those are mistakes that are told; ``yaml.compose`` is used because it still knows the places.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from trainingkit.diagnostics import Diagnostic, Location, Severity

Step = str | int
PathInFile = tuple[Step, ...]
Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

PLAIN_INT = re.compile(r"-?(0|[1-9][0-9]*)")
PLAIN_FLOAT = re.compile(r"-?[0-9]+\.[0-9]+")
PLAIN_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
TAG = "tag:yaml.org,2002:"


@dataclass(slots=True)
class Composed:
    """Plain data with places.

    ``data``: dict, tuple, str, int, float, bool, date or None. ``values`` and ``keys``: place of the value at a
    path, and of the key that names it. ``poisoned``: paths already reported, about which nothing more is said.
    """

    path: Path
    data: Any = None
    values: dict[PathInFile, Location] = field(default_factory=dict)
    keys: dict[PathInFile, Location] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    poisoned: set[PathInFile] = field(default_factory=set)

    def error(self, code: str, message: str, at: Location, hint: str | None = None) -> None:
        self.diagnostics.append(Diagnostic(code, Severity.ERROR, message, at, hint))


def parse(text: str, path: Path) -> yaml.Node | Diagnostic:
    """The node tree of a YAML text, or the one reason why there is none."""
    start = Location(path)

    def no(code: str, message: str, at: Location, hint: str | None = None) -> Diagnostic:
        return Diagnostic(code, Severity.ERROR, message, at, hint)

    try:
        if "*" in text or "&" in text:
            for event in yaml.parse(text, Loader=Loader):
                if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                    return no(
                        "no-aliases",
                        "anchors (&name) and aliases (*name) are not read here",
                        _place(path, event.start_mark),
                        "write the value out again, or put the text in quotes",
                    )
        node = yaml.compose(text, Loader=Loader)
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        return no("yaml-syntax", f"this character cannot be read: {error.reason}", Location(path, line, 1))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = _place(path, mark) if mark else start
        return no("yaml-syntax", f"this is not YAML: {error.problem}", where, _syntax_hint(str(error.problem)))
    if node is None:
        return no("empty-file", "the file is empty", start)
    return node


def convert(node: yaml.Node, path: Path) -> Composed:
    """Plain data of a node tree, with places and all mistakes of form."""
    out = Composed(path)
    out.data = _value(node, (), out)
    return out


def _value(node: yaml.Node, at: PathInFile, out: Composed) -> Any:
    out.values[at] = _place(out.path, node.start_mark, node.end_mark)
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, at, out)
    if isinstance(node, yaml.SequenceNode):
        return tuple(_value(item, (*at, i), out) for i, item in enumerate(node.value))
    return _scalar(node, at, out)


def _mapping(node: yaml.MappingNode, at: PathInFile, out: Composed) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for key_node, value_node in node.value:
        place = _place(out.path, key_node.start_mark, key_node.end_mark)
        if not isinstance(key_node, yaml.ScalarNode):
            out.error("bad-key", "a key must be a single word", place)
            continue
        key = key_node.value
        if key in data:
            first = out.keys[(*at, key)]
            out.error(
                "duplicate-key",
                f'"{key}" stands here twice',
                place,
                f"the first is in line {first.line}; keep one",
            )
            continue
        if key_node.tag != TAG + "str":
            out.error(
                "unquoted-value",
                f"{_surprise(key_node)}, and a key must be text",
                place,
                f'write "{key}" in quotes',
            )
            out.poisoned.add((*at, key))
        out.keys[(*at, key)] = place
        data[key] = _value(value_node, (*at, key), out)
    return data


READ_PLAIN: dict[str, tuple[re.Pattern[str], Callable[[str], Any]]] = {
    TAG + "int": (PLAIN_INT, int),
    TAG + "float": (PLAIN_FLOAT, float),
    TAG + "bool": (re.compile("true|false"), "true".__eq__),
    TAG + "timestamp": (PLAIN_DATE, date.fromisoformat),
}


def _scalar(node: yaml.ScalarNode, at: PathInFile, out: Composed) -> Any:
    text = node.value
    if node.tag == TAG + "str":
        return text
    if node.tag == TAG + "null":
        name = f'"{at[-1]}"' if at else "the file"
        out.error(
            "empty-value",
            f"{name} has no value",
            out.keys.get(at, out.values[at]),
            "write a value, or remove the key",
        )
        out.poisoned.add(at)
        return None
    pattern, read = READ_PLAIN.get(node.tag, (None, None))
    if pattern and pattern.fullmatch(text):
        try:
            return read(text)
        except ValueError:
            pass
    out.error("unquoted-value", _surprise(node), out.values[at], f'if it is text, write "{text}" in quotes')
    out.poisoned.add(at)
    return text


def _surprise(node: yaml.ScalarNode) -> str:
    kind = node.tag.removeprefix(TAG)
    names = {
        "bool": "a yes/no value",
        "int": "a number",
        "float": "a number",
        "timestamp": "a date",
        "merge": "a merge",
    }
    return f"{node.value} without quotes is read as {names.get(kind, 'a special value (' + kind + ')')}"


def _syntax_hint(problem: str) -> str | None:
    if "\\t" in problem or "'\t'" in problem:
        return "use spaces, not tabs"
    if "mapping values are not allowed" in problem:
        return "a text that holds a colon followed by a space must be in quotes"
    if "',' or '}'" in problem or "',' or ']'" in problem:
        return "inside { } and [ ] a text that holds a comma, a colon or a bracket must be in quotes"
    if "block end" in problem or "expected" in problem:
        return "look at the indentation of this line and the one before"
    return None


def _place(path: Path, start: yaml.Mark, end: yaml.Mark | None = None) -> Location:
    """YAML counts from 0, people from 1: the one place where that is turned."""
    width = end.column - start.column if end is not None and end.line == start.line else 1
    return Location(path, start.line + 1, start.column + 1, max(1, width))
