"""Maps: every passage and every link, nothing over anything else."""

import xml.etree.ElementTree as ElementTree
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given

from tests.effort import examples
from tests.story.strategies import stories
from tests.tiny import tiny
from trainingkit.maps import cut_off, marks, mermaid, never_reached, svg
from trainingkit.maps.bands import cuts
from trainingkit.maps.columns import backward, columns
from trainingkit.maps.layout import Box, Port, lay_out
from trainingkit.maps.order import Segment
from trainingkit.story import story_from

SVG = "{http://www.w3.org/2000/svg}"
ROOT = Path(__file__).resolve().parents[2]
REAL = sorted((ROOT / "simulations").glob("*/story.yml"))


def links(story):
    """Every link of a story: from, to, how often."""
    return Counter((name, c.to) for name, p in story.passages.items() for c in p.ways())


def drawn(text):
    """Every line of an SVG map: from, to, how often."""
    groups = [(g.get("class") or "").split() for g in ElementTree.fromstring(text).iter(f"{SVG}g")]
    named = [words for words in groups if words[:1] == ["way"] and len(words) == 4]
    return Counter((w[2].removeprefix("from-"), w[3].removeprefix("to-")) for w in named)


@examples(0.4)
@given(stories(most_passages=9))
def test_no_link_is_missed(story):
    """Whatever the story, its map has each passage once and each link as often as the file."""
    text = svg(story, cut_off(story))

    boxes = [g.get("id") for g in ElementTree.fromstring(text).iter(f"{SVG}g") if g.get("id")]
    assert [f"p-{name}" for name in story.passages] == boxes
    assert links(story) == drawn(text)
    assert links(story).total() == sum(" -->" in line for line in mermaid(story).splitlines())


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.parent.name)
def test_boxes_do_not_overlap(path):
    """In the map of a real story no box lies over another, and all are on the page."""
    root = ElementTree.fromstring(svg(story_from(path)))
    boxes = []
    for group in root.iter(f"{SVG}g"):
        if group.get("id"):
            x, y = map(float, group.get("transform")[10:-1].split())
            box = group.find(f"{SVG}rect")
            boxes.append((x, y, x + float(box.get("width")), y + float(box.get("height"))))

    over = [
        (a, b) for a in boxes for b in boxes if a < b and a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]
    assert [] == over
    assert max(b[2] for b in boxes) < float(root.get("width"))
    assert max(b[3] for b in boxes) < float(root.get("height"))


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.parent.name)
def test_a_map_is_the_same_every_time(path):
    """So that two maps can be compared."""
    assert svg(story_from(path)) == svg(story_from(path))


def test_the_text_alternative_lists_every_link():
    """Who cannot see the map reads the same in its description."""
    story = tiny("""
        flags: [told]
        passages:
          start:
            choices:
              - {id: a, text: "Say <it>", to: end, set: [told], level: best}
              - {id: b, text: "Wait", to: start, if: not told}
          end: {ending: done}
    """)
    told = ElementTree.fromstring(svg(story)).findtext(f"{SVG}desc")

    expected = [
        "2 passages, 2 links, 1 ending.",
        'start (start): "Say <it>" (best, sets told) leads to end; "Wait" (if not told) leads to start.',
        "end (ending: done): the end.",
    ]
    assert expected == told.splitlines()


def test_marks_are_told_in_words():
    """Start, must pass, ending and beats; colour is never alone."""
    story = tiny("""
        must_pass: [start]
        passages:
          start: {beats: [threat, help], next: end}
          end: {ending: done}
    """)

    assert ("start", "must pass", "threat", "help") == marks(story, "start")
    assert ("ending: done", "not reachable") == marks(story, "end", frozenset({"end"}))


def test_a_passage_behind_an_impossible_condition_is_never_reached():
    """Links lead there, so only the exploration can tell."""
    story = tiny("""
        flags: [told]
        passages:
          start:
            choices:
              - {id: a, text: "A", to: end}
              - {id: b, text: "B", to: hidden, if: told}
          hidden: {next: end}
          end: {ending: done}
    """)

    assert frozenset() == cut_off(story)
    assert frozenset({"hidden"}) == never_reached(story)


def test_columns_follow_the_longest_way():
    """Every link that does not close a circle points right."""
    web = {"a": ["b", "c"], "b": ["c"], "c": ["a", "d"], "d": []}

    assert {"a": 0, "b": 1, "c": 2, "d": 3} == columns(web, "a")
    assert frozenset({("c", "a")}) == backward(web, "a")


def test_a_long_strip_is_cut_where_few_lines_cross():
    """Nine columns of at most six: not between those that three lines join."""
    pieces = [
        [Segment(f"{n}", 0, f"{n + 1}", k, ("on", f"{k}")) for k in range(3 if n in {2, 3, 5} else 1)] for n in range(8)
    ]

    assert [0, 5] == cuts([*pieces, []], 6)


def test_a_short_story_stays_on_one_band():
    """Nothing is folded that fits."""
    box = Box(40, 20, 10)
    drawing = lay_out({"a": Box(40, 20, 10, (Port("b", 20),)), "b": box}, "a", 100, 50, 7)

    assert {"a": (0, 0), "b": (150, 0)} == drawing.corners
    assert (250, 40) == (drawing.width, drawing.height)
