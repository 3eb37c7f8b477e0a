"""What is read of a frame, and what of it may pass."""

import contextlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainingkit.serving.messages import BadFrame, Message, allowed, for_page, read_frame, to_json, to_v1

HEADER = {"msg_id": "m1", "msg_type": "comm_msg", "session": "s"}
CHOICE = {"comm_id": "player", "data": {"method": "custom", "content": {"type": "choose", "n": 1}}}


def message(kind: str = "comm_msg", content: Any = None, channel: str = "shell") -> Message:
    """A message of any kind; by itself, a choice."""
    return Message(channel, HEADER | {"msg_type": kind}, CHOICE if content is None else content)


@pytest.mark.parametrize("write", [to_json, to_v1])
def test_a_message_survives_both_protocols(write):
    """What is written in either form is read as the same message."""
    assert message() == read_frame(write(message()))


@pytest.mark.parametrize(
    "frame",
    [
        b"",
        b"\xff" * 8,
        b"\xff" * 64_000,
        (2**63).to_bytes(8, "little"),
        (7).to_bytes(8, "little") + b"\xff" * 56,
        to_v1(message())[:-20] + b"}",
        b"\x00" * 200,
        "",
        "null",
        "[]",
        '"text"',
        "{}",
        '{"channel": "shell", "header": 1, "content": {}}',
        '{"channel": 5, "header": {"msg_id": "a", "msg_type": "comm_msg"}, "content": {}}',
        '{"channel": "shell", "header": {"msg_id": "a", "msg_type": ["comm_msg"]}, "content": {}}',
        '{"channel": "shell", "header": {"msg_id": "a", "msg_type": "comm_msg"}, "content": []}',
        '{"channel": "shell", "header": {"msg_id": "%s", "msg_type": "comm_msg"}, "content": {}}' % ("x" * 500),
        "[" * 60_000,
        "\ud800",
    ],
)
def test_garbage_is_a_bad_frame(frame):
    """Whatever is no message raises BadFrame and nothing else, without looping over the counts it claims."""
    with pytest.raises(BadFrame):
        read_frame(frame)


@given(st.one_of(st.binary(max_size=300), st.text(max_size=300)))
def test_no_frame_is_worse_than_bad(frame):
    """Random frames are read, or are bad frames."""
    with contextlib.suppress(BadFrame):
        read_frame(frame)


@pytest.mark.parametrize("kind", ["kernel_info_request", "comm_info_request"])
def test_two_questions_pass_without_their_content(kind):
    """The client library may ask what it asks at the start."""
    assert message(kind, {}) == allowed(message(kind, {"target_name": "x"}), "player")


def test_a_choice_passes():
    """A custom message to the player goes to its kernel."""
    assert message() == allowed(message(), "player")


@pytest.mark.parametrize(
    "kind",
    [
        "execute_request",
        "inspect_request",
        "complete_request",
        "history_request",
        "is_complete_request",
        "shutdown_request",
        "interrupt_request",
        "debug_request",
        "input_reply",
        "comm_open",
        "comm_close",
        "create_subshell_request",
        "status",
        "COMM_MSG",
        "",
    ],
)
@pytest.mark.parametrize("channel", ["shell", "control", "stdin", "iopub"])
def test_nothing_else_passes(kind, channel):
    """Every other kind of message is dropped, on every channel."""
    assert allowed(message(kind, channel=channel), "player") is None


@pytest.mark.parametrize("channel", ["control", "stdin", "iopub", "hb", ""])
def test_a_choice_passes_on_the_shell_channel_only(channel):
    """The same message elsewhere is dropped."""
    assert allowed(message(channel=channel), "player") is None


@pytest.mark.parametrize(
    "content",
    [
        {"comm_id": "another", "data": {"method": "custom", "content": {}}},
        {"comm_id": "player", "data": {"method": "update", "state": {"scene": {}}}},
        {"comm_id": "player", "data": {"method": "echo_update"}},
        {"comm_id": "player", "data": {}},
        {"comm_id": "player", "data": "custom"},
        {"comm_id": "player"},
        {"comm_id": ["player"], "data": {"method": "custom"}},
        {},
    ],
)
def test_only_the_player_is_spoken_to_and_its_state_is_its_own(content):
    """Other widgets, state updates and half messages are dropped."""
    assert allowed(message(content=content), "player") is None


def test_only_known_fields_are_handed_on():
    """Extra keys in header and data do not reach the kernel."""
    frame = json.loads(to_json(message()))
    frame["header"]["subshell_id"] = "x"
    frame["metadata"] = {"cellId": "x"}
    frame["content"]["data"]["buffer_paths"] = [["x"]]

    assert message() == allowed(read_frame(json.dumps(frame)), "player")


@pytest.mark.parametrize("write", [to_json, to_v1, lambda m: {"header": m.header}])
def test_a_page_hears_replies_but_no_output(write):
    """Status, comm messages and the two replies go to the page; output, tracebacks and code stay."""
    heard = {kind for kind in ("status", "comm_msg", "stream", "error", "execute_input", "input_request", "debug_event")
             if for_page(write(message(kind, {})))}  # fmt: skip

    assert {"status", "comm_msg"} == heard
