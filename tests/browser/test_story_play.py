"""Both stories, on the server and in a file, to the best and the worst ending, by mouse and by keyboard alone."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hands import HANDS
from tests.browser.served_pages import stored_choices
from tests.browser.story_runs import PUPIL, RUNS, Run, run

pytestmark = pytest.mark.browser


def expect_the_end(page: Page, played: Run, marks: bool) -> None:
    """The debrief has the focus, or the help that stands before it; log and verdict are those of this very run."""
    player = page.locator(".tk")
    expect(player.get_by_role("heading", name="Looking back")).to_be_visible()
    first = "Who can help" if played.ends_with_help() else "Looking back"
    expect(player.get_by_role("heading", name=first, exact=True)).to_be_focused()
    shown = player.locator(".tk-log [data-line]").evaluate_all("all => all.map((el) => el.dataset.line)")
    chosen = player.locator(".tk-log .tk-chosen p").all_inner_texts()
    verdict = player.locator(".tk-verdict").all_inner_texts()

    assert played.line_ids() == shown
    words = "In this telling" if played.story.audience == "pupil" else "You chose"
    assert [f"{words}: {text}" for text in played.chosen_texts()] == chosen
    assert ({None: [], True: ["Competent"], False: ["Not yet"]}[played.competent] if marks else []) == verdict
    assert "{" not in player.inner_text()
    if played.story.audience == "pupil":
        expect(player.get_by_role("region", name="Who helps you")).to_be_visible()


@pytest.mark.parametrize("kind", HANDS)
@pytest.mark.parametrize("name", RUNS)
def test_a_story_is_played_to_its_end(open_window, place, name, kind):
    """From the start page to the debrief; every line, choice and verdict is the one the story file gives."""
    slug, walkthrough = RUNS[name]
    played = run(slug, walkthrough)
    page = place.open(open_window, slug)
    hand = HANDS[kind](page)
    hand.begin()
    for choice in played.ids:
        hand.choose(choice)

    expect_the_end(page, played, place.marks)
    assert played.ids == stored_choices(page, slug)


def test_the_names_that_were_picked_are_used_to_the_end(open_window, place):
    """The fourth set of names stands in every line, question, choice and debrief; the first nowhere."""
    played = run(*RUNS[f"{PUPIL}-best"])
    page = place.open(open_window, PUPIL)
    page.get_by_label("Names in the story").select_option(index=3)
    hand = HANDS["mouse"](page)
    hand.begin()
    for choice in played.ids:
        hand.choose(choice)
    text = page.locator(".tk").inner_text()

    assert [] == [names[0] for names in played.story.cast.values() if f"{names[0]} " in text]
    assert "Robin" in text
