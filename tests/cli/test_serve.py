"""trainingkit serve: what whoever opens the gallery is told."""

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
from dataclasses import replace
from datetime import date
from io import StringIO
from pathlib import Path
from textwrap import dedent

import pytest
from rich.console import Console

from tests.cli.running import PUPIL, SIMULATIONS, call, run, written
from tests.serving.running import until
from tests.tiny import tiny_text
from trainingkit.cli import opening
from trainingkit.cli.opening import Announcement, qr_code
from trainingkit.guidance import read_school
from trainingkit.serving.app import Opened
from trainingkit.serving.catalogue import Catalogue
from trainingkit.serving.fullness import Fullness


def announced(root, opened, preview=False, **wishes):
    """What is said when a server of the stories under a folder has opened."""
    screen = StringIO()
    wanted = {"port": 8866, "class_size": None, "audience": None, "lan": False} | wishes
    stories, today = Catalogue(root, wanted["audience"], preview), date(2026, 11, 21)
    entries, unreadable = stories.entries(today), stories.unreadable(today)
    announcement = Announcement(Console(file=screen, width=100, highlight=False), **wanted)
    announcement.opened(replace(opened, entries=tuple(entries), unreadable=tuple(unreadable)))
    announcement.over.set()
    return screen.getvalue()


def test_the_address_is_told(tmp_path):
    """How many stories, where, and how to end it."""
    call(tmp_path)
    shutil.copy(SIMULATIONS / "first-call" / "scenario.ipynb", tmp_path / "call")
    text = announced(tmp_path, Opened("http://localhost:8866/", (), 33))

    assert "1 story\nOpen   http://localhost:8866/\nCtrl-C ends it.\n" == text


def test_another_port_is_told(tmp_path):
    """Where the wished port was taken, the next free one is used, and said."""
    call(tmp_path)
    text = announced(tmp_path, Opened("http://localhost:8867/", (), 33))

    assert "Port 8866 is taken, so 8867 is used.\nOpen   http://localhost:8867/" in text


def test_a_class_gets_an_address_and_a_qr_code(tmp_path):
    """The code is of the first address."""
    call(tmp_path)
    text = announced(tmp_path, Opened("http://localhost:8866/", ("http://192.0.2.7:8866/",), 33), lan=True)

    assert "Class  http://192.0.2.7:8866/\n" in text
    assert qr_code("http://192.0.2.7:8866/") in text


@pytest.mark.parametrize(
    ("wishes", "told"),
    [({"lan": True}, True), ({"lan": True, "audience": "officer"}, False), ({}, False)],
    ids=["class", "officers", "alone"],
)
def test_a_class_without_a_schools_line_of_help_is_told(tmp_path, wishes, told):
    """Before thirty pupils read a line with blanks in it."""
    call(tmp_path)
    text = announced(tmp_path, Opened("http://localhost:8866/", ("http://192.0.2.7:8866/",), 33), **wishes)

    assert told == ('Pupils read "In this school: ____, room ____": give --school FILE\n' in text)


def test_a_schools_line_of_help_beside_the_stories_is_enough(tmp_path, monkeypatch):
    """The server finds it there, for one story as for all of them."""
    run("new", "a-story", "--into", str(tmp_path))
    (tmp_path / "school.yml").write_text("adult: Ms Example\nroom: 12\n")
    asked = []
    monkeypatch.setattr("trainingkit.serving.app.serve", lambda root, school, **wishes: asked.append(school))
    run("serve", "--lan", "--no-browser", str(tmp_path))
    run("serve", "--lan", "--no-browser", str(tmp_path / "a-story"))

    assert [tmp_path / "school.yml"] * 2 == asked


def test_the_help_shows_a_schools_file(tmp_path):
    """Which can be copied, and is sound."""
    shown = run("serve", "--help").output.partition("two more:\n")[2]
    (tmp_path / "school.yml").write_text(dedent(shown))

    assert "Ms Example" == read_school(tmp_path / "school.yml").value.adult


