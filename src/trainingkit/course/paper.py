"""The paper form of an assessed story, for the day the machines fail: same story, same criteria, no machine.

``paper_form`` is what a trainee gets: instructions, an answer sheet, and the story in numbered sections.
``marking_sheet`` is the instructor's: how the letters on the answer sheet become criteria. Both are whole HTML pages
to be printed on A4 that need nothing else.
"""

from collections.abc import Iterable, Iterator, Mapping
from html import escape

from trainingkit.course.paper_marking import marking_parts
from trainingkit.course.paper_sections import Act, Booklet, Section, Turn, Way, booklet
from trainingkit.guidance import load_guidance
from trainingkit.story.edition import edition
from trainingkit.story.model import Line, Passage, Story
from trainingkit.story.telling import with_names

STYLE = """
@page { size: A4; margin: 16mm 17mm 20mm; @bottom-center { content: var(--footer); font: 9pt sans-serif; }
        @bottom-right { content: counter(page); font: 9pt sans-serif; } }
body { font: 11pt/1.42 Arial, Helvetica, sans-serif; color: #000; background: #fff; max-width: 44em; margin: 1em auto; }
h1 { font-size: 20pt; margin: 0 0 .3em; } h2 { font-size: 15pt; margin: 0 0 .5em; } h3 { font-size: 12pt; margin: 0; }
.part { break-before: page; } .outcomes { columns: 2; column-gap: 2em; }
section.s { break-inside: avoid; border-top: 1px solid #555; padding: .5em 0 .7em; }
section.s > h3 .n { font-size: 15pt; margin-right: .6em; }
p { margin: .3em 0; } .ask { font-weight: bold; margin-top: .6em; } .who { font-weight: bold; }
ol.ways { list-style: none; margin: .3em 0; padding: 0; } ol.ways li { margin: .35em 0; padding-left: 2em; }
ol.ways .l { font-weight: bold; display: inline-block; width: 1.6em; margin-left: -2em; text-align: center; }
.go, .act, .only { font-style: italic; } .later { border-left: 3px solid #777; padding-left: .7em; margin-top: .5em; }
table { border-collapse: collapse; width: calc(100% - 2px); break-inside: avoid; margin: .4em 0; }
th, td { border: 1px solid #555; padding: .2em .5em; text-align: left; vertical-align: top; font-weight: normal; }
th { background: #eee; } table.visits { font-size: 10pt; } table.visits td { height: 1.5em; }
table.seat th { width: 1%; }
.boxes span { display: inline-block; margin: 0 1.1em .4em 0; white-space: nowrap; }
.red { font-weight: bold; } .criterion { break-inside: avoid; border-top: 1px solid #555; padding: .4em 0; }
.criterion ul { margin: .1em 0; padding-left: 1.3em; } .wanted { display: flex; gap: .8em; }
.m { display: inline-block; border: 1px solid #000; width: 2.4em; height: 1.3em; float: right; }
.foot { font-size: 9pt; } b.pair { white-space: nowrap; font-weight: normal; }
@media print { .foot.screen { display: none; } body { margin: 0; max-width: none; } }
"""
COLUMNS = 4
SPARE = 8
"""Lines of the answer sheet beyond what a run can need, for slips of the pen."""


def paper_form(story: Story) -> str:
    """What a trainee gets: how it works, the answer sheet, and the story in numbered sections.

    Parameters
    ----------
    story : Story
        One that can be played. Of its cast the first names are printed.

    Returns
    -------
    str
        A whole HTML page. It has no criteria, levels, claims or words for trainers. A picture is printed as its
        text alternative.

    Raises
    ------
    NotProved
        The story has more states than can be visited.
    """
    book = booklet(story)
    names = _names(story)
    parts = [
        *_front(story, book),
        *_answer_sheet(story, book),
        '<div class="part"><h2>Part 1: Situations</h2>',
        *(_section(story, section, names) for section in book.situations),
        '</div><div class="part"><h2>Part 2: What follows</h2>',
        "<p>Open this part only when a number sends you here. Read that one section, then go on as it says.</p>",
        '<div class="outcomes">',
        *(_section(story, section, names) for section in book.outcomes),
        "</div></div>",
    ]
    return _page(story, f"{story.title}: paper form", with_names("\n".join(parts), _escaped(names)))


def marking_sheet(story: Story) -> str:
    """What the instructor gets: how the letters of an answer sheet become criteria, points and a verdict.

    Parameters
    ----------
    story : Story
        The same as that of the form; the same edition has the same numbers.

    Returns
    -------
    str
        A whole HTML page.

    Raises
    ------
    NotProved
        The story has more states than can be visited.
    """
    body = "\n".join(marking_parts(story, booklet(story)))
    return _page(story, f"{story.title}: marking sheet", with_names(body, _escaped(_names(story))))


def _page(story: Story, title: str, body: str) -> str:
    footer = f"TRAINING · {story.title} · edition {edition(story)}"
    return (
        f'<!doctype html>\n<html lang="{escape(story.language)}"><head><meta charset="utf-8">\n'
        f"<title>{escape(title)}</title>\n<style>:root {{ --footer: {_css_text(footer)}; }}{STYLE}</style></head>\n"
        f'<body>\n{body}\n<p class="foot screen">{escape(footer)}</p>\n</body></html>\n'
    )


