"""Feedback as one page of HTML that needs nothing else: no script, no picture, no other file, no other site.

A learner's words go through ``plain`` and are escaped; whatever they hold, they are shown as text.
"""

from functools import cache
from importlib.resources import files

import jinja2

from trainingkit.grading.feedback.compose import Feedback
from trainingkit.grading.notebook.answer_html import UNSEEN

LONGEST = 6000
"""Characters of one text; nobody is asked for half as many."""


def page_of(feedback: Feedback) -> str:
    """The page; the same feedback gives the same text.

    Parameters
    ----------
    feedback : Feedback

    Returns
    -------
    str
        A whole HTML document.
    """
    return _template().render(page=feedback, style=_style()).lstrip()


def plain(text: str) -> str:
    """Somebody's words without what cannot be seen or turns the text round, cut where they are far too long."""
    lines = UNSEEN.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n").replace("\r", "\n"))
    return lines if len(lines) <= LONGEST else f"{lines[:LONGEST]} …"


@cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined
    )
    environment.filters["plain"] = plain
    return environment.from_string(_file("page.html.j2"))


@cache
def _style() -> str:
    return _file("page.css")


def _file(name: str) -> str:
    return (files("trainingkit.grading.feedback") / "template" / name).read_text(encoding="utf-8")
