"""An answer file is believed only as far as it fits: what it says it is, whole, small and plain."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.effort import examples
from tests.marking.every_kind import BY_ID, FILE, FITTING, any_json
from trainingkit.marking.answers import LARGEST, Answer, AnswerRefused, read_answer

BODY = {
    "format": 1, "assignment": "every-kind", "item": "one", "version": 2, "kind": "choose-one", "variant": "v07",
    "seq": 3, "saved_at": "2026-11-21T11:19:04+00:00", "value": "a",
}  # fmt: skip


def read(changes: dict | None = None, wanted: str | None = None) -> Answer:
    """The answer in a file of this body, with these changes."""
    return read_answer(json.dumps(BODY | (changes or {})).encode(), FILE, "one", wanted)


def refusal(data: bytes) -> str:
    """Why a file is refused."""
    with pytest.raises(AnswerRefused) as error:
        read_answer(data, FILE, "one")
    return str(error.value)


def test_an_answer_is_what_was_saved():
    """Every key, with its type."""
    answer = read(wanted="v07")

    assert ("a", 3, datetime(2026, 11, 21, 11, 19, 4, tzinfo=UTC)) == (answer.value, answer.seq, answer.saved_at)


@examples(0.3)
@given(name=st.sampled_from(sorted(BY_ID)), seq=st.integers(1, 10**6))
def test_what_is_written_is_read_back(name, seq):
    """The same answer gives the same text, and that text the same answer."""
    body = BODY | {"item": name, "kind": BY_ID[name].kind, "seq": seq, "value": FITTING[name]}
    answer = Answer.model_validate(body)

    assert answer == read_answer(answer.to_json().encode(), FILE, name)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"item": "several"}, 'this answer is for item "several", not "one"'),
        ({"assignment": "another"}, 'this answer is for assignment "another", not "every-kind"'),
        ({"kind": "order"}, 'this answer is for kind "order", not "choose-one"'),
        ({"kind": "\x1b[2Jx" + "y" * 99}, f'this answer is for kind "\ufffd[2Jx{"y" * 55}…", not "choose-one"'),
        ({"version": 1}, 'this answer is for version "1", not "2"'),
        ({"variant": "v08"}, 'this answer is for variant "v08", not "v07"'),
        ({"variant": None}, 'this answer is for variant "None", not "v07"'),
    ],
)
def test_an_answer_to_something_else_is_refused(changes, why):
    """Another item, assignment, kind, version or variant: it says which, and which was wanted."""
    with pytest.raises(AnswerRefused) as error:
        read(changes, "v07")

    assert why == str(error.value)


def test_any_variant_will_do_where_none_is_wanted():
    """Marking looks up whose case it was."""
    assert "v07" == read().variant


@pytest.mark.parametrize("length", [0, 1, 40, 150])
def test_a_file_cut_short_is_refused(length):
    """As after a full disk, at any byte."""
    data = json.dumps(BODY).encode()[:length]

    assert "the file is cut short or is not an answer: it is not whole JSON" == refusal(data)


@pytest.mark.parametrize(
    "value", ["NaN", "Infinity", "-Infinity", "1e999", "[" * 100_000, '"\\ud800"', "1" * 5_000, "[" * 20 + "]" * 20]
)
def test_what_no_form_saves_is_refused(value):
    """No number without end, nothing nested without end, no half of a character."""
    data = json.dumps(BODY).replace('"value": "a"', f'"value": {value}').encode()

    assert refusal(data)


def test_a_file_that_is_too_large_is_refused_unread():
    """Its size is told, and that of the largest."""
    assert f"the file has {LARGEST + 1:,} bytes; an answer has at most {LARGEST:,}" == refusal(b" " * (LARGEST + 1))


@pytest.mark.parametrize("data", [b"\xff\xfe", b"\x00" * 10, b"null", b"[]", b'"a"', b"{}"])
def test_a_file_of_another_shape_is_refused(data):
    """Bytes that are no text, and JSON that is no answer."""
    assert refusal(data)


@pytest.mark.parametrize("changes", [{"seq": 0}, {"seq": "3"}, {"format": 2}, {"saved_at": "2026-11-21T11:19:04"},
                                     {"saved_at": "yesterday"}, {"more": 1}])  # fmt: skip
def test_a_key_that_is_not_what_it_should_be_is_refused(changes):
    """A number below 1 or in quotes, another format, a time without zone, a key that is not known."""
    (name,) = changes
    with pytest.raises(AnswerRefused, match=f"this is not an answer file: {name}: "):
        read(changes)


@examples(0.5)
@given(any_json)
def test_any_json_is_an_answer_or_refused(body):
    """Nothing else ever happens."""
    with pytest.raises(AnswerRefused):
        read_answer(json.dumps(body).encode(), FILE, "one")


@examples(0.5)
@given(st.binary(max_size=200))
def test_any_bytes_are_refused(data):
    """Without a crash."""
    with pytest.raises(AnswerRefused):
        read_answer(data, FILE, "one")


def test_the_item_must_exist():
    """A file that is named after no item is the caller's mistake."""
    with pytest.raises(KeyError):
        read_answer(b"{}", FILE, "nothing")
