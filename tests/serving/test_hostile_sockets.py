"""Somebody who means harm, by websocket: refused or contained, while the neighbour plays on."""

import asyncio
import contextlib
import json
import os
import struct

import pytest
import websocket
from tornado.web import HTTPError
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

from tests.serving.running import Line, Visitor, custom, in_page
from trainingkit.serving.kernel_socket import KernelSocket
from trainingkit.serving.messages import FRAME_LIMIT

pytestmark = [pytest.mark.usefixtures("still_playing")]


def refused(visitor: Visitor, kernel_id: str, **changed: object) -> int:
    """The status that a websocket is refused with."""
    with pytest.raises(websocket.WebSocketBadStatusException) as answer:
        visitor.connect(kernel_id, **changed)
    return answer.value.status_code


# ------------------------------------------------------------------------------------ another visitor's kernel


def test_another_visitors_kernel_is_not_there(visitor, neighbour):
    """Without a cookie, with one's own, and with a made-up one: 404, as for a kernel that never was."""
    cfg, _ = neighbour
    never = "00000000-0000-4000-8000-000000000000"
    assert 404 == refused(visitor, cfg["kernelId"])
    visitor.open_story()

    assert 404 == refused(visitor, cfg["kernelId"])
    assert 404 == refused(visitor, cfg["kernelId"], cookie=visitor.cookie.split("=")[0] + "=x" * 20)
    assert 404 == refused(visitor, never)


@pytest.mark.parametrize("method", ["GET", "POST", "PATCH", "DELETE", "PUT", "OPTIONS", "HEAD"])
@pytest.mark.parametrize("suffix", ["", "/interrupt", "/restart"])
def test_a_kernel_has_no_other_address(visitor, neighbour, method, suffix):
    """No state, no interrupt, no restart, no shutdown; not even for its own visitor."""
    cfg, line = neighbour
    answer = visitor.session.request(method, f"{visitor.server.url}/api/kernels/{cfg['kernelId']}{suffix}", timeout=60)

    assert 404 == answer.status_code
    assert "step" == line.answer(cfg["modelId"], type="choose", n=1, choice="wait")["type"]


def test_nobody_else_can_shut_a_kernel_down(visitor, neighbour):
    """Voila's own address for it is gone."""
    cfg, line = neighbour
    answer = visitor.session.post(f"{visitor.server.url}/voila/api/shutdown/{cfg['kernelId']}", timeout=60)

    assert 404 == answer.status_code
    assert "step" == line.answer(cfg["modelId"], type="choose", n=1, choice="wait")["type"]


def test_a_kernel_takes_few_sockets(visitor):
    """Its own visitor cannot exhaust the server with them."""
    kernel_id = visitor.open_story()["kernelId"]
    lines = [visitor.connect(kernel_id) for _ in range(3)]

    assert 404 == refused(visitor, kernel_id)
    for line in lines:
        line.close()


# ------------------------------------------------------------------------------------ messages


UNWANTED = {
    "execute_request": {"code": "import os; os.kill(os.getpid(), 9)", "silent": False},
    "inspect_request": {"code": "player", "cursor_pos": 6},
    "complete_request": {"code": "player.", "cursor_pos": 7},
    "history_request": {"hist_access_type": "tail", "n": 10},
    "is_complete_request": {"code": "1"},
    "debug_request": {"type": "request", "seq": 1, "command": "initialize", "arguments": {}},
    "interrupt_request": {},
    "shutdown_request": {"restart": False},
    "input_reply": {"value": "x"},
    "comm_open": {"comm_id": "new", "target_name": "jupyter.widget", "data": {}},
    "create_subshell_request": {},
}


@pytest.mark.parametrize("channel", ["shell", "control", "stdin"])
def test_messages_that_are_no_choice_are_dropped(neighbour, channel):
    """Nothing answers them, and the next choice is answered as ever by the same kernel."""
    cfg, line = neighbour
    sent = [line.send(kind, content, channel) for kind, content in UNWANTED.items()]
    line.say(cfg["modelId"], type="choose", n=1, choice="wait")
    heard = line.until(custom)

    assert not [message for message in heard if message["parent_header"].get("msg_id") in sent]


def test_the_player_cannot_be_rewritten_from_a_page(neighbour):
    """A state update and the end of its comm are dropped."""
    cfg, line = neighbour
    sent = [
        line.send("comm_msg", {"comm_id": cfg["modelId"], "data": {"method": "update", "state": {"scene": {}}}}),
        line.send("comm_close", {"comm_id": cfg["modelId"], "data": {}}),
    ]
    line.say(cfg["modelId"], type="choose", n=1, choice="wait")
    heard = line.until(custom)

    assert not [message for message in heard if message["parent_header"].get("msg_id") in sent]


