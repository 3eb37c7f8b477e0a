"""Both stories in JupyterLab: the notebook run by keyboard, the player by mouse and by keyboard alone."""

import shutil
import socket
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.hands import HANDS
from tests.browser.lab_server import Lab, open_notebook, run_again
from tests.browser.served_pages import press_shift, wait_until_gone
from tests.browser.sights import small_targets, violations
from tests.browser.story_runs import OFFICER, PUPIL, RUNS, SIMULATIONS, marking_words, run, staff_words
from tests.browser.traffic import Traffic

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """A JupyterLab with a copy of the stories, and two that fail."""
    folder = tmp_path_factory.mktemp("lab")
    root = shutil.copytree(SIMULATIONS, folder / "simulations")
    story = shutil.copytree(SIMULATIONS / PUPIL, root / "broken") / "story.yml"
    story.write_text(story.read_text().replace("to: ", "too: ", 1))
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    running = Lab(root, folder, port)
    yield running
    running.stop()


@pytest.fixture(scope="module")
def lab_page(browser: Browser) -> Iterator[Page]:
    """One window for all; each story's notebook is opened when it is first needed."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, reduced_motion="reduce")
    page = context.new_page()
    page.set_default_timeout(60_000)
    yield page
    context.close()


@pytest.fixture(scope="module", params=[PUPIL, OFFICER])
def opened_in_lab(request, lab: Lab, lab_page: Page) -> tuple[str, Page, Traffic]:
    """A story's notebook, opened and run."""
    traffic = Traffic(lab_page)
    open_notebook(lab_page, lab, request.param)
    return request.param, lab_page, traffic


@pytest.fixture
def played_in_lab(lab: Lab, opened_in_lab: tuple[str, Page, Traffic]) -> tuple[str, Page, Traffic]:
    """The same, at its start page, whatever the test before came to."""
    slug, page, _ = opened_in_lab
    if not page.locator(".tk .tk-start").is_visible():
        open_notebook(page, lab, slug)
    return opened_in_lab


@pytest.mark.parametrize("kind", HANDS)
@pytest.mark.parametrize("end", ["best", "worst"])
def test_a_story_is_played_to_its_end(played_in_lab, end, kind):
    """From the start page to the debrief, and from there to the start page again."""
    slug, page, _ = played_in_lab
    played = run(*RUNS[f"{slug}-{end}"])
    hand = HANDS[kind](page)
    hand.begin()
    for choice in played.ids:
        hand.choose(choice)
    player = page.locator(".tk")
    expect(player.get_by_role("heading", name="Looking back")).to_be_visible()
    shown = player.locator(".tk-log [data-line]").evaluate_all("all => all.map((el) => el.dataset.line)")
    verdict = player.locator(".tk-verdict").all_inner_texts()
    hand.press("Read the story again" if slug == PUPIL else "Start again")
    expect(player.locator(".tk-start")).to_be_visible()

    assert played.line_ids() == shown
    assert {None: [], True: ["Competent"], False: ["Not yet"]}[played.competent] == verdict


def test_lab_asks_nobody_else_and_the_player_shows_no_staff_text(played_in_lab):
    """Every request of JupyterLab and the player stays here; no frame has a trainer's text, no page a criterion."""
    slug, page, traffic = played_in_lab
    story = run(*RUNS[f"{slug}-best"]).story

    assert [] == traffic.elsewhere()
    assert [] == traffic.found(staff_words(story))
    assert [] == [text for text in marking_words(story) if text in page.content()]


def test_the_player_is_accessible_and_its_bar_in_reach(played_in_lab):
    """Start page, help dialog and decisions inside JupyterLab; help and leaving stay in the window."""
    slug, page, _ = played_in_lab
    player = page.locator(".tk")
    found = violations(page, ".tk")
    player.get_by_role("button", name="Start", exact=True).click()
    found += violations(page, ".tk")
    player.locator(".tk-bar").get_by_role("button", name="Who can help").click()
    expect(page.get_by_role("dialog", name="Who can help")).to_be_visible()
    found += violations(page, ".tk")
    page.keyboard.press("Escape")
    hand = HANDS["mouse"](page)
    for choice in run(*RUNS[f"{slug}-best"]).ids[:6]:
        hand.choose(choice)
    found += violations(page, ".tk")

    expect(player.locator(".tk-bar").get_by_role("button", name="Leave now")).to_be_in_viewport()
    assert [] == found
    assert [] == [target for target in small_targets(page) if "tk-" in target]


def kill_kernels(lab: Lab, page: Page) -> None:
    """Kill every kernel, and put away what JupyterLab itself says about it."""
    for kernel in lab.kernels():
        kernel.kill()
        wait_until_gone(kernel)
    page.get_by_role("dialog", name="Kernel Restarting").wait_for()
    page.keyboard.press("Enter")


def test_a_killed_kernel_loses_no_choice(lab, lab_page):
    """The player says what to do; running the cell again goes on from the same decision, at once or later."""
    open_notebook(lab_page, lab, OFFICER)
    ids = run(*RUNS[f"{OFFICER}-best"]).ids
    hand = HANDS["mouse"](lab_page)
    player = lab_page.locator(".tk")
    lines = player.locator(".tk-log [data-line]")
    hand.begin()
    for choice in ids[:6]:
        hand.choose(choice)
    before = lines.all_inner_texts()
    kill_kernels(lab, lab_page)
    player.locator(f'[data-choice="{ids[6]}"]').click()
    expect(player.locator(".tk-status")).to_contain_text("Run all cells (menu Run, “Run All Cells”)", timeout=60_000)
    run_again(lab_page)
    expect(player.locator(f'[data-choice="{ids[7]}"]')).to_be_visible(timeout=60_000)
    later = lines.all_inner_texts()
    kill_kernels(lab, lab_page)
    run_again(lab_page)
    expect(player.locator(".tk-status")).to_be_empty(timeout=60_000)
    expect(player.locator(f'[data-choice="{ids[7]}"]')).to_be_visible(timeout=60_000)

    assert before == later[: len(before)]
    assert later == lines.all_inner_texts()
    for choice in ids[7:]:
        hand.choose(choice)
    expect(player.get_by_role("heading", name="Looking back")).to_be_visible()


def test_leaving_takes_the_story_out_of_the_notebook(lab, lab_page):
    """Shift three times: a timer in its place, and nothing of the run on the page."""
    open_notebook(lab_page, lab, PUPIL)
    played = run(*RUNS[f"{PUPIL}-best"])
    hand = HANDS["mouse"](lab_page)
    hand.begin()
    for choice in played.ids[:4]:
        hand.choose(choice)
    press_shift(lab_page, 3)
    expect(lab_page.get_by_role("heading", name="Study timer")).to_be_visible()
    kept = lab_page.evaluate("JSON.stringify([{ ...sessionStorage }, { ...localStorage }])")

    assert 0 == lab_page.locator("[data-line], [data-choice]").count()
    assert "trainingkit" not in kept
    assert [] == [text for text in played.chosen_texts() if text in kept]


def test_a_broken_story_shows_the_error_panel(lab, lab_page):
    """Title, place, hint and help, in the notebook's output."""
    open_notebook(lab_page, lab, "broken")
    panel = lab_page.locator(".tk .tk-error")

    expect(panel.get_by_role("heading")).to_have_text("This story cannot be played yet")
    expect(panel).to_contain_text("story.yml:")
    expect(panel.locator(".tk-hint")).not_to_be_empty()
    panel.get_by_role("button", name="Who can help").click()
    expect(lab_page.get_by_role("dialog", name="Who can help")).to_contain_text("In this school:")
    lab_page.keyboard.press("Escape")