@pytest.mark.parametrize(
    ("words", "audience"),
    [(("--lan",), "pupil"), (("--lan", "--audience", "officer"), "officer"), ((), None)],
    ids=["network", "asked for", "alone"],
)
def test_on_the_network_only_pupils_stories_are_offered_unless_asked(tmp_path, monkeypatch, words, audience):
    """A pupil must not come upon a story for officers, which speaks of suicide."""
    run("new", "a-story", "--into", str(tmp_path))
    asked = {}
    monkeypatch.setattr("trainingkit.serving.app.serve", lambda root, **wishes: asked.update(wishes))
    run("serve", *words, "--no-browser", str(tmp_path))

    assert audience == asked["audience"]


def test_no_local_network_is_told(tmp_path):
    """Rather than an address that nobody can open."""
    call(tmp_path)
    text = announced(tmp_path, Opened("http://localhost:8866/", (), 33), lan=True)

    assert "This machine is in no local network, so only it can open the stories.\n" in text


def test_drafts_that_stay_closed_are_told(tmp_path):
    """With the way to look at them all the same."""
    written(tmp_path, "for-pupils", tiny_text(PUPIL, "pupil"))
    opened = Opened("http://localhost:8866/", (), 33)

    closed = "Not signed off, so closed to pupils: Tiny. To look at it yourself: --preview\n"
    assert closed in announced(tmp_path, opened)
    assert closed not in announced(tmp_path, opened, preview=True)


def test_a_story_that_cannot_be_played_is_told(tmp_path):
    """With the command that says why."""
    story = written(tmp_path, "x", "format: 1\n")
    text = announced(tmp_path, Opened("http://localhost:8866/", (), 33))

    assert f"Cannot be played: {story}. See: trainingkit check {story}\n" in text


def test_a_story_that_an_audience_is_not_shown_is_told_to_whoever_runs_it(tmp_path):
    """It could be theirs; the gallery does not list it."""
    story = written(tmp_path, "x", "format: 1\n")
    text = announced(tmp_path, Opened("http://localhost:8866/", (), 33), audience="pupil")

    assert f"0 stories for pupils\nCannot be played: {story}." in text


def test_what_the_server_does_not_list_is_not_counted(tmp_path):
    """A story further down, a hidden one and one without its notebook: one is listed, and why it cannot be opened."""
    call(tmp_path)
    call(tmp_path / "group")
    written(tmp_path, "_template", tiny_text(PUPIL, "pupil"))
    text = announced(tmp_path, Opened("http://localhost:8866/", (), 33))

    assert text.startswith("1 story\nCannot be opened: call/scenario.ipynb is missing. Hint: copy it from another")


def test_a_folder_without_stories_is_told(tmp_path):
    """With the command that makes one; nothing is opened."""
    result = run("serve", tmp_path, "--no-browser")

    assert 1 == result.exit_code
    expected = f'there is no story in "{tmp_path}": a story is a folder with a story.yml.'
    assert f"Error: {expected} Make one with: trainingkit new my-first-story\n" == result.output


def test_a_story_under_a_wrong_name_is_told(tmp_path):
    """Rather than that there is none."""
    written(tmp_path, "x", "format: 1\n").rename(tmp_path / "x" / "story.yaml")
    result = run("serve", tmp_path, "--no-browser")

    assert 1 == result.exit_code
    assert f'Error: there is a story.yaml in "{tmp_path / "x"}"; rename it to story.yml\n' == result.output


def test_without_a_folder_simulations_is_looked_for(tmp_path, monkeypatch):
    """And missed with a sentence."""
    monkeypatch.chdir(tmp_path)
    result = run("serve", "--no-browser")

    assert 2 == result.exit_code
    assert "there is no folder simulations here; name the folder that holds the stories" in result.output


def test_how_full_the_room_has_been_is_told_in_words(tmp_path):
    """A line for each news, never a number; it says what has been, so nothing is told when somebody leaves."""
    screen, fullness = StringIO(), Fullness(30)
    announcement = Announcement(Console(file=screen, width=100), 8866, None, None, lan=True)
    watching = threading.Thread(
        target=announcement._watch, args=(Opened("http://localhost:8866/", (), 33, fullness=fullness),)
    )
    announcement.look_every = 0.01
    watching.start()
    for connected, word in ((2, "some of"), (20, "most of"), (3, None), (0, None), (30, "all of")):
        fullness.seen(connected)
        if word:
            until(lambda word=word: word in screen.getvalue())
    announcement.over.set()
    watching.join()

    assert [f"So far {word} the places have been taken." for word in ("some of", "most of", "all of")] == (
        screen.getvalue().splitlines()
    )


