"""Formgrader in a real browser, as an instructor has it: its buttons mark and tell, and a typed score stays."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.grading.classes import NOON, Class, new_class
from tests.grading.formgrader import TOKEN, Formgrader
from tests.trainees.first_response import FILES, reference
from tests.trainees.hand_in import all_at
from trainingkit.evidence import hash_file
from trainingkit.grading.records import LevelGiven

pytestmark = pytest.mark.browser

A2, LOG, SEAT = "first-response", "decision-log", "seat-01"
WAIT = 30_000  # milliseconds, for whatever a busy machine may take


@pytest.fixture
def room(tmp_path: Path) -> Class:
    """A seat that handed in a good run and a log that two people found good; nothing is in the gradebook yet."""
    made = new_class(tmp_path)
    made.release(A2)
    log = (made.hand_in(SEAT, A2, reference(made.form(SEAT, A2))) / "answers" / f"{LOG}.json").read_bytes()
    with made.records() as records:
        for row, level in all_at(FILES)[LOG].items():
            for marker, turn in (("ann", "first"), ("ben", "second")):
                records.add_level(LevelGiven(SEAT, A2, LOG, row, level, marker, turn, hash_file(log), NOON))
    return made


@pytest.fixture
def formgrader(room: Class, tmp_path: Path) -> Iterator[Formgrader]:
    """Formgrader in this class."""
    (tmp_path / "homes").mkdir()
    running = Formgrader(room.root, tmp_path / "homes")
    yield running
    running.stop()


class Desk:
    """The browser of the instructor. It reaches the server alone; ``elsewhere`` is what else pages asked for."""

    def __init__(self, page: Page, server: str) -> None:
        self.page, self.server = page, server
        self.elsewhere: list[str] = []
        self.errors: list[str] = []
        page.set_default_timeout(WAIT)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.route(lambda url: urlsplit(url).netloc != urlsplit(server).netloc, self._refuse)
        page.goto(f"{server}/login?token={TOKEN}&next=/formgrader/manage_assignments")

    def _refuse(self, route: Route) -> None:
        self.elsewhere.append(route.request.url)
        route.abort()

    def press(self, button: str) -> tuple[str, list[str]]:
        """Press a button beside the seat; what formgrader says of it, and the seat's status and score then."""
        self.page.goto(f"{self.server}/formgrader/manage_submissions/{A2}")
        row = self.page.get_by_role("row").filter(has_text=SEAT)
        row.locator(f".{button} a").click()
        said = self.page.locator(".modal.in .modal-title").inner_text()
        told = self.page.locator("tr").filter(has=self.page.locator(".student-id", has_text=SEAT))
        return said, [told.locator(f".{cell}").inner_text() for cell in ("status .label", "score")]

    def type_score(self, item: str, points: str) -> int:
        """Open the seat's submission from the list, and type into an item's box; what saving it was answered with."""
        self.page.goto(f"{self.server}/formgrader/gradebook/{A2}/{A2}")
        self.page.get_by_role("link", name="Submission #1").click()
        self.page.get_by_text("The run that counts").wait_for()
        box = self.page.locator(f"#{item}.score[placeholder]")  # which it has once the scores were fetched
        with self.page.expect_response(lambda told: "/api/grade/" in told.url) as saved:
            box.fill(points)
            box.press("Tab")
        return saved.value.status


@pytest.fixture
def desk(browser: Browser, formgrader: Formgrader) -> Iterator[Desk]:
    """An instructor who has logged in."""
    context = browser.new_context(viewport={"width": 1366, "height": 900})
    yield Desk(context.new_page(), formgrader.url)
    context.close()


def test_an_instructor_marks_types_a_score_and_returns_a_page(desk: Desk, room: Class):
    """Autograde shows our points; a typed score is saved and outlives marking; the page made then tells the new sum.

    All of it without the network: no page asks another machine for anything.
    """
    first = desk.press("autograde")
    saved = desk.type_score(LOG, "7.5")
    again = desk.press("autograde")
    returned, _ = desk.press("generate-feedback")
    with room.gradebook() as gradebook:
        grade = gradebook.find_grade(LOG, A2, A2, SEAT)
        scores = grade.auto_score, grade.manual_score
    desk.page.unroute_all()
    desk.page.goto((room.root / "feedback" / SEAT / A2 / f"{A2}.html").as_uri())
    page = desk.page.inner_text("body")

    assert ("Success", ["graded", "46 / 46"]) == first
    assert (200, (12.0, 7.5)) == (saved, scores)
    assert ("Success", ["graded", "41.5 / 46"]) == again
    assert "Success" == returned
    assert "Feedback: First response" == desk.page.title()
    assert "41.5 of 46" in page
    assert [] == desk.elsewhere
    assert {"MathJax is not defined"} >= set(desk.errors)  # formgrader's script asks for it; there is none on purpose
