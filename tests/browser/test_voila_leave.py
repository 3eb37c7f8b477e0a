"""After leaving, nothing of the run is in the tab, its storage, its history, or the server."""

import re

import psutil
import pytest
from playwright.sync_api import expect

from tests.browser.hands import Mouse
from tests.browser.leaving import WAYS, in_the_middle
from tests.browser.served_pages import (
    KEPT,
    NOTHING,
    ServedPages,
    kernel_of,
    press_shift,
    stored_choices,
    wait_until_gone,
)
from tests.browser.story_runs import OFFICER, PUPIL, RUNS, run

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("leave", WAYS)
@pytest.mark.parametrize("slug", [PUPIL, OFFICER])
def test_nothing_is_left_after_leaving(open_window, served, slug, leave):
    """The neutral page, an empty storage, no cookie, no way Back to the story, and a kernel that ends."""
    page = in_the_middle(ServedPages(served), open_window, slug)
    kernel = kernel_of(page, served)
    log_before = len(served.log)
    leave(page)
    page.wait_for_url(f"{served.url}/away")

    expect(page.get_by_role("heading", name="Study timer")).to_be_visible()
    assert NOTHING == page.evaluate(KEPT)
    assert [] == page.context.cookies()
    assert "Study timer" == page.title()
    page.go_back()
    assert f"{served.url}/" == page.url
    expect(page.get_by_role("heading", name="Stories", exact=True)).to_be_visible()
    page.go_forward()
    assert f"{served.url}/away" == page.url
    wait_until_gone(kernel)
    said = re.findall(r"^(?:trainingkit|tornado)\S* .*", served.log[log_before:], re.MULTILINE)
    assert [] == [line for line in said if re.search("away|leav|left|shift", line, re.IGNORECASE)]


@pytest.mark.parametrize("slug", [PUPIL, OFFICER])
def test_the_log_knows_no_choice_no_line_and_no_help(open_window, served, slug):
    """Even at its most talkative the server writes down nothing that a visitor does in a story."""
    before = len(served.log)
    page = in_the_middle(ServedPages(served), open_window, slug)
    page.locator(".tk-bar").get_by_role("button", name="Who can help").click()
    page.get_by_role("dialog").get_by_role("button", name="Leave now").click()
    page.wait_for_url(f"{served.url}/away")
    played = run(*RUNS[f"{slug}-best"])
    said = served.log[before:]
    later_texts = [line.text for name, passage in played.story.passages.items() if name != played.story.start
                   for line in passage.lines]  # fmt: skip

    assert [] == re.findall(r"""["'](?:choice|choices)["']: \[?["'][a-z-]+["']""", said)
    assert [] == [text for text in later_texts if text in said]
    assert [] == [word for word in ("/help", "/away", "127.0.0.1", "cookie") if word in said.lower()]


def test_leaving_works_while_the_kernel_is_gone(open_window, served):
    """Nobody waits for a kernel to leave."""
    page = in_the_middle(ServedPages(served), open_window, choices=3)
    kernel_of(page, served).kill()
    press_shift(page, 3)

    expect(page.get_by_role("heading", name="Study timer")).to_be_visible()
    assert f"{served.url}/away" == page.url
    assert NOTHING == page.evaluate(KEPT)


def test_a_reload_goes_on_and_ends_the_kernel_that_was_left(open_window, served):
    """The same tab stands at the same decision, on a kernel of its own."""
    page = in_the_middle(ServedPages(served), open_window)
    kernel = kernel_of(page, served)
    before = page.locator(".tk-log [data-line]").all_inner_texts()
    page.reload()
    expect(page.locator("[data-choice]").first).to_be_visible()

    assert before == page.locator(".tk-log [data-line]").all_inner_texts()
    wait_until_gone(kernel)


def test_a_second_tab_opened_from_the_first_starts_at_the_start_page(open_window, served):
    """A browser copies the tab's storage into it; the page wipes the copy, and the first tab goes on."""
    page = in_the_middle(ServedPages(served), open_window)
    with page.expect_popup() as opened:
        page.evaluate("void window.open(location.href)")
    other = opened.value
    expect(other.locator('.tk-start button[data-act="start"]')).to_be_visible()

    assert None is stored_choices(other, PUPIL)
    assert run(*RUNS[f"{PUPIL}-best"]).ids[:9] == stored_choices(page, PUPIL)


def test_the_next_pupil_sees_nothing_of_the_last(open_window, served):
    """The gallery and the story opened again in the same tab: the start page, and no choice kept."""
    page = in_the_middle(ServedPages(served), open_window)
    page.goto(f"{served.url}/")
    page.goto(f"{served.url}/story/{PUPIL}")

    expect(page.locator('.tk-start button[data-act="start"]')).to_be_visible()
    assert None is stored_choices(page, PUPIL)
    assert 0 == page.locator("[data-line]").count()


@pytest.mark.parametrize(("slug", "resumes"), [(PUPIL, False), (OFFICER, True)])
def test_back_shows_a_pupil_nothing_and_an_officer_their_place(open_window, served, slug, resumes):
    """Back from another page: a pupil's choices are wiped, an officer goes on."""
    page = in_the_middle(ServedPages(served), open_window, slug)
    page.goto(f"{served.url}/help")
    page.go_back()

    expect(page.locator(".tk-flow" if resumes else '.tk-start button[data-act="start"]')).to_be_visible()
    assert resumes == bool(stored_choices(page, slug))


def test_help_and_what_could_help_send_nothing(open_window, served):
    """No request and no frame, however often they are opened."""
    page = open_window()
    sent = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(frame)))
    page.goto(f"{served.url}/story/{PUPIL}")
    Mouse(page).begin()
    Mouse(page).choose("next")
    kept, frames = stored_choices(page, PUPIL), len(sent)
    page.on("request", lambda request: sent.append(request.url))
    page.get_by_role("button", name="From here, what could help?").click()
    expect(page.locator(".tk-could li").first).to_be_visible()
    page.locator(".tk-bar").get_by_role("button", name="Who can help").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    Mouse(page).choose("check")

    assert kept + ["check"] == stored_choices(page, PUPIL)
    assert frames + 1 == len(sent)


def test_a_server_with_nobody_in_it_holds_only_what_is_ready(open_window, served):
    """After all have gone, the kernels left are the two held ready."""
    page = in_the_middle(ServedPages(served), open_window, choices=2)
    kernel = kernel_of(page, served)
    page.context.close()
    wait_until_gone(kernel)

    assert not psutil.pid_exists(kernel.pid) or psutil.STATUS_ZOMBIE == kernel.status()
