"""Every form: nothing that axe can find, by keyboard alone, in every width and colour, and the ARIA trees.

The trees are kept in ``snapshots/``; ``ARIA_SNAPSHOTS=write`` writes them anew, to be read before they are committed.
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.forms_pages import KINDS, open_form, saved_value, status
from tests.browser.hands import FOCUS
from tests.browser.sights import COLOURS, clipped, hard_to_read, small_targets, space_out, too_wide, violations

pytestmark = pytest.mark.browser

SNAPSHOTS = Path(__file__).parent / "snapshots"
SETTINGS = {
    "light": {},
    "phone": {"width": 320, "height": 640},
    "projector": {"width": 1920, "height": 1080},
}
WHOLLY = ("light",)
"""Settings in which every state is looked at; in the others a few, which have every part between them. JupyterLab's own
tests look at every kind in its dark theme, and below every state is looked at on a phone."""
FILES = ("notes.txt", "chat.html", "screen.png", "calls.csv", "message.eml", "image-placeholder.png")
FIRST = "Thank them for ringing, and say that this is not their fault"


def view_files(page: Page) -> None:
    """Open every file of the case, and compute a hash of each."""
    for name in FILES:
        row = page.locator(f'[data-file="{name}"]')
        row.get_by_role("button", name="View").click()
        row.get_by_role("button", name="Compute SHA-256").click()
        row.locator(".tk-hash").wait_for()
    page.locator("iframe").wait_for()


def refused(page: Page) -> None:
    """Have a table refused."""
    page.evaluate("fake.kernel.refuses = { why: 'row 1, Time: “teatime” cannot be read', hint: 'write it like this' }")
    page.get_by_role("textbox", name="Row 1 Time").fill("teatime")
    page.get_by_role("alert").wait_for()


def behind(page: Page) -> None:
    """Save something else from elsewhere first."""
    page.evaluate("fake.kernel.elsewhere('why')")
    page.get_by_label(FIRST).check()
    page.get_by_role("group", name="There are two versions").wait_for()


def too_many(page: Page) -> None:
    """Choose more than there may be."""
    for box in page.get_by_role("checkbox").all():
        box.check()


def ill_written(page: Page) -> None:
    """Write what is no number and no hash."""
    for box in page.get_by_role("textbox").all():
        box.fill("many")
    page.get_by_role("combobox").focus()


def options_shown(page: Page) -> None:
    """Write the sentence, so that the options come."""
    page.get_by_role("textbox").fill("Thank you for ringing.")
    page.get_by_role("button", name="Show the options").click()
    page.get_by_role("radio").first.wait_for()


def told(page: Page) -> None:
    """Ask what is said of an answer."""
    page.get_by_label("Ask why they sent it").check()
    page.get_by_role("button", name="See what is said of it").click()
    page.locator(".tk-replies").wait_for()


def closed(page: Page) -> None:
    """The kernel went."""
    page.evaluate("fake.model.close()")
    page.get_by_label("Risk").fill("They are alone.")


# A state beyond the first look: kind, mode, how to come to it.
STATES: dict[str, tuple[str, str, Callable[[Page], None]]] = {
    **{kind: (kind, "graded", lambda page: None) for kind in (*KINDS, "broken", "case")},
    "unsaved": ("match", "unsaved", lambda page: None),
    "files": ("case", "graded", view_files),
    "refused": ("table", "graded", refused),
    "behind": ("choose-one", "graded", behind),
    "too-many": ("choose-several", "graded", too_many),
    "ill-written": ("numbers", "graded", ill_written),
    "options": ("say", "graded", options_shown),
    "replies": ("choose-one", "practice", told),
    "closed": ("write", "graded", closed),
}


EVERYWHERE = ("choose-one", "table", "refused", "files", "replies")
LOOKS = [(setting, state) for setting in SETTINGS for state in STATES if setting in WHOLLY or state in EVERYWHERE]


def open_state(window: Callable[..., Page], name: str, **options: object) -> Page:
    """Open a form in one state."""
    kind, mode, come = STATES[name]
    page = open_form(window, kind, mode, **options)
    come(page)
    return page


@pytest.mark.parametrize(("setting", "state"), LOOKS)
def test_axe_finds_no_violation_and_nothing_is_too_wide_or_small(open_window, state, setting):
    """Every kind and state, in every colour and size: WCAG 2.2 A and AA, no sideways scrolling, targets of 24 px."""
    page = open_state(open_window, state, **SETTINGS[setting])

    assert [] == violations(page, ".tk-form")
    assert [] == too_wide(page)
    assert [] == small_targets(page)


@pytest.mark.parametrize("state", EVERYWHERE)
def test_every_colour_scheme_can_be_read(open_window, state):
    """Dark, more contrast and forced colours: every word stands out from what is behind it, on the page as it is."""
    page = open_state(open_window, state)

    assert dict.fromkeys(COLOURS, []) == hard_to_read(page, ".tk-form")


@pytest.mark.parametrize("state", STATES)
def test_words_may_be_spaced_out(open_window, state):
    """Text spacing as WCAG 1.4.12 has it cuts off nothing, on a phone either."""
    page = open_state(open_window, state, width=320, height=640)
    space_out(page)

    assert [] == clipped(page)
    assert [] == too_wide(page)


@pytest.mark.parametrize("state", ["order", "table", "options", "replies", "files"])
def test_the_aria_tree_is_the_one_that_was_read(open_window, state):
    """What a screen reader is given equals the kept snapshot."""
    page = open_state(open_window, state)
    if state == "options":
        expect(status(page)).to_have_text("Saved 11:19")
    tree = page.locator(".tk-form").aria_snapshot() + "\n"
    file = SNAPSHOTS / f"form-{state}.yml"
    if os.environ.get("ARIA_SNAPSHOTS") == "write":
        file.write_text(tree, encoding="utf-8")

    assert file.read_text(encoding="utf-8") == tree


def focused_name(page: Page) -> str:
    """What the control with the focus is called, by its label, and that it can be seen."""
    focus = page.evaluate(FOCUS)
    assert (True, True, True) == (focus["inPlayer"], focus["seen"], focus["ring"]), focus
    return page.evaluate(
        """() => {
          const el = document.activeElement;
          const by = (el.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id));
          const named = by.filter(Boolean).map((part) => part.textContent).join(' ');
          return el.getAttribute('aria-label') ?? (named || (el.labels?.[0] ?? el).textContent.trim());
        }"""
    )


def keys(page: Page, *pressed: str) -> None:
    """Press keys one after another; anything longer than a key's name in quotes is typed."""
    for each in pressed:
        if each.startswith("“"):
            page.keyboard.type(each.strip("“”"))
        else:
            page.keyboard.press(each)


