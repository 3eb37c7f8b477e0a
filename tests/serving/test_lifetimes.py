"""How long kernels live, and what happens when there are not enough."""

import os
import signal

import psutil
import pytest
import websocket

from tests.serving.running import Visitor, in_page, until
from trainingkit.serving.room import PER_VISIT


def kernel_process(line, cfg):
    """The process behind an open socket."""
    return psutil.Process(line.answer(cfg["modelId"], type="whoami")["pid"])


def gone(process):
    """Whether a process has ended."""
    return not process.is_running() or process.status() == psutil.STATUS_ZOMBIE


@pytest.fixture
def guests(small_server):
    """Makes visitors with a socket open to their kernel, once there is place; all leave at the end of the test."""
    lines = []

    def come():
        visitor = Visitor(small_server)
        page = until(lambda: (answer := visitor.get("/story/first")).ok and answer)
        cfg = in_page(page.text, "cfg")
        lines.append(visitor.connect(cfg["kernelId"]))
        return visitor, cfg, lines[-1]

    yield come
    for line in lines:
        line.close()


def test_a_preview_says_that_it_is_a_draft(small_server):
    """Pupils' drafts can be opened with it, and are marked."""
    page = Visitor(small_server).get("/story/first")

    assert 200 == page.status_code
    assert "Draft: not approved for pupils" in page.text


def test_the_schools_own_line_comes_first(small_server):
    """On the help page, and for the kernels, from the file beside the stories."""
    page = Visitor(small_server).get("/help").text

    assert "In this school: Ms Example, room B12" in page


def test_a_kernel_without_socket_ends_after_its_grace_time(guests):
    """And not before its visitor has left."""
    _, cfg, line = guests()
    process = kernel_process(line, cfg)
    assert not gone(process)

    line.close()
    assert until(lambda: gone(process))


def test_a_visitor_may_come_back_within_the_grace_time(guests):
    """A dropped connection finds the same kernel again."""
    visitor, cfg, line = guests()
    process = kernel_process(line, cfg)
    line.close()
    again = visitor.connect(cfg["kernelId"])

    assert process.pid == kernel_process(again, cfg).pid
    again.close()


def test_a_full_room_says_so_kindly(small_server, guests):
    """503 with Retry-After, a page that tries again by itself, and no cookie; a place that frees is given."""
    inside = [guests() for _ in range(small_server.places)]
    late = Visitor(small_server)
    page = late.get("/story/first")

    assert 503 == page.status_code
    assert "10" == page.headers["Retry-After"]
    assert "wait.js" in page.text and "All places are taken" in page.text
    assert not late.session.cookies
    inside[0][2].close()
    assert until(lambda: late.get("/story/first").status_code == 200)


def test_a_full_room_still_shows_gallery_and_help(small_server, guests):
    """Nobody needs a place for those."""
    for _ in range(small_server.places):
        guests()

    assert [200, 200, 200] == [Visitor(small_server).get(path).status_code for path in ("/", "/help", "/away")]


def test_a_visitor_may_reload_in_a_full_room(small_server, guests):
    """The kernel they left makes place for their new one."""
    inside = [guests() for _ in range(small_server.places)]
    visitor, cfg, line = inside[0]
    process = kernel_process(line, cfg)
    line.close()
    until(lambda: visitor.get("/story/first").status_code == 200)

    assert until(lambda: gone(process))


def test_one_visitor_cannot_take_the_room(guests):
    """A fourth page ends the kernel they left first."""
    visitor, cfg, line = guests()
    first = kernel_process(line, cfg)
    line.close()
    for _ in range(PER_VISIT):
        visitor.get("/story/first")

    assert until(lambda: gone(first))


def test_a_killed_kernel_hangs_up_and_the_next_page_works(guests):
    """No blank kernel under the old id: the socket closes, and the same visitor gets another kernel."""
    visitor, cfg, line = guests()
    os.kill(kernel_process(line, cfg).pid, signal.SIGKILL)
    with pytest.raises(websocket.WebSocketConnectionClosedException):
        line.until(lambda message: False)
    with pytest.raises(websocket.WebSocketBadStatusException) as answer:
        visitor.connect(cfg["kernelId"])
    again = in_page(until(lambda: (page := visitor.get("/story/first")).ok and page).text, "cfg")
    other = visitor.connect(again["kernelId"])

    assert 404 == answer.value.status_code
    assert "step" == other.answer(again["modelId"], type="choose", n=1, choice="wait")["type"]
    other.close()


def test_a_kernel_that_dies_while_it_waits_is_replaced(small_server):
    """Nobody is given its page."""
    for process in small_server.kernels():
        process.kill()

    assert until(lambda: Visitor(small_server).get("/story/first").status_code == 200)
    assert until(small_server.alive)
    until(lambda: len(small_server.kernels()) >= 2)


def test_kernels_talk_over_private_local_sockets(guests):
    """They listen on no TCP port, and their files are in a folder that only this user can open."""
    _, cfg, line = guests()
    process = kernel_process(line, cfg)
    sockets = {each.laddr for each in process.net_connections("unix") if each.laddr.startswith("/")}
    folders = {os.path.dirname(os.path.dirname(socket)) for socket in sockets}

    assert [] == process.net_connections("inet")
    assert sockets
    assert {0o700} == {os.stat(folder).st_mode & 0o777 for folder in folders}
