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

from trainingkit.datafile.syntax import trouble
from trainingkit.diagnostics import Diagnostic, Location, Severity

Step = str | int
PathInFile = tuple[Step, ...]
Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

PLAIN_INT = re.compile(r"-?(0|[1-9][0-9]*)")
PLAIN_FLOAT = re.compile(r"-?[0-9]+\.[0-9]+")
PLAIN_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
DEEPEST = 40
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
    lines: list[str] = field(default_factory=list, repr=False)
    poisoned: set[PathInFile] = field(default_factory=set)

    def error(self, code: str, message: str, at: Location, hint: str | None = None) -> None:
        self.diagnostics.append(Diagnostic(code, Severity.ERROR, message, at, hint))


def parse(text: str, path: Path) -> yaml.Node | Diagnostic:
    """The node tree of a YAML text, or the one reason why there is none."""
    try:
        if refused := _refused(text, path):
            return refused
        node = yaml.compose(text, Loader=Loader)
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        return _no("yaml-syntax", f"this character cannot be read: {error.reason}", Location(path, line, 1))
    except yaml.MarkedYAMLError as error:
        message, hint, line, column = trouble(error, text, Loader)
        return _no("yaml-syntax", message, Location(path, line + 1, column + 1), hint)
    if node is None:
        return _no("empty-file", "the file is empty", Location(path))
    return node


def _refused(text: str, path: Path) -> Diagnostic | None:
    """What YAML could read but this reader does not: aliases, and nesting that no author means."""
    depth = 0
    for event in yaml.parse(text, Loader=Loader):
        at = _place(path, event.start_mark)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            message = "anchors (&name) and aliases (*name) are not read here"
            return _no("no-aliases", message, at, "write the value out again, or put the text in quotes")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            message = f"this is nested more than {DEEPEST} levels deep"
            return _no("too-deep", message, at, "look for brackets that are not closed")
    return None


def _no(code: str, message: str, at: Location, hint: str | None = None) -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, message, at, hint)


def convert(node: yaml.Node, path: Path, text: str) -> Composed:
    """Plain data of a node tree, with places and all mistakes of form; ``text`` is what the tree was made from."""
    out = Composed(path, lines=text.split("\n"))
    out.data = _value(node, (), out)
    return out


def _value(node: yaml.Node, at: PathInFile, out: Composed) -> Any:
    out.values[at] = _place(out.path, node.start_mark, node.end_mark)
    _told_if_tagged(node, out)
    if isinstance(node, yaml.MappingNode):
        if at and (word := _word_in_braces(node, out)):
            message = "a text that begins with { must be in quotes"
            out.error("unquoted-value", message, out.values[at], f'write "{{{word}}}"')
            out.poisoned.add(at)
            return word
        return _mapping(node, at, out)
    if isinstance(node, yaml.SequenceNode):
        return tuple(_value(item, (*at, i), out) for i, item in enumerate(node.value))
    return _scalar(node, at, out)


def _mapping(node: yaml.MappingNode, at: PathInFile, out: Composed) -> dict[str, Any]:
    data: dict[str, Any] = {}
    loose = {i for i in range(1, len(node.value)) if _has_no_colon(*node.value[i], node, out)}
    for i, (key_node, value_node) in enumerate(node.value):
        place = _place(out.path, key_node.start_mark, key_node.end_mark)
        if i in loose:
            words = (*at, key_node.value)
            if words not in out.values:
                out.keys[words] = out.values[words] = place
                out.poisoned.add(words)
                data[key_node.value] = None
            if i - 1 not in loose:
                last = next(n for n in range(i, len(node.value)) if n + 1 not in loose)
                _cut_at_comma(node.value[i - 1][1], key_node, node.value[last][0], out)
            continue
        if not isinstance(key_node, yaml.ScalarNode):
            out.error("bad-key", "a key must be a single word", place)
            continue
        _told_if_tagged(key_node, out)
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


def _told_if_tagged(node: yaml.Node, out: Composed) -> None:
    """A tag (``!!set``) would be ignored on a list or a mapping, and would change a value into another."""
    start = node.start_mark
    is_text = isinstance(node, yaml.ScalarNode) and not node.tag.startswith(TAG)  # told as one that needs quotes
    if not is_text and out.lines[start.line][start.column : start.column + 1] == "!":
        tag = out.lines[start.line][start.column :].split()[0]
        at = Location(out.path, start.line + 1, start.column + 1, len(tag))
        out.error("no-tags", f"tags ({tag}) are not read here", at, "remove it")


def _has_no_colon(key: yaml.Node, value: yaml.Node, around: yaml.MappingNode, out: Composed) -> bool:
    """Whether this "key" of a mapping in braces is mere words between two commas."""
    end, start = key.end_mark, value.start_mark
    if not (around.flow_style and isinstance(key, yaml.ScalarNode) and value.tag == TAG + "null" and not value.value):
        return False
    return end.line == start.line and ":" not in out.lines[end.line][end.column : start.column]


def _cut_at_comma(before: yaml.Node, words: yaml.ScalarNode, last: yaml.ScalarNode, out: Composed) -> None:
    """A text without quotes ended at its comma, and the rest was taken for keys; ``last`` is the last of these."""
    if isinstance(before, yaml.MappingNode) and _word_in_braces(before, out):
        return  # told there
    line = out.lines[last.end_mark.line]
    whole = (
        line[before.start_mark.column : last.end_mark.column] if before.start_mark.line == last.end_mark.line else ""
    )
    hint = "put all of it in quotes" + (f': "{whole}"' if whole and '"' not in whole else "")
    at = _place(out.path, words.start_mark, words.end_mark)
    out.error("unquoted-value", f'the text before "{words.value}" ends at the comma', at, hint)


def _word_in_braces(node: yaml.MappingNode, out: Composed) -> str | None:
    """``name`` of a value ``{name}``: the placeholder that YAML takes for a mapping."""
    if len(node.value) != 1 or not _has_no_colon(*node.value[0], node, out):
        return None
    return None if node.value[0][0].style else node.value[0][0].value


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
        key, hint = out.keys.get(at, out.values[at]), "write a value, or remove the key"
        if " " in name and out.lines[key.line - 1][key.column + key.width - 1 :].lstrip()[:1] in (",", "}"):
            hint = f'is a colon missing after "{str(at[-1]).split()[0]}"?'
        out.error("empty-value", f"{name} has no value", key, hint)
        out.poisoned.add(at)
        return None
    if node.tag.startswith("!"):
        out.error("unquoted-value", "a text that begins with ! must be in quotes", out.values[at], "put it in quotes")
        out.poisoned.add(at)
        return text
    pattern, read = READ_PLAIN.get(node.tag, (None, None))
    if pattern and pattern.fullmatch(text):
        try:
            return read(text)
        except ValueError:
            pass
    hint = f'if it is text, write "{text}" in quotes'
    if node.tag == TAG + "bool":
        hint += "; if not, true or false"
    out.error("unquoted-value", _surprise(node), out.values[at], hint)
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


def _place(path: Path, start: yaml.Mark, end: yaml.Mark | None = None) -> Location:
    """YAML counts from 0, people from 1: the one place where that is turned."""
    width = end.column - start.column if end is not None and end.line == start.line else 1
    return Location(path, start.line + 1, start.column + 1, max(1, width))