# A kind: keys, and the value they save. A text in “quotes” is typed.
TYPED: dict[str, tuple[tuple[str, ...], object]] = {
    "choose-one": (("Tab", "Space", "ArrowDown"), "number"),
    "choose-several": (("Tab", "Space", "Tab", "Tab", "Space"), ["handle", "words"]),
    "order": (("Tab", "Tab", "ArrowDown", "ArrowDown", "Enter"), ["keep", "report", "follow", "safe"]),
    "match": (
        ("Tab", "“The removal service for u”", "Tab", "“The removal service for a”", "Tab", "“Their”"),
        {"child": "removal", "adult": "adults", "bank": "money"},
    ),
    "table": (
        ("Tab", "“AB/1”", "Tab", "Tab", "“No”", "Tab", "Tab", "“AB/2”", "Tab", "Tab", "Tab", "Tab", "Enter", "“AB/3”"),
        [
            {"ref": "AB/1", "found": "", "seen": "no"},
            {"ref": "AB/2", "found": "", "seen": ""},
            {"ref": "AB/3", "found": "", "seen": ""},
        ],
    ),
    "say": (
        ("Tab", "“Thank you.”", "Tab", "Enter", "Tab", "Space"),
        {"text": "Thank you.", "choice": "thank"},
    ),
    "decide": (
        ("Tab", "Space", "ArrowDown", "Tab", "“Alone.”"),
        {"choice": "today", "texts": {"reasons": "Alone.", "review": ""}},
    ),
    "write": (("Tab", "“Tonight.”", "Tab", "“Help”"), {"texts": {"risk": "Tonight.", "victim": "Help"}}),
    "numbers": (
        ("Tab", "“12”", "Tab", "“Yes”", "Tab"),
        {"reports": "12", "complete": "yes", "digest": ""},
    ),
}


@pytest.mark.parametrize("kind", TYPED)
def test_every_kind_is_answered_by_keyboard_alone(open_window, kind):
    """Tab, arrows, Space, Enter and typing; the focus can be seen at each step and is never lost."""
    typed, value = TYPED[kind]
    page = open_form(open_window, kind)
    for key in typed:
        keys(page, key)
        if kind == "say" and key == "Enter":
            page.get_by_role("radio").first.wait_for()
        elif key in ("Tab", "Enter", "ArrowDown"):
            assert focused_name(page)
    page.wait_for_function("(value) => JSON.stringify(fake.kernel.saved?.value) === JSON.stringify(value)", arg=value)

    assert value == saved_value(page)


def test_a_moved_line_keeps_the_focus_and_its_place_is_said(open_window):
    """At the end of the list too; the button stays where it can be pressed again."""
    page = open_form(open_window, "order")
    said = page.locator(".tk-body [aria-live=polite]")
    up = page.get_by_role("button", name="Move up: Record the report and its number")
    up.focus()
    for place in ("2", "1"):
        page.keyboard.press("Enter")
        expect(said).to_have_text(f"“Record the report and its number” is now {place} of 4.")
        expect(up).to_be_focused()
    page.keyboard.press("Enter")

    expect(said).to_have_text("“Record the report and its number” stays 1 of 4.")
    expect(up).to_be_focused()
    expect(up).to_have_attribute("aria-disabled", "true")