def test_output_and_tracebacks_stay_in_the_server(neighbour):
    """A page hears of status and of its player only, also when a message makes the kernel stumble."""
    cfg, line = neighbour
    line.say(cfg["modelId"], type="raise")
    line.say(cfg["modelId"], type="choose", n=1, choice="wait")
    heard = line.until(custom)

    assert {message["msg_type"] for message in heard} <= {"status", "comm_msg"}
    assert "traceback" not in json.dumps(heard)


def test_a_kernel_is_told_nothing_of_its_visitor(visitor):
    """No query string, address or cookie in its environment."""
    cfg_page = visitor.get("/story/first?tell=nobody&template=lab").text
    cfg = in_page(cfg_page, "cfg")
    line = visitor.connect(cfg["kernelId"])
    environment = line.answer(cfg["modelId"], type="whoami")["env"]
    line.close()

    assert "tell=nobody" not in json.dumps(environment)
    assert visitor.cookie.split("=")[1] not in json.dumps(environment)
    assert not {"QUERY_STRING", "REMOTE_ADDR", "HTTP_HOST", "VOILA_REQUEST_URL"} & set(environment)
    assert environment["IPYTHONDIR"].endswith("/ipython") and environment["PYTHONSTARTUP"] == ""


# ------------------------------------------------------------------------------------ frames


RESET = 1006  # no code at all: the server closed while more was coming


def closed_with(line: Line) -> int:
    """The code that the server hangs up with, whatever it says before."""
    try:
        while True:
            opcode, data = line.socket.recv_data(control_frame=True)
            if opcode == websocket.ABNF.OPCODE_CLOSE:
                return struct.unpack("!H", data[:2])[0]
    except (OSError, websocket.WebSocketException):
        return RESET


@pytest.mark.parametrize("frame", [b"\xff" * 8, b"\xff" * 4000, b"", b"\x00" * 64, os.urandom(500)])
def test_garbage_frames_end_the_socket(own, frame):
    """At once: the counts they claim are not believed."""
    _, line = own
    line.socket.send_binary(frame)

    assert 1007 == closed_with(line)


@pytest.mark.parametrize("text", ["", "null", "{}", "[" * 50_000, '{"channel": "shell", "header": {}}'])
def test_garbage_texts_end_the_socket(own, text):
    """Also the ones that are JSON."""
    _, line = own
    line.socket.send(text)

    assert 1007 == closed_with(line)


@pytest.mark.parametrize("size", [20_000_000, FRAME_LIMIT + 1])
def test_a_frame_over_the_limit_is_not_taken(own, size):
    """It is refused by the size it announces."""
    _, line = own
    with contextlib.suppress(OSError):
        line.socket.send_binary(b"x" * size)

    assert closed_with(line) in (1009, RESET)


def test_a_flood_of_messages_ends_the_socket(own):
    """A person does not choose hundreds of times a second."""
    cfg, line = own
    with contextlib.suppress(OSError, websocket.WebSocketException):
        for number in range(2000):
            line.say(cfg["modelId"], type="choose", n=number, choice="wait")

    assert closed_with(line) in (1008, RESET)


# ------------------------------------------------------------------------------------ where from


@pytest.mark.parametrize(
    "origin",
    ["http://evil.example", "null", "http://localhost:1", "http://127.0.0.1", "https://127.0.0.1.evil.example", None],
)
def test_a_socket_from_another_site_is_refused(visitor, origin):
    """Although the browser would send the cookie along with some of them."""
    kernel_id = visitor.open_story()["kernelId"]

    assert 403 == refused(visitor, kernel_id, origin=origin)


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "[::2]", "0.0.0.0", "localhost@evil.example"]
)
def test_a_rebound_name_is_refused(server, visitor, host):
    """A foreign name that points here, with the origin to match: neither socket nor page."""
    kernel_id = visitor.open_story()["kernelId"]
    named = f"{host}:{server.port}"

    assert refused(visitor, kernel_id, host=named, origin=f"http://{named}") in (400, 421)
    assert visitor.get("/", headers={"Host": named}).status_code in (400, 421)
    assert visitor.get("/nothing", headers={"Host": named}).status_code in (400, 421)


def test_a_message_that_was_on_its_way_when_we_hung_up_is_dropped():
    """Its kernel has died; the page replays it, and the log has no error for it."""
    socket = KernelSocket.__new__(KernelSocket)
    socket.ws_connection, socket.connection = None, None

    assert socket.on_message('{"channel": "shell"}') is None


def test_a_kernel_that_was_killed_just_now_is_not_there(monkeypatch):
    """Its visitor is told 404 and comes again for another one; nobody reads an error about it."""

    async def silent(self):
        raise TimeoutError("Kernel never reached an 'alive' state.")

    monkeypatch.setattr(VoilaKernelWebsocketHandler, "pre_get", silent)
    with pytest.raises(HTTPError) as refused:
        asyncio.run(KernelSocket.__new__(KernelSocket).pre_get())

    assert 404 == refused.value.status_code
