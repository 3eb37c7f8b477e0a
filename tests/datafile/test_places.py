"""Every value knows its place: what the text holds there is what was read."""

import json
from pathlib import Path
from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from trainingkit.datafile.compose import Composed, convert, parse

HERE = Path("file.yml")
WORDS = st.text("abc é:#'\"-{}[],&*!%@\\\n", max_size=8)
KEYS = st.sampled_from(["a", "b", "long key", "no", "12:30", "[c"])
DATA = st.recursive(
    WORDS | st.integers(-99, 99) | st.booleans(),
    lambda inner: st.lists(inner, min_size=1, max_size=3) | st.dictionaries(KEYS, inner, min_size=1, max_size=3),
    max_leaves=12,
)
DUMPED = st.builds(
    lambda data, flow: yaml.safe_dump(data, default_flow_style=flow, allow_unicode=True, width=1000),
    st.dictionaries(KEYS, DATA, min_size=1, max_size=3),
    st.sampled_from([True, False, None]),
)
AS_JSON = st.builds(lambda data: json.dumps(data, ensure_ascii=False), st.dictionaries(KEYS, DATA, min_size=1))


def composed(text: str) -> Composed:
    """The data of a text, with its places."""
    return convert(parse(text, HERE), HERE, text)


def plain(data: Any) -> Any:
    """Lists for tuples, as YAML itself gives them."""
    if isinstance(data, dict):
        return {key: plain(value) for key, value in data.items()}
    return [plain(item) for item in data] if isinstance(data, tuple) else data


def leaves(data: Any, at: tuple = ()) -> list[tuple[tuple, Any]]:
    """Every value that is not a list or a mapping, with its path."""
    if isinstance(data, dict | tuple):
        items = data.items() if isinstance(data, dict) else enumerate(data)
        return [leaf for step, value in items for leaf in leaves(value, (*at, step))]
    return [(at, data)]


@given(DUMPED | AS_JSON)
def test_what_was_written_is_what_is_read(text):
    """Of a file without mistakes nothing is lost or changed, in whichever style it is written."""
    read = composed(text)

    assert [] == read.diagnostics
    assert yaml.safe_load(text) == plain(read.data)


@given(DUMPED | AS_JSON)
def test_every_value_stands_where_its_place_says(text):
    """Reading the text again at the place of a value gives the value; at the place of its key, the key."""
    read = composed(text)
    lines = text.split("\n")
    for path, value in leaves(read.data):
        at = read.values[path]
        written = lines[at.line - 1][at.column - 1 : at.column - 1 + at.width]

        assert at.line <= len(lines)
        if "\n" not in str(value):
            assert value == yaml.safe_load(written)
        for n, step in enumerate(path):
            if isinstance(step, str):
                key = read.keys[path[: n + 1]]
                assert step == yaml.safe_load(lines[key.line - 1][key.column - 1 :][: key.width])
