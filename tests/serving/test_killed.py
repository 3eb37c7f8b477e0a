"""What is killed in the middle of a class: nobody else stops, and nothing is left over."""

import os
import resource
from pathlib import Path

import psutil
import pytest
from websocket import WebSocketTimeoutException

from tests.serving.running import DEADLINE, Server, Visitor, custom, in_page, until
from tests.serving.stories import PLAYER, write_story
from trainingkit.serving.forking.template import can_fork
from trainingkit.serving.kernel_channels import ASK_AFTER

forked = pytest.mark.skipif(not can_fork(), reason="this system cannot fork kernels")


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """Makes servers of one story that all can play; those that still run are ended after the module."""
    servers = []

    def serve(**options):
        folder = tmp_path_factory.mktemp("killed")
        write_story(folder / "simulations", "first", code=PLAYER)
        servers.append(Server(folder / "simulations", folder, any_notebook=True, **{"class_size": 2} | options))
        return servers[-1]

    yield serve
    for server in servers:
        server.process.kill()
        server.stop()


@pytest.fixture(scope="module")
def room(served):
    """A server that stays alive in these tests."""
    return served(class_size=6, warm=1, grace=1.0)


def come_if_there_is_room(server):
    """Somebody who plays: settings of the page, and its socket; None while the room is full."""
    visitor = Visitor(server)
    answer = visitor.get("/story/first")
    if answer.status_code == 503:
        return None
    assert answer.status_code == 200, answer.text
    page = in_page(answer.text, "cfg")
    return page, visitor.connect(page["kernelId"])


def come(server):
    """The same, where there is room."""
    guest = come_if_there_is_room(server)
    assert guest, "the room is full"
    return guest


def plays(guest):
    """Whether a choice is answered."""
    page, line = guest
    return "tell" == line.answer(page["modelId"], type="choose", n=1, choice="tell")["step"]["chosen"]


def private_folders(server):
    """Where the sockets of its kernels are."""
    sockets = [c.laddr for kernel in server.kernels() for c in kernel.net_connections("unix")]
    return {Path(socket).parents[1] for socket in sockets if socket.startswith("/")}


@forked
def test_kernels_are_forked_from_one_process(room):
    """All of them, also those of later visitors."""
    guests = [come(room) for _ in range(2)]
    parents = {kernel.ppid() for kernel in room.kernels()}

    assert [True, True] == [plays(guest) for guest in guests]
    assert {room.template().pid} == parents
    for _, line in guests:
        line.close()


@forked
def test_nobody_stops_when_the_warm_process_is_killed(room):
    """Those who play go on in the same kernels; whoever comes then is served from a new one."""
    guest = come(room)
    first = room.template()
    first.kill()
    assert plays(guest)

    late = [come(room) for _ in range(3)]
    assert [True] * 3 == [plays(each) for each in late]
    assert plays(guest)
    assert until(lambda: room.template() not in (None, first))
    for _, line in [guest, *late]:
        line.close()


@forked
def test_a_killed_kernel_takes_nobody_with_it(room):
    """Its neighbour, forked from the same process, goes on."""
    guest, other = come(room), come(room)
    pid = guest[1].answer(guest[0]["modelId"], type="whoami")["pid"]
    os.kill(pid, 9)

    assert until(lambda: pid not in [kernel.pid for kernel in room.kernels()])
    assert plays(other)
    for _, line in (guest, other):
        line.close()


@pytest.mark.parametrize("how", [pytest.param(True, marks=forked, id="forked"), pytest.param(False, id="started")])
def test_a_killed_server_leaves_no_process_and_the_next_one_no_files(served, how):
    """However kernels are made; also those somebody plays in."""
    server = served(forked=how)
    come(server)
    folders = private_folders(server)
    assert len(server.kernels()) > 1
    server.process.kill()

    assert until(lambda: not server.processes())
    assert folders  # a server of another test may have taken them away by now
    served()
    assert not any(folder.exists() for folder in folders)


@forked
def test_a_server_killed_with_its_warm_process_leaves_nothing(served):
    """The kernels' lifeline is the server's own, not that process's."""
    server = served()
    come(server)
    server.template().kill()
    assert server.kernels()
    server.process.kill()

    assert until(lambda: not server.processes())


@pytest.mark.parametrize("how", [pytest.param(True, marks=forked, id="forked"), pytest.param(False, id="started")])
def test_a_stopped_server_leaves_neither_processes_nor_files(served, how):
    """Neither its kernels nor what they came from, nor their folder."""
    server = served(forked=how)
    guest = come(server)
    assert plays(guest)
    folders = private_folders(server)

    assert 0 == server.stop()
    assert [] == server.processes()
    assert folders and not any(folder.exists() for folder in folders)


def test_where_kernels_are_not_forked_stories_play_all_the_same(served):
    """Each is started, and nothing is warmed."""
    server = served(forked=False)
    guest = come(server)

    assert plays(guest)
    assert server.template() is None
    assert {server.process.pid} == {kernel.ppid() for kernel in server.kernels()}


def test_kernels_that_end_give_everything_back(room):
    """A lesson later the server has no more open than before, and no file of theirs is left."""
    process = psutil.Process(room.process.pid)

    def come_and_go():
        # The place of a kernel that was killed is free within about a second.
        guests = [until(lambda: come_if_there_is_room(room)) for _ in range(4)]
        kernels = {guest[1].answer(guest[0]["modelId"], type="whoami")["pid"] for guest in guests}
        for _, line in guests:
            line.close()
        for pid in kernels:
            os.kill(pid, 9)
        until(lambda: not kernels & {kernel.pid for kernel in room.kernels()})

    def files():
        return sum(1 for folder in private_folders(room) for _ in folder.rglob("*"))

    come_and_go()
    until(lambda: len(room.kernels()) == 1 and files())  # the one that is held ready
    descriptors, found = process.num_fds(), files()
    for _ in range(3):
        come_and_go()

    # Of one kernel more or less, which is just being made ready: twelve that stayed would show.
    assert until(lambda: process.num_fds() <= descriptors + 15)
    assert until(lambda: private_folders(room) and files() <= found + 6)


def test_a_kernel_that_stands_still_for_a_while_hears_what_was_said_meanwhile(room):
    """Its page connects again, asks, waits longer than the server does before it asks for a sign, and is answered."""
    visitor = Visitor(room)
    page = visitor.open_story()
    line = visitor.connect(page["kernelId"])
    kernel = psutil.Process(line.answer(page["modelId"], type="whoami")["pid"])
    kernel.suspend()
    again = visitor.connect(page["kernelId"])
    again.say(page["modelId"], type="choose", n=1, choice="tell")
    again.socket.settimeout(2 * ASK_AFTER)
    with pytest.raises(WebSocketTimeoutException):
        again.socket.recv()
    kernel.resume()
    again.socket.settimeout(DEADLINE)

    assert "tell" == again.until(custom)[-1]["content"]["data"]["content"]["step"]["chosen"]


def test_a_server_may_open_as_many_files_as_it_is_allowed(room):
    """A class of a hundred needs more than a thousand."""
    soft, hard = psutil.Process(room.process.pid).rlimit(resource.RLIMIT_NOFILE)

    assert min(hard, 16_384) <= soft
