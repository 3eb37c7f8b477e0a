"""The paper form of a story plays as the screen does, and the marking sheet marks as the machine does."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.course.paper_reader import Form, Marker, Reader, printed
from tests.tiny import tiny
from trainingkit.course.paper import marking_sheet, paper_form
from trainingkit.marking.competence import judge
from trainingkit.story import Story, choices, choose, edition, read_story, start, visible_lines
from trainingkit.story.engine import State, take
from trainingkit.story.explore import explore
from trainingkit.story.model import CONTINUE
from trainingkit.story.paths import covering_walkthroughs
from trainingkit.story.telling import with_names

ROOT = Path(__file__).parents[2]
ASSESSED = sorted(path.parent for path in (ROOT / "instructor" / "assessed").glob("*/story.yml"))
FOLDERS = [*ASSESSED, ROOT / "simulations" / "first-call"]

TRICKY = """\
flags: [seen, told]
counters: {calls: 3}
criteria:
  - id: tells
    text: Told somebody <early> & well
    why: Because.
    red: true
    best: {before: [hall.tell, hall.look], any: [{did: [hall.tell]}, {did: [yard.shout]}]}
    acceptable: {all: [{did: [yard.shout, hall.tell]}], never: [hall.look]}
  - id: counts
    text: Counted
    why: Because.
    best: {did_all: [hall.call, yard.shout]}
    acceptable: {any: [{did: [hall.wait]}, {did: [yard.hush], never: [hall.tell]}]}
passages:
  start:
    lines: [{id: s1, text: "It rings <twice>."}]
    next: hall
  hall:
    lines:
      - {id: h1, if: seen and not told, text: "The door is open."}
      - {id: h2, if: calls >= 2, text: "Somebody rings again."}
    ask: "What now?"
    choices:
      - {id: tell, text: "Tell {name}", then: "Told.", to: hall, set: [told], once: true}
      - {id: look, text: "Look", then: "Seen.", to: hall, set: [seen], clear: [told], once: true}
      - {id: call, text: "Call", to: hall, add: {calls: 2}, once: true}
      - {id: wait, text: "Wait", to: hall, add: {calls: -1}, once: true}
      - {id: leave, text: "Leave", to: yard, if: seen or calls == 3 or told}
      - {id: give-up, text: "Give up", to: yard, if: not (seen or told) and calls < 3}
  yard:
    lines: [{id: y1, if: told, text: "You are not alone."}]
    ask: "And here?"
    choices:
      - {id: shout, text: "Shout", to: over, add: {calls: 2}}
      - {id: hush, text: "Hush", to: over}
  over:
    ending: done
    title: Over
    lines: [{id: o1, if: calls > 1 and seen, text: "Late."}]
    later: [{id: o2, if: not seen, text: "Three weeks later."}]
