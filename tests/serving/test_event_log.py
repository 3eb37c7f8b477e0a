"""Lines about the server that say nothing about anybody."""

import io
import json
import logging
import warnings

import psutil
import pytest

from tests.serving.running import Server, Visitor, in_page, until
from tests.serving.stories import PLAYER, write_story
from trainingkit.serving.event_log import FIELDS, OnlyEvents, tell, write_events
from trainingkit.serving.quiet_log import log


@pytest.fixture
def stream():
    """What is written as JSON while a test runs."""
    stream, level = io.StringIO(), log.level
    handler = write_events("json", stream)
    yield stream
    logging.getLogger().removeHandler(handler)
    logging.captureWarnings(False)
    log.setLevel(level)


def lines_of(stream):
    """Every line, read."""
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_an_event_is_one_line_with_its_own_fields(stream):
    """And with the time, to the second, in UTC."""
    tell("opened", port=8866, places=33, stories=2)
    [line] = lines_of(stream)

    assert line.pop("time").endswith("+00:00")
    assert {"level": "info", "event": "opened", "port": 8866, "places": 33, "stories": 2} == line


def test_words_are_to_be_had_too():
    """For who reads rather than counts."""
    stream = io.StringIO()
    handler = write_events("text", stream)
    tell("request", method="GET", path="/", status=200, ms=3)
    logging.getLogger().removeHandler(handler)

    assert stream.getvalue().endswith("+00:00 info request method=GET path=/ status=200 ms=3\n")


@pytest.mark.parametrize(("event", "fields"), [("left", {}), ("ready", {"choice": "tell"}), ("opened", {"port": 1})])
def test_what_is_not_on_the_list_cannot_be_told(event, fields):
    """A new field has to be thought about where the list stands."""
    with pytest.raises(KeyError):
        tell(event, **fields)


def test_no_event_tells_of_a_leaver_or_of_a_visit():
    """The list itself: nothing about an end, and no field that could name or count somebody."""
    assert {"opened", "ready", "request", "room-full", "stopping"} == set(FIELDS)
    assert {"port", "places", "stories", "method", "path", "status", "ms"} == {
        f for each in FIELDS.values() for f in each
    }


def test_chatter_is_left_out():
    """Below a warning only our own events come through: a kernel that ends would say that somebody has left."""
    record = logging.LogRecord(
        "trainingkit.serving", logging.INFO, "f", 1, "Ending a kernel that nobody uses.", (), None
    )

    assert not OnlyEvents().filter(record)


def test_a_warning_of_a_library_is_masked(stream):
    """And its first line is enough."""
    logging.getLogger("some.package").warning("kernel 02d0973c-973f-458f-befd-a035c0a44f31 of 192.0.2.7\nlost")
    [line] = lines_of(stream)

    assert ("message", "some.package", "kernel <kernel> of <address>") == (line["event"], line["logger"], line["said"])


def test_an_exception_is_told_by_its_kind_and_place(stream):
    """Its text may quote what was sent."""
    try:
        raise ValueError('"tell" is not on offer')
    except ValueError:
        log.exception("A request failed.")
    [line] = lines_of(stream)

    assert "A request failed." == line["said"]
    assert line["raised"].startswith("ValueError at test_event_log.py:")
    assert "tell" not in stream.getvalue()


def test_pythons_own_warnings_are_lines_too(stream):
    """Whoever reads the lines by a program does not stumble over them."""
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.warn("something is old", stacklevel=1)

    assert ["py.warnings"] == [line["logger"] for line in lines_of(stream)]


# ---------------------------------------------------------------------------------------- a whole lesson


@pytest.fixture(scope="module")
def logged(tmp_path_factory):
    """A small server that writes its events; it has four places."""
    folder = tmp_path_factory.mktemp("logged")
    write_story(folder / "simulations", "first", title="A first story", code=PLAYER)
    running = Server(folder / "simulations", folder, class_size=2, grace=1.0, any_notebook=True, log_form="json")
    yield running
    running.stop()


def events(server):
    """What was written so far."""
    return [json.loads(line) for line in server.error_text.splitlines()]


def test_a_visit_leaves_the_same_lines_whether_it_leaves_or_stays(logged):
    """Looking for help, leaving, and the end of the kernel add nothing; nor is there an id, an address or a choice."""
    visitor = Visitor(logged)
    until(lambda: "ready" in [line["event"] for line in events(logged)])
    before = len(events(logged))
    cfg = in_page(visitor.get("/story/first").text, "cfg")
    cookie, line = visitor.cookie, visitor.connect(cfg["kernelId"])
    line.answer(cfg["modelId"], type="choose", n=1, choice="tell")
    kernel = psutil.Process(line.answer(cfg["modelId"], type="whoami")["pid"])
    visitor.get("/help")
    line.close()
    visitor.get("/away")
    until(lambda: kernel.status() == psutil.STATUS_ZOMBIE if kernel.is_running() else True)
    told = events(logged)[before:]

    assert ["/story/first", "/api/kernels/<kernel>/channels"] == [line["path"] for line in told]
    for secret in (cfg["kernelId"], cfg["modelId"], "127.0.0.1", "tell", cookie):
        assert secret not in logged.error_text


def test_once_the_room_has_been_full_nobody_is_seen_coming_in(logged):
    """Whoever comes then has the place of somebody who has left. That the room was full is said once."""
    inside = []
    for _ in range(logged.places):
        visitor = Visitor(logged)
        cfg = in_page(until(lambda v=visitor: (page := v.get("/story/first")).ok and page).text, "cfg")
        inside.append((visitor, cfg, visitor.connect(cfg["kernelId"])))
    late = Visitor(logged)
    statuses = [late.get("/story/first").status_code for _ in range(2)]
    before = len(events(logged))
    inside[0][2].close()
    until(lambda: late.get("/story/first").status_code == 200)
    for _, _, line in inside[1:]:
        line.close()

    assert [503, 503] == statuses
    assert "room-full" == events(logged)[before - 1]["event"]
    assert [] == events(logged)[before:]
