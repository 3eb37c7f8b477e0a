"""The page that a trainee reads: whole in itself, and whatever somebody wrote is shown as text."""

import html
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.grading.classes import new_class
from tests.grading.feedback.fed_back import A1, A2, Trainee, reference, told
from trainingkit.grading.feedback.compose import Feedback, ItemFeedback, Point
from trainingkit.grading.feedback.page import LONGEST, page_of
from trainingkit.grading.notebook.answer_words import Said

STOCK = 124 * 1000
"""Bytes of nbgrader's own page for two cells."""
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style><style>@import url(https://example.org/x.css)</style>",
    "{{ page.seat }}{% raw %}",
    "<a href='javascript:alert(1)'>x</a>",
    "<!-- --><meta http-equiv=refresh content='0;url=https://example.org'>",
)
TAGS = {"html", "head", "meta", "title", "style", "body", "main", "section", "article", "div", "span", "strong"}
TAGS |= {"h1", "h2", "h3", "h4", "p", "ul", "ol", "li"}
ATTRIBUTES = {"lang", "charset", "http-equiv", "content", "name", "class", "id", "aria-labelledby"}


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    """A class."""
    return new_class(tmp_path_factory.mktemp("class"))


class Outline(HTMLParser):
    """Tags, attributes and headings of a page."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.attributes, self.headings = set(), set(), []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))


def page_with(text):
    """A page that has a text wherever somebody's words may stand."""
    point = Point(text, text, text, text, (text,), True)
    said = (Said(text, text, (Said(text, verbatim=True),)),)
    item = ItemFeedback("item", text, (), "", (point,), (point,), (point,), (text,), said)
    return page_of(Feedback(text, "a", text, "told", "", "", "", "", (), (item,), ()))


def test_what_somebody_wrote_is_inert_wherever_it_stands():
    """Markup, styles, templates and addresses are shown as they were typed."""
    for text in HOSTILE:
        page = page_with(text)
        outline = Outline(page)

        assert TAGS >= outline.tags
        assert {
            "lang",
            "charset",
            "http-equiv",
            "content",
            "name",
            "class",
            "id",
            "aria-labelledby",
        } >= outline.attributes
        assert 10 <= page.count(html.escape(text).replace("&quot;", "&#34;").replace("&#x27;", "&#39;"))


@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=40))
@settings(max_examples=60)
def test_no_text_adds_a_tag_or_an_attribute(text):
    """Any text at all, half characters and control characters included."""
    page = page_with(text)
    outline = Outline(page)

    assert TAGS >= outline.tags
    assert not {name for name in outline.attributes if name.startswith("on") or name in ("src", "href", "style")}
    assert page.encode()


def test_a_text_far_too_long_is_cut():
    """A page stays one that can be opened."""
    assert len(page_with("x" * 250_000)) < 30 * LONGEST


def test_a_page_needs_nothing_else(room):
    """No script, no other file, no other site, and a policy that would forbid them."""
    page = page_of(told(room, Trainee("reference", A2, reference(room, A2))))
    outline = Outline(page)

    assert TAGS >= outline.tags
    assert "default-src 'none'; style-src 'unsafe-inline'" in html.unescape(page)
    assert [] == re.findall(r"(?i)https?:|//|url\(|@import|src=|href=", page)


def test_a_page_is_small(room):
    """At most a quarter of nbgrader's own page for two cells, with every choice of a story in it."""
    page = page_of(told(room, Trainee("reference", A2, reference(room, A2))))

    assert len(page.encode()) < STOCK / 4


def test_headings_are_in_order(room):
    """One first, then none skipped."""
    for trainee in (Trainee("reference", A1, reference(room, A1)), Trainee("blank", A2, {})):
        page = page_of(told(room, trainee))
        headings = Outline(page).headings

        assert 1 == headings[0] == headings.count(1)
        assert [] == [pair for pair in zip(headings, headings[1:], strict=False) if pair[1] > pair[0] + 1]
        assert '<html lang="en-GB">' in page
