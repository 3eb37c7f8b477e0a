"""Servers for the tests of a module; each is one process, started once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.serving.running import Server, Visitor
from tests.serving.stories import PLAYER, write_story


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with a playable story, a draft for pupils, one that fails, and one that cannot be read."""
    folder = tmp_path_factory.mktemp("server")
    root = folder / "simulations"
    first = write_story(root, "first", title="A first story", code=PLAYER)
    (first / "anywidget.py").write_text("raise RuntimeError('this module came with a story')")
    write_story(root, "for-pupils", title="Not yet approved", audience="pupil")
    write_story(root, "failing", title="A failing story", code="1/0")
    broken = write_story(root, "broken")
    (broken / "story.yml").write_text((broken / "story.yml").read_text() + "stars: 5\n")
    (folder / "secret.txt").write_text("outside")
    running = Server(root, folder, class_size=100, warm=4, grace=5.0, any_notebook=True)
    yield running
    assert running.stop() == 0


@pytest.fixture
def visitor(server: Server) -> Visitor:
    """Somebody who has not been here before."""
    return Visitor(server)


@pytest.fixture(scope="module")
def small_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with few places (4) that ends an empty kernel after 2 seconds; it previews drafts."""
    folder: Path = tmp_path_factory.mktemp("small")
    write_story(folder / "simulations", "first", title="A draft story", audience="pupil", code=PLAYER)
    (folder / "simulations" / "school.yml").write_text("adult: Ms Example\nroom: B12\n")
    running = Server(folder / "simulations", folder, class_size=2, grace=2.0, preview=True, any_notebook=True)
    yield running
    assert running.stop() == 0


@pytest.fixture(scope="module")
def neighbour(server):
    """Another visitor, in the middle of a story all the time: settings of the page, and its socket.

    One for each module: a socket that nobody reads, because other tests run in between, is closed by the server.
    """
    visitor = Visitor(server)
    cfg = visitor.open_story()
    line = visitor.connect(cfg["kernelId"])
    yield cfg, line
    line.close()


@pytest.fixture
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
