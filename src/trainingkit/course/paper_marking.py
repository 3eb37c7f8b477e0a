"""From the letters on a paper answer sheet to criteria: which section and letter is what, and what each asks for."""

from collections.abc import Iterable, Iterator
from html import escape

from trainingkit.course.paper_sections import Booklet
from trainingkit.marking.competence import MOST_HARMFUL, bar_for
from trainingkit.story.model import Criterion, Requirement, Story

Pairs = dict[str, tuple[str, ...]]
"""``passage.choice`` to each section and letter under which it is printed, such as ``17 B``."""


def marking_parts(story: Story, book: Booklet) -> Iterator[str]:
    """The body of the marking sheet, as HTML; names still stand as placeholders."""
    pairs = pairs_of(book)
    yield f"<h1>{escape(story.title)}: marking sheet</h1>"
    yield "<p>For the instructor. Never hand it out. It fits the form of the same edition only.</p>"
    heads = "".join(f"<th>{head}</th><td></td>" for head in ("Seat", "Marked by", "Date"))
    yield f'<table class="seat"><tr>{heads}</tr></table>'
    yield from _how(story)
    yield from (_criterion(criterion, pairs) for criterion in story.criteria)
    yield from _sum(story)
    yield from _endings(story, book)
    yield from _lookup(story, book)


def pairs_of(book: Booklet) -> Pairs:
    """Where each choice is printed."""
    found: dict[str, list[str]] = {}
    for section in book.situations:
        for way in section.ways:
            found.setdefault(way.ref, []).append(f"{section.number} {way.letter}")
    return {ref: tuple(places) for ref, places in found.items()}


def _how(story: Story) -> Iterator[str]:
    yield "<h2>How to mark</h2><ol>"
    yield "<li>A sheet without a number behind END is not marked: the run is not whole. Ask, and let it be ended.</li>"
    yield "<li>Go through the criteria one by one, with the answer sheet beside you.</li>"
    yield "<li>“17 B” means: the answer sheet has the line section 17, letter B. Where several are joined by “or”, "
    yield "one of them is enough: the same words are printed in more than one place.</li>"
    yield "<li>Does all under <b>2</b> fit? Write 2. If not, does all under <b>1</b> fit? Write 1. Otherwise write "
    yield "0.</li>"
    if any(criterion.red for criterion in story.criteria):
        yield "<li><b>RED</b> with 0 is <i>not yet</i>, whatever the sum. A second person marks the sheet, too.</li>"
    yield "</ol>"


def _criterion(criterion: Criterion, pairs: Pairs) -> str:
    red = '<span class="red">RED</span> ' if criterion.red else ""
    parts = [f'<div class="criterion" id="{criterion.id}"><span class="m"></span><p>{red}{escape(criterion.text)}</p>']
    for points, wanted in (("2", criterion.best), ("1", criterion.acceptable)):
        if wanted is not None:
            parts.append(f'<div class="wanted"><b>{points}</b>{_wanted(wanted, pairs)}</div>')
    return "".join([*parts, "</div>"])


def _wanted(wanted: Requirement, pairs: Pairs) -> str:
    """A requirement as a list: everything in it must fit."""
    found = [_item("one-of", "At least one of these", wanted.did, pairs)] if wanted.did else []
    if wanted.did_all:
        found.append(_item("all-of", "All of these", wanted.did_all, pairs))
    if wanted.never:
        found.append(_item("none-of", "None of these", wanted.never, pairs))
    if wanted.before:
        first, second = (_places(ref, pairs) for ref in wanted.before)
        found.append(f'<li class="before">{first} is there, and {second} is not above it</li>')
    found += (f'<li class="both">Also:{_wanted(inner, pairs)}</li>' for inner in wanted.all)
    if wanted.any:
        inner = "".join(f"<li>{_wanted(each, pairs)}</li>" for each in wanted.any)
        found.append(f'<li class="any">One of these groups:<ul>{inner}</ul></li>')
    return f"<ul>{''.join(found)}</ul>"


def _item(kind: str, words: str, refs: Iterable[str], pairs: Pairs) -> str:
    return f'<li class="{kind}">{words}: {"; ".join(_places(ref, pairs) for ref in refs)}</li>'


def _places(ref: str, pairs: Pairs) -> str:
    """Where a choice is printed; a choice that no run can make is a dash."""
    places = " or ".join(f'<b class="pair">{place}</b>' for place in pairs.get(ref, ())) or "–"
    return f'<span class="ref">{places}</span>'


def _sum(story: Story) -> Iterator[str]:
    bar = bar_for(story.criteria)
    yield '<div class="criterion"><h2>Sum</h2><table>'
    yield f"<tr><th>Points</th><td></td><td>of {2 * len(story.criteria)}; at least {bar.points}</td></tr>"
    yield "<tr><th>RED with 0</th><td></td><td>none</td></tr>"
    yield f"<tr><th>Others with 0</th><td></td><td>at most {MOST_HARMFUL}</td></tr>"
    yield "</table><p>All three fit: competent in this part. Otherwise <i>not yet</i>; a person looks before anything "
    yield "is said. Until your experts have signed the standard, both are <i>practice</i>.</p></div>"


def _endings(story: Story, book: Booklet) -> Iterator[str]:
    yield "<h2>Where the story ended</h2><p>Not marked. It helps you to talk about the run.</p>"
    yield '<table id="endings"><tr><th>Section</th><th>Title</th><th>Ending</th></tr>'
    for section in book.situations:
        passage = story.passages[section.passage] if section.passage else None
        if passage and passage.ending:
            title = escape(passage.title or "")
            yield f"<tr><td>{section.number}</td><td>{title}</td><td>{escape(passage.ending)}</td></tr>"
    yield "</table>"


def _lookup(story: Story, book: Booklet) -> Iterator[str]:
    yield '<div class="part"><h2>Each letter, by section</h2>'
    yield "<p>When a machine works again, write the last column of each line of the answer sheet into a file, in "
    yield "order, one to a line, and let it do the marking:<br>"
    yield f"<code>trainingkit play instructor/assessed/{story.story} --choices FILE</code></p>"
    yield '<table id="letters"><tr><th>Section and letter</th><th>Level</th><th>In the file</th></tr>'
    for section in book.situations:
        for way in section.ways:
            level = story.choice(way.ref).level or ""
            yield f"<tr><td>{section.number} {way.letter}</td><td>{level}</td><td><code>{way.ref}</code></td></tr>"
    yield "</table></div>"
