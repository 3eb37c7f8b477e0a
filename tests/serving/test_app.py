"""Starting a server: its port, its names in a local network, and what it says when it cannot."""

import re
import shutil
from pathlib import Path

import pytest

from tests.serving.running import Server, Visitor
from tests.serving.stories import write_story
from trainingkit.errors import AuthorMistakes
from trainingkit.serving.app import serve
from trainingkit.serving.kernel_config import kernel_transport
from trainingkit.serving.private_folder import private_folder


def test_a_taken_port_gives_the_next_and_a_class_may_come(server, tmp_path):
    """The second server listens elsewhere, answers to this machine's addresses, and to no other name."""
    write_story(tmp_path / "simulations", "first")
    second = Server(tmp_path / "simulations", tmp_path, port=server.port, lan=True)
    visitor = Visitor(second)
    hosts = [re.fullmatch(r"http://([\d.]+:\d+)/", url).group(1) for url in second.lan_urls]
    answers = [visitor.get("/", headers={"Host": host}).status_code for host in hosts]
    foreign = visitor.get("/", headers={"Host": f"10.255.255.1:{second.port}"}).status_code

    assert 0 == second.stop()
    assert server.port < second.port < server.port + 20
    assert [200] * len(hosts) == answers
    assert 421 == foreign


def test_an_unsound_school_file_is_told_before_anything_starts(tmp_path):
    """With its diagnostics, as for any file of an author."""
    (tmp_path / "school.yml").write_text("adult: Ms Example\n")

    with pytest.raises(AuthorMistakes, match="school.yml"):
        serve(tmp_path, open_browser=False)


def test_local_sockets_are_used_where_their_paths_are_short_enough():
    """A longer path than the system takes would fail when the first kernel starts."""
    assert "tcp" == kernel_transport(Path("/" + "x" * 60))


def test_the_private_folder_is_private():
    """Connection files hold the keys of kernels."""
    folder = private_folder()
    mode = folder.stat().st_mode & 0o777
    shutil.rmtree(folder)

    assert 0o700 == mode
    assert len(str(folder)) < 40