def _front(story: Story, book: Booklet) -> Iterator[str]:
    samaritans = load_guidance().helplines["samaritans"]
    yield f"<h1>{escape(story.title)}</h1>"
    yield f"<p>TRAINING. Paper form, edition {edition(story)}. {escape(story.content_note)}</p>"
    yield "<h2>How it works</h2><ol>"
    yield "<li>Begin at section <b>1</b>. Read only the section that you have been sent to.</li>"
    yield "<li>At a question, choose one letter. <b>Write section and letter on the answer sheet, in ink</b>, and only "
    yield "then go on. Do not read on first, and do not change a letter: the first one counts.</li>"
    yield "<li>Then go to the section that stands behind your letter.</li>"
    if book.boxes or book.rows:
        yield "<li>Some sections say: tick a box, or cross a circle. Do so on the answer sheet, in pencil. What they "
        yield "are for is not said.</li>"
    yield "<li>Where a section says “The story ends here”, write its number behind END.</li></ol>"
    yield "<p>You can stop at any time, and nobody asks why. Your trainer is there. "
    yield f"{escape(samaritans.name)}: {escape(samaritans.contact)}, day and night, for officers too.</p>"


def _answer_sheet(story: Story, book: Booklet) -> Iterator[str]:
    yield '<div class="part"><h2>Answer sheet</h2>'
    yield f"<p>{escape(story.title)} · edition {edition(story)} · TRAINING</p>"
    heads = "".join(f"<th>{head}</th><td></td>" for head in ("Seat", "Date", "From", "Until"))
    yield f'<table class="seat"><tr>{heads}</tr></table>'
    yield "<p>One line for each question, in the order in which you came to them.</p>"
    lines = -(-(book.most + SPARE) // COLUMNS)
    yield f'<table class="visits"><tr>{"<th>No.</th><th>Section</th><th>Letter</th>" * COLUMNS}</tr>'
    for row in range(1, lines + 1):
        cells = (f"<td>{row + lines * column}</td><td></td><td></td>" for column in range(COLUMNS))
        yield f"<tr>{''.join(cells)}</tr>"
    yield "</table><p><b>END</b>: section ______</p>"
    if book.boxes:
        yield f'<p class="boxes">Boxes: {"".join(f"<span>{box} ☐</span>" for box in book.boxes)}</p>'
    for row, most in book.rows.items():
        yield f'<p class="boxes">Row {row}: <span>{"○ " * most}</span></p>'
    yield "</div>"


def _section(story: Story, section: Section, names: Mapping[str, str]) -> str:
    passage = story.passages[section.passage] if section.passage else None
    title = f" {escape(passage.title)}" if passage and passage.title else ""
    parts = [f'<section class="s"><h3><span class="n">{section.number}</span>{title}</h3>']
    if passage:
        parts += _shown(story, passage, section)
    if section.told:
        parts.append(f"<p>{escape(section.told)}</p>")
    if section.turns:
        parts.append("<p>Look at your answer sheet, and take the line that fits.</p>")
        parts += (f'<p class="turn">{_turn(turn)}</p>' for turn in section.turns)
    if section.ways:
        parts.append(f'<p class="ask">{escape(passage.ask or "") if passage else ""}</p><ol class="ways">')
        parts += (f"<li>{_way(way)}</li>" for way in section.ways)
        parts.append("</ol>")
    if section.to is not None:
        parts.append(f'<p class="go">{_then(section.acts, section.to)}</p>')
    elif passage and passage.ending:
        parts.append('<p class="go">The story ends here.</p>')
    return "\n".join([*parts, "</section>"])


def _shown(story: Story, passage: Passage, section: Section) -> Iterator[str]:
    if passage.record:
        rows = "".join(f"<tr><th>{escape(r.label)}</th><td>{escape(r.text)}</td></tr>" for r in passage.record.rows)
        yield f"<p><b>{escape(passage.record.title)}</b></p><table>{rows}</table>"
    if passage.image:
        yield f"<p>[Picture: {escape(passage.image.alt)}]</p>"
    yield from _lines(story, section.lines)
    if section.later:
        yield '<div class="later">'
        yield from _lines(story, section.later)
        yield "</div>"


def _lines(story: Story, lines: Iterable[Line]) -> Iterator[str]:
    for line in lines:
        who = f'<span class="who">{escape(story.people[line.who].name)}:</span> ' if line.who else ""
        yield f"<p>{who}{escape(line.text)}</p>"


def _way(way: Way) -> str:
    only = f' <span class="only">(Only if box {way.unless} is empty.)</span>' if way.unless else ""
    letter = f'<span class="l">{way.letter}</span>'
    return f'{letter}<span class="t">{escape(way.text)}</span>{only} <span class="go">{_then(way.acts, way.to)}</span>'


def _turn(turn: Turn) -> str:
    return f"{' and '.join(_test(what, value) for what, value in turn.tests)}: go to {turn.to}."


def _test(what: str, value: int) -> str:
    if what.isdigit():
        return f"Box {what} is {'ticked' if value else 'empty'}"
    return f"Row {what} has {value or 'no'} {'cross' if value == 1 else 'crosses'}"


def _then(acts: Iterable[Act], to: int) -> str:
    return "".join(f"{_act(act)}. " for act in acts) + f"Go to {to}."


def _act(act: Act) -> str:
    circles = f"{act.times} {'circle' if act.times == 1 else 'circles'}"
    match act.kind:
        case "tick":
            return f"Tick box {act.what}"
        case "empty":
            return f"Empty box {act.what}"
        case "cross":
            return f"Cross {circles} in row {act.what}"
    return f"Rub out the cross in {circles} of row {act.what}"


def _names(story: Story) -> dict[str, str]:
    return {placeholder: names[0] for placeholder, names in story.cast.items()}


def _escaped(names: Mapping[str, str]) -> dict[str, str]:
    return {placeholder: escape(name) for placeholder, name in names.items()}


def _css_text(text: str) -> str:
    """A text as CSS writes it; nothing in it can end the text or the style."""
    return '"' + "".join(c if c.isalnum() or c in " ·:" else f"\\{ord(c):x} " for c in text) + '"'