def test_the_order_as_it_stands_can_be_the_answer(open_window):
    """One press, and the focus goes to the list."""
    page = open_form(open_window, "order")
    page.get_by_role("button", name="This is my order").press("Enter")
    expect(status(page)).to_have_text("Saved 11:19")

    expect(page.get_by_role("button", name="Move up: Ask whether they are safe and alone")).to_be_focused()
    assert ["safe", "keep", "report", "follow"] == saved_value(page)


def test_rows_are_added_removed_and_put_back_without_losing_the_focus(open_window):
    """Never fewer rows than asked for, never more than there may be; what is removed can be put back."""
    page = open_form(open_window, "table")
    body = page.get_by_role("row", name="Row")
    add = page.get_by_role("button", name="Add a row")
    add.press("Enter")
    expect(page.get_by_role("textbox", name="Row 3 Reference")).to_be_focused()
    page.keyboard.type("AB/3")
    add.press("Enter")
    add.press("Enter")
    expect(page.get_by_text("The table has its 4 rows.")).to_be_visible()
    page.get_by_role("button", name="Remove row 3").press("Enter")
    expect(page.get_by_role("button", name="Remove row 3")).to_be_focused()
    expect(body).to_have_count(3)
    page.get_by_role("button", name="Put it back").press("Enter")
    expect(page.get_by_role("textbox", name="Row 3 Reference")).to_be_focused()
    expect(page.get_by_role("textbox", name="Row 3 Reference")).to_have_value("AB/3")
    for _ in range(4):
        page.get_by_role("button", name="Remove row 1").press("Enter")

    expect(body).to_have_count(2)


def test_every_cell_is_named_by_its_row_and_column_and_told_its_format(open_window):
    """In the stack of a phone as in the table."""
    for width in (320, 1366):
        page = open_form(open_window, "table", width=width)
        cell = page.get_by_role("cell").get_by_role("textbox", name="Row 2 Time", exact=True)
        expect(cell).to_have_accessible_description(
            "Time: Date, time and zone, such as 2026-05-03 23:40 +01:00 or 2026-05-03 22:40 UTC"
        )
        expect(page.get_by_role("columnheader", name="Time")).to_have_count(1)


# What JupyterLab 4 does to keys: its shortcuts look at the focused element first, and it keeps line breaks to itself.
TAKE_KEYS = """() => {
  window.taken = [];
  document.addEventListener('keydown', (event) => {
    if (!event.target.hasAttribute('data-lm-suppress-shortcuts')) {
      taken.push(event.key);
      event.preventDefault();
    }
    const guard = (input) => input.inputType === 'insertLineBreak' && input.preventDefault();
    event.target.addEventListener('beforeinput', guard, { once: true });
  }, true);
  document.addEventListener('keydown', (event) => (window.prevented = event.defaultPrevented));
}"""


def test_the_notebook_takes_no_key_of_a_form(open_window):
    """Letters, arrows and line breaks stay the form's; Ctrl+S saves the form and not the page as a file."""
    page = open_form(open_window, "write")
    page.evaluate(TAKE_KEYS)
    page.get_by_label("Risk").focus()
    keys(page, "a", "d", "d", "Enter", "b", "Control+s")
    expect(status(page)).to_have_text("Saved 11:19")

    assert ([], True) == (page.evaluate("taken"), page.evaluate("prevented"))
    expect(page.get_by_label("Risk")).to_have_value("add\nb")


def test_arrows_move_among_radios_inside_a_notebook(open_window):
    """Where a notebook would move to another cell."""
    page = open_form(open_window, "choose-one")
    page.evaluate(TAKE_KEYS)
    page.get_by_label(FIRST).check()
    page.keyboard.press("ArrowDown")

    expect(page.get_by_label("Ask for the account number first")).to_be_checked()
    assert [] == page.evaluate("taken")


def test_the_colours_follow_the_notebook(open_window):
    """A JupyterLab that is made dark makes its forms dark."""
    page = open_form(open_window, "choose-one")
    page.evaluate("document.body.dataset.jpThemeLight = 'false'")

    expect(page.locator(".tk-form")).to_have_attribute("data-theme", "dark")


def test_what_was_written_is_printed_whole(open_window):
    """A long text is longer than its box on the screen; on paper it is not cut off."""
    page = open_form(open_window, "write")
    page.get_by_label("Risk").fill("A line.\n" * 60)
    page.emulate_media(media="print")
    height = page.locator(".tk-grow").first.evaluate("(el) => el.getBoundingClientRect().height")

    assert height > 60 * 16
    assert not page.get_by_label("Risk").is_visible()
