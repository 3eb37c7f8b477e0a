"""Numbers, addresses and handles: those kept for fiction pass, all others are told."""

import pytest

from tests.checks.stories import codes, saying, told


@pytest.mark.parametrize(
    "words",
    [
        "Ring 07700 900123.",
        "Ring +44 7700 900123.",
        "Ring (01632) 960 001.",
        "Ring 020 7946 0999.",
        "Ring 0131 496 0999.",
        "Ring 999 or 101.",
        "The address is jo@example.com.",
        "The page is at www.example.org.",
        "The page is at friends.example.",
        "The account is @jo_example.",
        "The log says 192.0.2.7 and 203.0.113.200 and 2001:db8::1.",
        "At 23:40:15 the chat ends.",
        "It is version 1.2.3 of the app.",
        "It was 4,50. Then it was 0.5.",
        "The reference is 2026-11-21.",
        "On 01.02.2026 12:30 it was 0.123456789.",
        "Ring 07700 900123 07700 900456.",
        "Ring 07700.900.123 (24 hours).",
        "Well...then it stops. He is at school.No more.",
    ],
)
def test_what_is_kept_for_fiction_passes(words):
    """Ofcom's drama numbers, example domains, documentation addresses, times and dates are not told."""
    assert () == told(saying(words, "officer"))


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Ring 07911 123456.", "real-phone"),
        ("Ring +44 7911 123456.", "real-phone"),
        ("Ring 020 7123 4567.", "real-phone"),
        ("Ring (0)7911 123456.", "real-phone"),
        ("Ring 07911.123.456.", "real-phone"),
        ("Ring 07700 900123 07911 123456.", "real-phone"),
        ("Ring 01632-960123.", "helpline-typed"),
        ("Ring 01632 960123 (24 hours).", "helpline-typed"),
        ("Ring +44 (0)1632 960.123.", "helpline-typed"),
        ("Ring 01632960123 07700 900123.", "helpline-typed"),
        ("Write to jo@mail.com.", "real-email"),
        ("Open https://friends-online.co.uk/jo.", "real-domain"),
        ("Open example.com.friends.net.", "real-domain"),
        ("Add @jo.new.", "real-handle"),
        ("The log says 10.0.0.1.", "real-ip"),
        ("The log says 2a00:1450:4009::200e.", "real-ip"),
    ],
)
def test_what_could_be_real_is_told_once(words, code):
    """One finding each: an e-mail address is not also a domain and a handle."""
    assert [code] == [d.code for d in told(saying(words, "officer"))]


def test_two_numbers_in_a_row_are_two():
    """One after another they are not taken for one long number, which nobody could own."""
    found = told(saying("Ring 01632 960123 07911 123456 07911 654321.", "officer"))

    assert ["helpline-typed", "real-phone", "real-phone"] == [d.code for d in found]


def test_real_things_are_found_in_forms_too():
    """The rows of a record are read like lines."""
    text = saying("The end.", "officer").replace(
        "    lines: [{id: e-1",
        '    record: {id: log, title: Log, rows: [{label: Phone, text: "07911 123456"}]}\n    lines: [{id: e-1',
    )

    assert {"real-phone"} == codes(text)
