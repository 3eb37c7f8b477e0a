"""The feedback page in a real browser: readable by anybody, on a phone and in the dark, and quiet."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.sights import clipped, space_out, too_wide, violations
from tests.grading.classes import new_class
from tests.grading.feedback.fed_back import A1, Trainee, reference, told
from trainingkit.grading.feedback.page import page_of

pytestmark = pytest.mark.browser

HOSTILE = "<script>document.title = 'taken'</script>" + "m" * 120


@pytest.mark.parametrize("settings", [{}, {"color_scheme": "dark", "width": 320, "height": 640}], ids=["light", "dark"])
def test_the_page_can_be_read_by_anybody(open_window: Callable[..., Page], tmp_path, settings):
    """No WCAG 2.2 A or AA violation that axe finds, nothing cut off or too wide, nothing fetched, nothing run."""
    room = new_class(tmp_path)
    values = reference(room, A1) | {"fine-just-annoyed": {"text": HOSTILE, "choice": "are-you-ok"}}
    page = open_window(**settings)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_content(page_of(told(room, Trainee("odd", A1, values), comment="A comment.")))

    assert [] == violations(page)
    assert [] == too_wide(page)
    space_out(page)
    assert [] == clipped(page)
    assert [] == too_wide(page)
    assert ([], "Feedback: Recognise the approach") == (asked, page.title())
    assert page.get_by_role("heading", name="Looked for, and not there yet").is_visible()