def test_a_probe_from_nowhere_is_told(tmp_path):
    """What is no address would never match."""
    result = run("serve", tmp_path, "--health-from", "school.example")

    assert 2 == result.exit_code
    assert "'school.example' does not appear to be an IPv4 or IPv6 network" in result.output


def test_events_are_lines_of_json_on_standard_error(tmp_path):
    """A real server, stopped as soon as it has opened: each line is whole JSON, and standard output is for people."""
    run("new", "night-shift", "--audience", "officer", "--into", tmp_path)
    command = [Path(sys.executable).with_name("trainingkit"), "serve", tmp_path, "--port", "0", "--no-browser"]
    plain = os.environ | {"PYTHONUNBUFFERED": "1"}
    server = subprocess.Popen([*command, "--log", "json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                              env=plain)  # fmt: skip
    for line in server.stdout:
        if line.startswith("Ctrl-C"):
            server.send_signal(signal.SIGINT)
            break
    rest, errors = server.communicate(timeout=60)
    told = [json.loads(line)["event"] for line in errors.splitlines()]

    assert "\nClosed. Nothing was kept.\n" == rest
    assert ["opened", "stopping"] == [event for event in told if event != "ready"]


@pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is sent as a POSIX signal")
def test_ctrl_c_ends_it_quietly(tmp_path):
    """A real server: interrupted while it starts a kernel it says so, and leaves nothing behind that could speak."""
    run("new", "night-shift", "--audience", "officer", "--into", tmp_path)
    command = [Path(sys.executable).with_name("trainingkit"), "serve", tmp_path, "--port", "0", "--no-browser"]
    plain = os.environ | {"PYTHONUNBUFFERED": "1"}
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=plain)
    said = []
    for line in server.stdout:
        said.append(line)
        if line.startswith("Ctrl-C"):
            server.send_signal(signal.SIGINT)
            break
    rest, errors = server.communicate(timeout=60)

    assert "Opening the gallery …\n" == said[0]
    assert "\nClosed. Nothing was kept.\n" == rest
    assert "" == errors
    assert 0 == server.returncode


def test_how_many_places_are_ready_is_told_while_they_are_made(tmp_path, monkeypatch):
    """On a terminal, until all are; then that they are."""
    screen, ready = StringIO(), iter([4, 29, 31, 31])
    answers = iter([False, False, False, True])
    monkeypatch.setattr(opening, "places_ready", lambda url: next(answers))
    monkeypatch.setattr(opening, "ASK_EVERY", 0.001)
    said = []
    monkeypatch.setattr(opening.Status, "update", lambda self, text: said.append(text))
    announcement = Announcement(Console(file=screen, width=100, force_terminal=True), 8866, 30, None, lan=False)
    announcement._wait_for_places(Opened("http://localhost:8866/", (), 33, got_ready=lambda: next(ready)))

    assert [f"Getting 30 places ready … {number} so far" for number in (4, 29, 30, 30)] == said
    assert "All 30 places are ready." in screen.getvalue()


def test_a_class_is_told_where_to_go_once_its_places_are_ready(monkeypatch):
    """Who leads it has the address on this machine at once; those who come in together then wait for nothing."""
    screen = StringIO()
    monkeypatch.setattr(opening, "places_ready", lambda url: True)
    monkeypatch.setattr(opening, "ASK_EVERY", 0.001)
    announcement = Announcement(Console(file=screen, width=100), 8866, 30, "officer", lan=True, look_every=0.001)
    announcement.opened(Opened("http://localhost:8866/", ("http://192.0.2.2:8866/",), 33))
    until(lambda: "192.0.2.2" in screen.getvalue())
    announcement.over.set()
    said = screen.getvalue()

    assert said.index("localhost") < said.index("All 30 places are ready.") < said.index("192.0.2.2")
