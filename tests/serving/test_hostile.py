"""Somebody who means harm, against a running server: refused or contained, and the server lives on."""

import contextlib
import json
import os
import re
import socket
import struct

import pytest
import websocket

from tests.serving.running import DEADLINE, Line, Server, Visitor, custom
from trainingkit.serving.messages import FRAME_LIMIT

pytestmark = pytest.mark.xdist_group("server")


@pytest.fixture(scope="module")
def neighbour(server):
    """Another visitor, in the middle of a story all the time: settings of the page, and its socket."""
    visitor = Visitor(server)
    cfg = visitor.open_story()
    line = visitor.connect(cfg["kernelId"])
    yield cfg, line
    line.close()


@pytest.fixture(autouse=True)
def still_playing(server, neighbour):
    """After every test the server answers, and the neighbour goes on in the same kernel."""
    yield
    cfg, line = neighbour

    assert server.alive()
    assert "tell" == line.answer(cfg["modelId"], type="choose", n=1, choice="tell")["step"]["chosen"]


@pytest.fixture
def own(visitor):
    """One's own kernel: settings of the page, and its socket."""
    cfg = visitor.open_story()
    line = visitor.connect(cfg["kernelId"])
    yield cfg, line
    line.close()


def refused(visitor: Visitor, kernel_id: str, **changed: object) -> int:
    """The status that a websocket is refused with."""
    with pytest.raises(websocket.WebSocketBadStatusException) as answer:
        visitor.connect(kernel_id, **changed)
    return answer.value.status_code


def raw(server: Server, request: bytes, hang_up: bool = False) -> bytes:
    """Whatever comes back for these bytes, after which the sender may say nothing more."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=DEADLINE) as line:
        line.sendall(request)
        if hang_up:
            line.shutdown(socket.SHUT_WR)
        answer = b""
        try:
            while part := line.recv(65536):
                answer += part
        except ConnectionResetError:
            pass
        return answer


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
    cfg = json.loads(re.search(r'id="cfg" type="application/json">(.*?)<', cfg_page).group(1))
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


# ------------------------------------------------------------------------------------ paths


@pytest.mark.parametrize(
    "path",
    [
        "/voila/tree",
        "/voila/tree/first",
        "/voila/render/first/scenario.ipynb",
        "/voila/files/first/story.yml",
        "/voila/files/first/scenario.ipynb",
        "/voila/static/voila.js",
        "/voila/templates/lab/static/voila.js",
        "/voila/api/contents",
        "/voila/api/themes/x",
        "/voila/api/shutdown/x",
        "/voila/execution/x",
        "/voila/query/x",
        "/voila/labextensions/x",
        "/api",
        "/api/status",
        "/api/me",
        "/api/kernels",
        "/api/kernelspecs",
        "/api/sessions",
        "/api/contents",
        "/api/contents/first/story.yml",
        "/api/terminals",
        "/api/events/subscribe",
        "/metrics",
        "/login",
        "/logout",
        "/files/first/story.yml",
        "/first/story.yml",
        "/story/first/story.yml",
        "/story/first/",
        "/story/",
        "/story/..",
        "/story/%2e%2e",
        "/story/first%2fstory.yml",
        "/static/",
        "/static/..%2fapp.py",
        "/static/%2e%2e/app.py",
        "/static/../app.py",
        "/static//etc/passwd",
        "/static/site.css/..",
        "/../secret.txt",
        "//evil.example/",
        "/%00",
        "/favicon.ico",
        "/robots.txt",
    ],
)
def test_nothing_else_has_an_address(server, path):
    """No listing, file, template, kernel or session; the path is sent as it is."""
    answer = raw(server, f"GET {path} HTTP/1.1\r\nHost: localhost:{server.port}\r\nConnection: close\r\n\r\n".encode())

    assert answer.startswith(b"HTTP/1.1 404")
    assert b"passages" not in answer and b"outside" not in answer


@pytest.mark.parametrize(
    "query", ["template=nosuch", "theme=dark", "template=lab&theme=x", "token=x", "x=" + "y" * 4000]
)
def test_a_query_changes_nothing(server, visitor, query):
    """The same page, from the pool, and no kernel is left hanging."""
    cfg = visitor.get(f"/story/first?{query}")

    assert 200 == cfg.status_code
    assert 'id="cfg"' in cfg.text


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD"])
@pytest.mark.parametrize("path", ["/", "/story/first", "/away", "/help", "/static/site.css"])
def test_pages_can_only_be_got(visitor, method, path):
    """Nothing is ever sent to this server."""
    answer = visitor.session.request(method, visitor.server.url + path, timeout=60)

    assert 405 == answer.status_code


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


def test_another_site_cannot_make_kernels_by_pictures(server, visitor):
    """A story is opened by going there, not by being embedded."""
    elsewhere = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "image"}
    link = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}

    assert 403 == visitor.get("/story/first", headers=elsewhere).status_code
    assert 200 == visitor.get("/story/first", headers=link).status_code


# ------------------------------------------------------------------------------------ HTTP itself


@pytest.mark.parametrize(
    "request_",
    [
        b"\x00\xff\xfe garbage\r\n\r\n",
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"a" * 100_000 + b"\r\n\r\n",
        b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999\r\n\r\nx",
        b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFF\r\n",
        b"GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    ],
)
def test_garbage_is_answered_shortly_or_not_at_all(server, request_):
    """And never with a page of somebody's story or the words of an exception."""
    answer = raw(server, request_, hang_up=True)

    assert b"Traceback" not in answer and b'id="cfg"' not in answer


def test_logs_hold_no_address_and_no_kernel(server, visitor):
    """At the most talkative level, after all of the above; help and leaving are not in them at all."""
    cfg = visitor.open_story()
    line = visitor.connect(cfg["kernelId"])
    line.answer(cfg["modelId"], type="choose", n=1, choice="wait")
    line.close()
    visitor.get("/help")
    visitor.get("/away")
    log = server.log

    assert "GET /story/first 200" in log
    assert cfg["kernelId"] not in log and cfg["modelId"] not in log
    assert not re.search(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}", log)
    assert not re.search(r"127\.0\.0\.1|::1\b", log)
    assert not re.search(r"/help|/away", log)
    assert not re.search(r"visit-\d+=", log)
