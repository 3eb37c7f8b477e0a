"""Somebody who means harm, by HTTP: refused or contained, while the neighbour plays on."""

import re
import socket
from contextlib import suppress

import pytest

from tests.serving.running import DEADLINE, Server

pytestmark = [pytest.mark.usefixtures("still_playing")]


def raw(server: Server, request: bytes, hang_up: bool = False) -> bytes:
    """Whatever comes back for these bytes, after which the sender may say nothing more."""
    answer = b""
    with socket.create_connection(("127.0.0.1", server.port), timeout=DEADLINE) as line, suppress(OSError):
        line.sendall(request)
        if hang_up:
            line.shutdown(socket.SHUT_WR)
        while part := line.recv(65536):
            answer += part
    return answer


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

    assert "request method=GET path=/story/first status=200" in log
    assert cfg["kernelId"] not in log and cfg["modelId"] not in log
    assert not re.search(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}", log)
    assert not re.search(r"127\.0\.0\.1|::1\b", log)
    assert not re.search(r"/help|/away", log)
    assert not re.search(r"visit-\d+=", log)