cast: {name: [Sam, Alex]}
"""


@cache
def story_of(folder: Path | None) -> Story:
    """A story of the course, or the tricky one."""
    found = read_story(folder).story if folder else tiny(TRICKY)
    assert found
    return found


@cache
def pages_of(folder: Path | None) -> tuple[str, str]:
    """Its form and its marking sheet."""
    return paper_form(story_of(folder)), marking_sheet(story_of(folder))


@cache
def printed_of(folder: Path | None) -> tuple[Form, Marker]:
    """The same two, as they lie on the table."""
    form, marking = pages_of(folder)
    return Form(printed(form)), Marker(printed(marking))


every_story = pytest.mark.parametrize("folder", [*FOLDERS, None], ids=lambda f: f.name if f else "tricky")


def told(story: Story, text: str) -> str:
    """A text with the first names of the cast."""
    return with_names(text, {placeholder: names[0] for placeholder, names in story.cast.items()})


def on_screen(story: Story, state: State) -> list[str]:
    """What the engine shows before any question: the log on the screen, then lines, as the form would print them."""
    passage = story.passages[state.passage]
    lines = visible_lines((*passage.lines, *passage.later), state)
    record = [passage.record.title] if passage.record else []
    texts = [f"{story.people[line.who].name}: {line.text}" if line.who else line.text for line in lines]
    return [told(story, text) for text in (*record, *texts)]


def played_on_paper(story: Story, form: Form, run: tuple[str, ...]) -> tuple[Reader, list[str]]:
    """A run on paper beside the same run in the engine, and every place where the two differ."""
    reader, state, differing = Reader(form), start(story), []
    for ref in run:
        choice = ref.partition(".")[2]
        if choice != CONTINUE:
            if on_screen(story, state) != reader.shown:
                differing.append(f"{state.passage} reads differently")
            if {told(story, way.text) for way in choices(story, state)} != set(reader.offered()):
                differing.append(f"{state.passage} offers other choices")
            reader.choose(told(story, story.choice(ref).text))
        state = choose(story, state, choice)
    if on_screen(story, state) != reader.shown:
        differing.append(f"{state.passage} ends differently")
    return reader, differing


def every_run(story: Story, state: State, before: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """All runs from a state to an ending; for small stories without endless rounds."""
    offered = choices(story, state)
    for choice in offered:
        yield from every_run(story, take(story, state, choice), (*before, f"{state.passage}.{choice.id}"))
    if not offered:
        yield before


@every_story
def test_a_run_on_paper_is_the_run_on_the_screen(folder):
    """By the printed words alone each covering walkthrough shows and comes to what it does in the engine."""
    story, (form, marker) = story_of(folder), printed_of(folder)
    runs = covering_walkthroughs(explore(story)) if folder else tuple(every_run(story, start(story)))

    assert len(runs) > 20
    for run in runs:
        reader, differing = played_on_paper(story, form, run)
        made = [ref for ref in run if not ref.endswith(f".{CONTINUE}")]

        assert [] == differing
        assert reader.ended
        assert story.passages[story.choice(run[-1]).to].ending == marker.ending(reader.at)
        assert judge(story, run).levels == marker.levels(reader.sheet.lines)
        assert made == marker.refs(reader.sheet.lines)
        assert len(made) <= reader.sheet.room


@every_story
def test_red_criteria_are_marked(folder):
    """The marking sheet says RED of the red criteria and of no other."""
    story = story_of(folder)

    assert {c.id for c in story.criteria if c.red} == printed_of(folder)[1].red()


@every_story
def test_every_passage_and_choice_is_printed(folder):
    """Whatever a run can show is on the form: each line, question, choice and consequence of what can be reached."""
    story, page = story_of(folder), printed_of(folder)[0].page.text
    space = explore(story)
    reached = [story.passages[name] for name in story.passages if space.at_passages(name).any()]
    words = [line.text for passage in reached for line in (*passage.lines, *passage.later)]
    words += [text for passage in reached for text in (passage.title, passage.ask) if text]
    words += [text for passage in reached for c in passage.choices for text in (c.text, c.then) if text]

    assert [] == [text for text in words if told(story, text) not in page]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_nothing_of_how_it_is_marked_is_on_the_form(folder):
    """The form has no criterion, reason, level, teaching, words for trainers, claim or name that the author gave."""
    story, form = story_of(folder), pages_of(folder)[0]
    secret = [text for c in story.criteria for text in (c.text, c.why)]
    secret += [p.trainer.point for p in story.passages.values() if p.trainer]
    secret += [line.text for section in story.debrief.sections().values() for line in section]
    secret += [f"{name}.{c.id}" for name, p in story.passages.items() for c in p.choices]
    secret += [claim for c in story.criteria for claim in c.claim if claim.count("-") > 1]
    page = printed_of(folder)[0].page.text

    assert secret
    assert [] == [text for text in secret if text in page]
    assert [] == [level for level in ("harmful", "acceptable") if level in form]


@every_story
def test_what_follows_is_never_in_the_part_with_the_question(folder):
    """Part 1 has every question and ends before Part 2, which has no question."""
    parts = [div for div in printed_of(folder)[0].page.all("div", "part") if div.all("h2")[0].text.startswith("Part")]

    assert ["Part 1: Situations", "Part 2: What follows"] == [part.all("h2")[0].text for part in parts]
    assert [] == parts[1].all("p", "ask")
    assert [] != parts[0].all("p", "ask")


def test_the_numbers_are_not_in_the_order_of_the_story():
    """Sections that follow each other in the story are rarely neighbours on the form."""
    story, reader = story_of(ASSESSED[0]), Reader(printed_of(ASSESSED[0])[0])
    asks = {node.all("p", "ask")[0].text: n for n, node in sorted(reader.sections.items()) if node.all("p", "ask")}
    order = [asks[told(story, p.ask)] for p in story.passages.values() if p.ask and told(story, p.ask) in asks]
    neighbours = sum(abs(a - b) == 1 for a, b in zip(order, order[1:], strict=False))

    assert neighbours < len(order) / 5


@every_story
def test_the_same_story_gives_the_same_pages(folder):
    """Form and marking sheet printed on two days have the same numbers."""
    assert pages_of(folder) == (paper_form(story_of(folder)), marking_sheet(story_of(folder)))


@every_story
def test_each_page_says_training_and_its_edition(folder):
    """Both pages have a footer with TRAINING and the edition, ask for A4, and fetch nothing."""
    story = story_of(folder)
    for page in pages_of(folder):
        assert f"edition {edition(story)}" in page
        assert "TRAINING" in page
        assert "size: A4" in page
        assert [] == re.findall(r"(?:src|href)=|url\(|@import", page)


def test_angle_brackets_of_an_author_stay_words():
    """What looks like HTML in a story is printed as it was written."""
    assert "It rings <twice>." in printed_of(None)[0].page.text
    assert "Told somebody <early> & well" in printed_of(None)[1].page.text
