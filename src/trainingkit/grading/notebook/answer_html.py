"""An answer and its criteria as static HTML for an instructor, shown where widgets cannot be.

Only tags that nbconvert lets through when it is told to sanitise: it takes tables and headings apart, so pairs and
rows are lists, which a screen reader tells as well.
"""

import re
from collections.abc import Iterable, Mapping
from html import escape

from trainingkit.grading.criteria import Told, told_of
from trainingkit.grading.desk import Desk
from trainingkit.grading.graded import Response
from trainingkit.grading.notebook.answer_words import Said, answer_words
from trainingkit.marking.marks import Mark

LEVELS = {"best": "met", "acceptable": "partly met", "harmful": "not met", None: "waits for a person"}
"""What an instructor reads of a criterion."""
UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
"""Characters that cannot be seen, or that show what stands around them in another order than it was written."""


def answer_html(desk: Desk, response: Response, data: bytes | None, levels: Mapping[str, int] | None = None) -> str:
    """What was asked, what was answered, and each criterion, for an instructor.

    Parameters
    ----------
    desk : Desk
        At the edition by which it was marked, or today's.
    response : Response
        Of one of its items.
    data : bytes or None
        The answer file; None where there is none, or it is no longer kept.
    levels : mapping, optional
        Row of a rubric to the level that was given.

    Returns
    -------
    str
        HTML without script, style or link; nbconvert's sanitising leaves it as it is. The same response gives the
        same text. Not for learners: it holds what was wanted.
    """
    return "".join(['<div class="trainingkit-answer">', *_parts(desk, response, data, levels), "</div>"])


def shown(text: str) -> str:
    """Somebody's words for a page: escaped, and without characters that cannot be seen or that turn the text round."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return escape(UNSEEN.sub("\N{REPLACEMENT CHARACTER}", lines), quote=False)


def points_of(points: float, of: float) -> str:
    """Such as ``1.5 of 2 points``."""
    return f"{round(points, 2):g} of {round(of, 2):g} {'point' if of == 1 else 'points'}"


def _parts(desk: Desk, response: Response, data: bytes | None, levels: Mapping[str, int] | None) -> Iterable[str]:
    item = desk.items[response.item]
    yield f'<div class="asked"><strong>{shown(item.title)}</strong>: {shown(item.ask)}</div>'
    if response.trouble:
        yield f'<div class="trouble"><strong>Could not be marked</strong>: {shown(response.trouble)}</div>'
    if response.unfinished:
        yield '<div class="trouble"><strong>Not finished</strong>: the run has no ending yet.</div>'
    yield f'<div class="answer"><strong>Answer</strong>{_list(answer_words(desk, response, data))}</div>'
    told = {each.mark.criterion: each for each in told_of(desk, response, levels)}
    criteria = "".join(_criterion(mark, told.get(mark.criterion)) for mark in response.marks)
    total = points_of(response.points, response.max_points)
    yield f'<div class="criteria"><strong>Criteria</strong>: {total}<ul>{criteria}</ul></div>'


def _list(said: Iterable[Said], ordered: bool = False) -> str:
    tag = "ol" if ordered else "ul"
    return f"<{tag}>{''.join(f'<li>{_said(each)}</li>' for each in said)}</{tag}>"


def _said(said: Said) -> str:
    label = f"<strong>{shown(said.label)}</strong>" if said.label else ""
    text = f"<pre><code>{shown(said.text)}</code></pre>" if said.verbatim else shown(said.text)
    between = ": " if label and said.text else ""
    return f"{label}{between}{text}{_list(said.inner, said.ordered) if said.inner else ''}"


def _criterion(mark: Mark, told: Told | None) -> str:
    red = ", <strong>red: decides alone</strong>" if mark.red else ""
    head = f"<strong>{LEVELS[mark.level]}</strong>, {points_of(mark.points, mark.max_points)}{red}"
    if told is None:  # the key of today no longer has it
        return f"<li>{head}: {shown(mark.criterion)}</li>"
    level = f"<div>Level given: {shown(told.level_text)}</div>" if told.level_text else ""
    why = f"<div><em>Why</em>: {shown(told.why)}</div>" if told.why else ""
    return f"<li>{head}: {shown(told.text)}{level}{why}</li>"
