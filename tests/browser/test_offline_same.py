"""The table in a page and the engine say the same: every state of every story, played both ways in a real browser."""

import json
from datetime import date
from pathlib import Path

import pytest

from tests.browser.player_pages import SITE, answer
from trainingkit.editions.offline.table import table_of
from trainingkit.guidance import load_guidance
from trainingkit.player.scene import Stage, step
from trainingkit.story import story_from
from trainingkit.story.engine import replay
from trainingkit.story.explore import explore

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
STORIES = [path.parent for home in ("simulations", "instructor/assessed") for path in ROOT.glob(f"{home}/*/story.yml")]
# The last step of each run, as the page makes it, as text.
PLAY = """async ([table, runs]) => {
  const { openTable } = await import('/web/src/table.js');
  const opened = openTable(JSON.parse(table));
  return runs.map((ids) => JSON.stringify(opened.replay(ids)?.steps.at(-1) ?? null));
}"""


@pytest.fixture
def blank(open_window):
    """A page of the player's own site, from which its modules can be had."""
    page = open_window()
    page.context.route("**/*", answer)
    page.goto(f"{SITE}/")
    return page


@pytest.mark.parametrize("folder", STORIES, ids=lambda folder: folder.name)
def test_every_state_of_a_story_looks_the_same_both_ways(blank, folder):
    """For a run into each state, the step that the page makes from its table is the step that the engine gives."""
    stage = Stage(story_from(folder / "story.yml"), folder, load_guidance(), date(2026, 11, 29))
    space = explore(stage.story)
    runs = [[ref.partition(".")[2] for ref in space.path(state)] for state in range(space.size)]
    shown = blank.evaluate(PLAY, [json.dumps(table_of(stage)), runs])

    assert len(runs) > 500
    for ids, text in zip(runs, shown, strict=True):
        assert unmarked(step(stage, replay(stage.story, ids), ids)) == json.loads(text), ids


def test_a_choice_that_is_not_on_offer_is_none_in_the_table(blank):
    """What the engine refuses leads nowhere in the table, too."""
    folder = ROOT / "simulations" / "a-friend-request"
    stage = Stage(story_from(folder / "story.yml"), folder, load_guidance(), date(2026, 11, 29))
    shown = blank.evaluate(PLAY, [json.dumps(table_of(stage)), [["check"], ["next", "hello"], ["next", "check"]]])

    assert ["null", "null", "teammate"] == [each if each == "null" else json.loads(each)["passage"] for each in shown]


def unmarked(shown: dict) -> dict:
    """A step without criteria and result, which a page without a server leaves out."""
    if shown["ending"]:
        shown["ending"] |= {"criteria": None, "result": None}
    return json.loads(json.dumps(shown))
