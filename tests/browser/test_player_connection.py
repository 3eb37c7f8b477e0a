"""A kernel or a server that fails in the middle of a story: said, and nothing is lost."""

import pytest
from playwright.sync_api import expect

from tests.browser.player_pages import open_story, pick

pytestmark = pytest.mark.browser


def test_a_blank_kernel_is_noticed_in_two_seconds_and_the_run_goes_on(open_window):
    """Silence is said politely after two seconds; a fresh kernel gets the whole run, the pending choice too."""
    page = open_story(open_window)
    pick(page, "rush")
    page.clock.install()
    page.evaluate("() => { fake.kernel.silent = true; }")
    page.locator("[data-choice=tell]").click()
    expect(page.get_by_text("In this telling: Tell the adult Alex trusts most")).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("")
    page.clock.run_for(2100)
    expect(page.get_by_role("status")).to_have_text("Reconnecting… Your place is kept.")
    page.clock.run_for(3000)

    expect(page.get_by_role("region", name="Who can help")).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("Connected again. Nothing was lost.")
    assert 2 == page.evaluate("fake.kernels")
    assert 1 == page.get_by_text("In this telling: Tell the adult").count()


def test_a_server_that_goes_and_comes_back_loses_nothing(open_window):
    """While the server is away the page says so and keeps trying; then the story goes on."""
    page = open_story(open_window)
    pick(page, "rush")
    page.clock.install()
    page.evaluate("() => { fake.away = true; fake.link.fail('lost'); }")
    expect(page.get_by_role("status")).to_contain_text("Reconnecting")
    page.locator("[data-choice=tell]").click()
    page.clock.run_for(30_000)
    expect(page.get_by_role("status")).to_contain_text("Reconnecting")
    page.evaluate("() => { fake.away = false; }")
    page.clock.run_for(30_000)

    expect(page.get_by_role("region", name="Who can help")).to_be_visible()
    assert ["rush", "tell"] == page.evaluate("fake.kernel.said.at(-1).choices")


def test_a_socket_that_closes_is_opened_again_without_a_new_kernel(open_window):
    """The same kernel is asked first."""
    page = open_story(open_window)
    pick(page, "rush")
    page.evaluate("() => fake.link.fail('lost')")
    expect(page.get_by_role("status")).to_have_text("Connected again. Nothing was lost.")
    pick(page, "tell")

    assert 1 == page.evaluate("fake.kernels")


def test_a_story_that_changed_meanwhile_is_said(open_window):
    """A run that the new story does not allow is not played wrongly: one starts again."""
    page = open_story(open_window)
    pick(page, "rush")
    page.evaluate("() => { fake.kernel.refusesReplay = true; fake.link.fail('lost'); }")

    expect(page.get_by_role("alert")).to_contain_text("This story was changed while you were reading it.")
