"""What is asked is read strictly: a question nobody could answer is told before anybody is asked it."""

from pathlib import Path

import pytest

from tests.marking.every_kind import BY_ID, FILE
from trainingkit.datafile import read_datafile
from trainingkit.marking.items import ItemsFile, own_options, texts_of

HEAD = "format: 1\nassignment: tiny\ntitle: Tiny\nversion: 1\nitems:\n  - "
ONE = "{id: one, kind: choose-one, title: One, ask: Which?, points: 1"


def told(item: str) -> list[str]:
    """The codes of what is wrong with a file that asks this."""
    return [d.code for d in read_datafile(Path("items.yml"), ItemsFile, HEAD + item + "\n").diagnostics]


def test_there_is_an_item_of_every_kind():
    """The file that these tests lean on leaves out no kind."""
    kinds = {"choose-one", "choose-several", "order", "match", "table", "say", "decide", "write", "play", "numbers"}

    assert kinds | {"function"} == {item.kind for item in FILE.items}


@pytest.mark.parametrize(
    ("item", "code"),
    [
        (ONE + "}", "no-options"),
        (ONE + ", options: [{id: a, text: A}], options_from: files}", "no-options"),
        (ONE + ", options: [{id: a, text: A}, {id: a, text: B}]}", "duplicate-option"),
        ("{id: t, kind: table, title: T, ask: Fill., columns: [{id: a, label: A, format: choice}]}", "no-options"),
        ("{id: t, kind: table, title: T, ask: Fill., columns: [{id: a, label: A}, {id: a, label: B}]}",
         "duplicate-option"),
        ("{id: m, kind: match, title: M, ask: Match., left: [{id: a, text: A}]}", "no-options"),
        ("{id: d, kind: write, title: W, ask: Write., parts: []}", "out-of-range"),
        ("{id: d, kind: wirte, title: W, ask: Write.}", "unknown-word"),
    ],
)  # fmt: skip
def test_a_question_that_cannot_be_answered_is_told(item, code):
    """Nothing to choose from, two options of one id, nothing to fill in, and a kind that does not exist."""
    assert [code] == told(item)


def test_what_was_written_is_read_in_the_order_of_the_parts():
    """A sentence is one text; a part that was left out is an empty one."""
    assert ("Hello.",) == texts_of(BY_ID["say"], {"text": "Hello.", "choice": None})
    assert ("",) == texts_of(BY_ID["write"], {"texts": {}})
    assert () == texts_of(BY_ID["one"], "a")


def test_every_option_of_an_item_is_its_own():
    """Both sides of a match, and the lists of columns."""
    assert list("abcabc") == [option.id for option in own_options(BY_ID["match"])]
    assert list("abc") == [option.id for option in own_options(BY_ID["table"])]


def test_an_item_that_is_not_there_is_named():
    """Looking it up says which."""
    with pytest.raises(KeyError, match="nothing"):
        FILE.item("nothing")
