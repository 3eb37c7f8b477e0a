"""How somebody with a keyboard alone answers an item of each kind in JupyterLab, and what is saved then."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page

from tests.browser.hands import Keyboard
from tests.browser.lab_forms import tab_to


def press_each(page: Page, *keys: str) -> None:
    """One key after the other."""
    for key in keys:
        page.keyboard.press(key)


def pick(page: Page, form: Locator) -> None:
    """One of several, by an arrow key."""
    tab_to(page, form.get_by_role("radio").first)
    press_each(page, "ArrowDown")


def some(page: Page, form: Locator) -> None:
    """Two of three."""
    tab_to(page, form.get_by_role("checkbox").first)
    press_each(page, "Space", "Tab", "Tab", "Space")


def steps(page: Page, form: Locator) -> None:
    """A line moves down by its button, and again by an arrow key."""
    tab_to(page, form.get_by_role("button", name="Move down: Listen"))
    press_each(page, "Enter", "ArrowDown")


def pairs(page: Page, form: Locator) -> None:
    """By the first letters of what is offered."""
    tab_to(page, form.get_by_role("combobox").first)
    page.keyboard.type("bank")
    press_each(page, "Tab")
    page.keyboard.type("calls")


def log(page: Page, form: Locator) -> None:
    """A row, and the beginning of a second one."""
    tab_to(page, form.get_by_role("textbox", name="Row 1 Time"))
    page.keyboard.type("2026-05-03 22:40 UTC")
    press_each(page, "Tab")
    page.keyboard.type("A call, and a cut-off")
    press_each(page, "Tab", "ArrowDown", "ArrowDown")
    tab_to(page, form.get_by_role("button", name="Add a row"))
    press_each(page, "Enter")
    page.keyboard.type("2026-05-03 22:55 UTC")


def words(page: Page, form: Locator) -> None:
    """The sentence, then the options."""
    tab_to(page, form.get_by_role("textbox"))
    page.keyboard.type("I am glad you rang.")
    tab_to(page, form.get_by_role("button", name="Show the options"))
    press_each(page, "Enter")
    form.get_by_role("radio").first.wait_for()
    tab_to(page, form.get_by_role("radio").first)
    press_each(page, "Space")


def choice(page: Page, form: Locator) -> None:
    """A decision and its reasons."""
    tab_to(page, form.get_by_role("radio").first)
    press_each(page, "Space")
    tab_to(page, form.get_by_role("textbox", name="Reasons"))
    page.keyboard.type("They are alone.")


def note(page: Page, form: Locator) -> None:
    """Two lines of a text, with letters that are the notebook's own keys."""
    tab_to(page, form.get_by_role("textbox", name="What you saw"))
    page.keyboard.type("A dark room.")
    press_each(page, "Enter")
    page.keyboard.type("Add B and X; dd.")
    tab_to(page, form.get_by_role("textbox", name="What comes next"))
    page.keyboard.type("A call")


def sums(page: Page, form: Locator) -> None:
    """A figure."""
    tab_to(page, form.get_by_role("textbox", name="Pounds paid"))
    page.keyboard.type("1,250.50")


def total(page: Page, form: Locator) -> None:
    """Write it again in the cell above, and run both cells."""
    press_each(page, "ArrowUp", "Enter", "Control+A")
    page.keyboard.type("def total(rows):\nreturn len(rows)")  # the editor indents
    press_each(page, "Shift+Enter", "Shift+Enter")


def call(page: Page, form: Locator) -> None:
    """Two choices of the story."""
    hand = Keyboard(page)
    hand.begin()
    for made in ("c1", "c2"):
        hand.choose(made)


# Item: its title, what somebody presses, and the value that is on the disk then.
ANSWERS: dict[str, tuple[str, Callable[[Page, Locator], None], object]] = {
    "pick": ("What comes first", pick, "wait"),
    "some": ("What to keep", some, ["name", "time"]),
    "steps": ("One after the other", steps, ["two", "three", "one"]),
    "pairs": ("What goes with what", pairs, {"money": "bank.csv", "calls": "calls.csv"}),
    "log": (
        "A log",
        log,
        [
            {"when": "2026-05-03 22:40 UTC", "what": "A call, and a cut-off", "open": "no"},
            {"when": "2026-05-03 22:55 UTC", "what": "", "open": ""},
        ],
    ),
    "words": ("A first sentence", words, {"text": "I am glad you rang.", "choice": "ask"}),
    "choice": ("Now or later", choice, {"choice": "now", "texts": {"why": "They are alone."}}),
    "note": ("A note", note, {"texts": {"seen": "A dark room.\nAdd B and X; dd.", "next": "A call"}}),
    "sums": ("Figures", sums, {"paid": "1,250.50", "digest": ""}),
    "total": ("A sum", total, {"source": "def total(rows):\n    return len(rows)\n"}),
}
