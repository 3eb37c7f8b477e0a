"""The built bundles: the widget as a notebook runs it, and our own page before any socket is open."""

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.player_pages import FOLDERS, POLICY, SITE, answer

pytestmark = pytest.mark.browser

# Two widgets of one notebook, each with a model whose messages go to a kernel in the page.
NOTEBOOK = """
import widget from '/player/player.js';
import { fakeKernel, sceneOf } from '/web/demo/fake_kernel.js';
import { OFFICER, PUPIL } from '/web/demo/stories.js';

document.body.dataset.jpThemeLight = 'false';
window.keys = [];
document.addEventListener('keydown', (event) => {
  if (!event.target.hasAttribute('data-lm-suppress-shortcuts')) window.keys.push(event.key); // as JupyterLab does
}, true);
window.models = [PUPIL, OFFICER].map((demo) => {
  const kernel = fakeKernel(demo);
  let heard = null;
  const model = {
    kernel,
    get: (name) => (name === 'scene' ? sceneOf(demo) : undefined),
    on: (name, cb) => { if (name === 'msg:custom') heard = cb; },
    off: () => { heard = null; },
    send: (msg) => {
      const reply = kernel.answer(JSON.parse(JSON.stringify(msg)));
      if (reply) setTimeout(() => heard?.(JSON.parse(JSON.stringify(reply)), []));
    },
  };
  const el = document.createElement('div');
  document.body.append(el);
  model.show = () => (model.clean = widget.render({ model, el }));
  model.show();
  return model;
});
"""


def notebook(open_window, width: int = 1000) -> Page:
    """A page like a notebook, with a pupil's and an officer's story in it."""
    page = open_window(width, 1200)
    page.context.route("**/*", answer)
    page.goto(f"{SITE}/lab")
    page.add_style_tag(path=FOLDERS["player"] / "player.css")
    page.add_script_tag(content=NOTEBOOK, type="module")
    page.locator(".tk").nth(1).wait_for()
    return page


def test_two_widgets_of_one_notebook_play_without_disturbing_each_other(open_window):
    """Each plays its own story; no id is used twice; headings start below the notebook's own."""
    page = notebook(open_window)
    pupil, officer = page.locator(".tk").first, page.locator(".tk").last
    for player in (pupil, officer):
        player.get_by_role("button", name="Start", exact=True).click()
    officer.get_by_role("button", name="Thank you for ringing. This").click()
    expect(officer.get_by_role("group", name="There is a pause on the line. What now?")).to_be_visible()

    expect(pupil.get_by_role("group", name="What might this message be doing?")).to_be_visible()
    ids = page.locator("[id]").evaluate_all("all => all.map((el) => el.id)")
    assert len(set(ids)) == len(ids)
    assert 0 == page.locator(".tk h1").count()


def test_the_notebook_does_not_take_the_players_keys(open_window):
    """Keys pressed in the player are left to it, as JupyterLab's own mark asks."""
    page = notebook(open_window)
    page.locator(".tk").first.get_by_role("button", name="Start", exact=True).focus()
    for key in ("a", "d", "Enter"):
        page.keyboard.press(key)

    assert [] == page.evaluate("window.keys")


def test_the_colours_follow_the_notebook(open_window):
    """A dark JupyterLab has a dark player."""
    page = notebook(open_window)

    expect(page.locator(".tk").first).to_have_attribute("data-theme", "dark")


def test_leaving_puts_a_study_timer_in_the_widgets_place(open_window):
    """In a notebook nothing is navigated; the story is gone from the page."""
    page = notebook(open_window)
    player = page.locator(".tk").first
    player.get_by_role("button", name="Start", exact=True).click()
    player.get_by_role("button", name="Leave now").click()

    expect(player.get_by_role("heading", name="Study timer")).to_be_visible()
    assert "Alex" not in player.inner_text()
    assert f"{SITE}/lab" == page.url


def test_a_cell_that_is_run_again_after_its_kernel_stopped_goes_on(open_window):
    """The choices of a widget whose kernel fell silent are taken over by the next widget of the same story."""
    page = notebook(open_window)
    page.clock.install()
    player = page.locator(".tk").last
    player.get_by_role("button", name="Start", exact=True).click()
    page.clock.run_for(200)
    page.evaluate("() => { models[1].kernel.silent = true; }")
    player.get_by_role("button", name="Thank you for ringing. This").click()
    page.clock.run_for(60_000)
    expect(player.get_by_role("status")).to_contain_text("Run all cells (menu Run, “Run All Cells”)")
    page.evaluate("() => { models[1].clean(); models[1].kernel.silent = false; models[1].show(); }")
    page.clock.run_for(1000)

    expect(page.get_by_role("group", name="There is a pause on the line. What now?")).to_be_visible()


def test_our_page_draws_the_story_before_any_socket_is_open(open_window):
    """The built page shows and starts the story from its own HTML, and says that it is looking for the kernel."""
    page = open_window()
    page.context.route("**/*", answer)
    page.goto(f"{SITE}/story/pupil")
    scene = page.evaluate("JSON.parse(document.getElementById('widgets').textContent).m.scene")
    layout = {"_model_name": "LayoutModel", "_model_module": "@jupyter-widgets/base", "_model_module_version": "2.0.0"}
    player = {
        "_model_name": "AnyModel", "_model_module": "anywidget", "_model_module_version": "~0.11.0",
        "layout": "IPY_MODEL_l", "scene": scene,
    }  # fmt: skip
    cfg = {"baseUrl": "/", "kernelId": "k", "modelId": "m", "page": "/story/pupil"}
    html = (
        '<!doctype html><html lang="en-GB" class="tk-page"><title>Lesson page</title>'
        '<link rel="stylesheet" href="/static/page.css"><script defer src="/static/page.js"></script>'
        '<main id="player" class="tk"></main>'
        f'<script id="cfg" type="application/json">{json.dumps(cfg)}</script>'
        f'<script id="widgets" type="application/json">{json.dumps({"m": player, "l": layout})}</script>'
    )
    full = {"status": 503, "headers": {"Retry-After": "1"}, "body": "full"}
    page.route("**/story/pupil", lambda route: route.fulfill(**full))
    headers = {"Content-Security-Policy": POLICY.replace("connect-src 'self'", "connect-src 'self' ws:")}
    page.route("**/story/real", lambda route: route.fulfill(body=html, content_type="text/html", headers=headers))
    sockets = []
    page.route_web_socket("**/*", lambda socket: sockets.append(socket) or socket.close(code=1011))
    page.goto(f"{SITE}/story/real")
    page.get_by_role("button", name="Start", exact=True).click()
    page.locator("[data-choice=rush]").click()

    expect(page.get_by_text("In this telling: Making things move fast")).to_be_visible()
    expect(page.get_by_role("status")).to_contain_text("The room is full.")
    assert all("/api/kernels/k/channels" in socket.url for socket in sockets)
