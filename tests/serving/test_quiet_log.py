"""Logs without address or kernel."""

import logging

import pytest

from trainingkit.serving.quiet_log import Mask, masked


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Kernel started: 02d0973c-973f-458f-befd-a035c0a44f31", "Kernel started: <kernel>"),
        ("comm cf12b31c15ff42a08775ba038a66e3ab gone", "comm <kernel> gone"),
        ("404 GET /x (192.168.1.17) 3 ms", "404 GET /x (<address>) 3 ms"),
        ("Malformed HTTP message from 127.0.0.1:5001", "Malformed HTTP message from <address>"),
        ("from ::1 and fe80::1ff:fe23:4567:890a", "from <address> and <address>"),
        ("/channels?session_id=abc-1&x=2", "/channels?session_id=*&x=2"),
        ("story.yml:42:11: error[x] y", "story.yml:42:11: error[x] y"),
        ("GET /story/first 200 12 ms", "GET /story/first 200 12 ms"),
    ],
)
def test_what_could_name_a_visitor_is_masked(text, shown):
    """Kernel ids, session ids and addresses go; everything else stays."""
    assert shown == masked(text)


def test_what_a_kernel_shows_first_is_not_logged():
    """A kernel held ready would write the player's whole code, and a story's opening."""
    record = logging.LogRecord("x", logging.DEBUG, "f", 1, "content: %s", ({"state": {"scene": "Hello."}},), None)

    assert not Mask().filter(record)


def test_a_start_that_is_cut_short_is_not_logged():
    """Ctrl-C while kernels are starting would leave a line for each, about nothing that anybody could mend."""
    record = logging.LogRecord("x", logging.WARNING, "f", 1, "Could not destroy zmq context for %s", ("x",), None)

    assert not Mask().filter(record)


def test_a_traceback_is_masked_too():
    """The text of an exception can hold an id as well."""
    try:
        raise KeyError("02d0973c-973f-458f-befd-a035c0a44f31")
    except KeyError as error:
        record = logging.LogRecord("x", logging.ERROR, "f", 1, "%s failed", ("127.0.0.1",), (KeyError, error, None))

    assert Mask().filter(record)
    assert "<address> failed\nKeyError: '<kernel>'" == logging.Formatter().format(record)
