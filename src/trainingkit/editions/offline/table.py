"""A story as a table of pages: what each page shows, and which page each choice leads to.

The pages are those of the smallest machine that nobody can tell from the story (``story.minimise``), and each is drawn
by the player's own ``step``. So a page of the table cannot say anything that the served story does not, and the reader
needs no rule: no condition, flag or counter is in it. Criteria are left out; they need a record of the whole run.
"""

import json
from collections.abc import Iterable
from typing import Any

from trainingkit.player.scene import Stage, step
from trainingkit.story.engine import replay
from trainingkit.story.explore import explore
from trainingkit.story.minimise import Graph, minimise
from trainingkit.story.model import Story

Table = dict[str, list[Any]]
OF_A_PASSAGE = (
    *("passage", "number", "stage", "title", "record", "image", "help_scene", "ask", "could_help", "remaining"),
)
"""What of a step is the same wherever in a run its passage comes."""


class Shelf:
    """Things that many pages share, each kept once; a page says their numbers."""

    def __init__(self) -> None:
        self.things: list[Any] = []
        self._numbers: dict[str, int] = {}

    def number(self, thing: Any) -> int:
        """The number of a thing, from 0; it is added if it is not there."""
        key = json.dumps(thing, sort_keys=True)
        if key not in self._numbers:
            self._numbers[key] = len(self.things)
            self.things.append(thing)
        return self._numbers[key]

    def numbers(self, things: Iterable[Any]) -> list[int]:
        """The numbers of several things."""
        return [self.number(thing) for thing in things]


def table_of(stage: Stage) -> Table:
    """The whole story as a table; ``web/src/table.js`` says what its lists hold, and reads it.

    Raises
    ------
    NotProved
        The story has more states than can be visited.
    """
    graph = minimise(explore(stage.story))
    shelves = {name: Shelf() for name in ("lines", "choices", "told", "sections", "passages")}
    pages = [_page(stage, graph, n, shelves) for n in range(len(graph.nodes))]
    return {name: shelf.things for name, shelf in shelves.items()} | {"pages": pages}


def _page(stage: Stage, graph: Graph, number: int, shelves: dict[str, Shelf]) -> list[Any]:
    ids = [ref.partition(".")[2] for ref in graph.first_run[number]]
    shown = step(stage, replay(stage.story, ids), ids)
    node, ending = graph.nodes[number], shown["ending"]
    passage = {key: shown[key] for key in OF_A_PASSAGE} | {"ending": ending and ending["kind"]}
    sections = ending["sections"] if ending else []
    return [
        shelves["passages"].number(passage),
        shelves["lines"].numbers(shown["lines"]),
        [[shelves["choices"].number(_choice(stage.story, node.passage, way)), page] for way, page in node.choices],
        shelves["lines"].numbers(ending["later"] if ending else []),
        [
            [shelves["sections"].number({"id": s["id"], "title": s["title"]}), shelves["told"].numbers(s["lines"])]
            for s in sections
        ],
    ]


def _choice(story: Story, passage: str, way: str) -> dict[str, Any]:
    choice = story.choice(f"{passage}.{way}")
    return {"id": choice.id, "text": choice.text, "then": choice.then}
