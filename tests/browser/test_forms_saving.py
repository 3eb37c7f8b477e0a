"""What a form says of saving: the kernel's word and nothing else, and nothing that was entered is lost."""

import json
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.forms_pages import kept, open_form, said, saved_value, status, with_clock

pytestmark = pytest.mark.browser

FIRST = "Thank them for ringing, and say that this is not their fault"
NOT_SAVED = "Not saved: run the cell again (Shift+Enter)"


def move_line(page: Page) -> None:
    """One change of an order."""
    page.get_by_role("button", name="Move down: Ask whether they are safe and alone").click()


# Everything in a form that somebody entered, in the order of the page.
ENTERED = """() => [...document.querySelectorAll('.tk-body :is(input, textarea, select, .tk-line-text, .tk-sentence)')]
  .map((el) => [el.value ?? el.textContent, el.checked])"""

# A kind: how to answer it as somebody would, and the value that is to be saved.
ANSWERS = {
    "choose-one": (lambda page: page.get_by_label(FIRST).check(), "thank"),
    "choose-several": (
        lambda page: [page.get_by_role("checkbox").nth(n).check() for n in (2, 0)],
        ["handle", "words"],
    ),
    "order": (move_line, ["keep", "safe", "report", "follow"]),
    "match": (
        lambda page: [page.get_by_role("combobox").nth(n).select_option(index=n + 1) for n in range(3)],
        {"child": "removal", "adult": "adults", "bank": "money"},
    ),
    "table": (
        lambda page: (
            page.get_by_role("textbox", name="Row 2 Reference").fill("AB/2"),
            page.get_by_role("combobox", name="Row 2 Opened").select_option(label="No"),
        ),
        [{"ref": "", "found": "", "seen": ""}, {"ref": "AB/2", "found": "", "seen": "no"}],
    ),
    "say": (
        lambda page: (
            page.get_by_role("textbox").fill(" Thank you for ringing. "),
            page.get_by_role("button", name="Show the options").click(),
            page.get_by_label(FIRST).check(),
        ),
        {"text": "Thank you for ringing.", "choice": "thank"},
    ),
    "decide": (
        lambda page: (
            page.get_by_label("Somebody goes there now").check(),
            page.get_by_label("Reasons").fill("They are alone."),
        ),
        {"choice": "now", "texts": {"reasons": "They are alone.", "review": ""}},
    ),
    "write": (
        lambda page: page.get_by_label("Risk").fill("Tonight."),
        {"texts": {"risk": "Tonight.", "victim": ""}},
    ),
    "numbers": (
        lambda page: page.get_by_label("Reports in the year").fill("1,204"),
        {"reports": "1,204", "complete": "", "digest": ""},
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", ANSWERS)
def test_an_answer_is_saved_by_itself_and_shown_again(open_window, kind):
    """Every kind saves its value in the shape of its item, says when, keeps nothing, and shows it when run again."""
    act, value = ANSWERS[kind]
    page = open_form(open_window, kind)
    act(page)
    page.wait_for_function("(value) => JSON.stringify(fake.kernel.saved?.value) === value", arg=compact(value))
    expect(status(page)).to_contain_text("Saved 11:")
    before = page.evaluate(ENTERED)
    page.evaluate("fake.run()")

    assert before == page.evaluate(ENTERED)
    assert value == saved_value(page)
    assert [] == kept(page)


def compact(value: object) -> str:
    """A value as the page writes it."""
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def test_saved_is_said_only_when_the_kernel_has_said_so(open_window):
    """Until then the line says that it is saving."""
    page = with_clock(open_window, "choose-one")
    page.evaluate("fake.kernel.silent = true")
    page.get_by_label(FIRST).check()
    expect(status(page)).to_have_text("Saving…")
    page.clock.run_for(1_700)
    expect(status(page)).to_have_text("Saving…")
    page.clock.run_for(200)

    expect(status(page)).to_contain_text(NOT_SAVED)
    assert '"value":"thank"' in kept(page)[0]


def test_an_entry_that_was_not_saved_is_shown_and_saved_when_the_cell_is_run_again(open_window):
    """Text typed while the kernel was away is there again, and then it is saved."""
    page = with_clock(open_window, "write")
    page.evaluate("fake.kernel.silent = true")
    page.get_by_label("Risk").fill("They are alone.")
    page.clock.run_for(2_100)
    expect(status(page)).to_contain_text(NOT_SAVED)
    page.evaluate("fake.kernel.silent = false; fake.run()")
    page.clock.run_for(100)

    expect(page.get_by_label("Risk")).to_have_value("They are alone.")
    expect(status(page)).to_have_text("Saved 11:19")
    assert "They are alone." == saved_value(page)["texts"]["risk"]


def test_an_entry_survives_a_reload(open_window):
    """What the tab kept is saved by the page that comes after."""
    page = open_form(open_window, "numbers")
    page.evaluate("fake.kernel.silent = true")
    page.get_by_label("Reports in the year").fill("12")
    page.reload()

    expect(page.get_by_label("Reports in the year")).to_have_value("12")
    expect(status(page)).to_have_text("Saved 11:19")
    assert "12" == saved_value(page)["reports"]


def test_a_closed_comm_is_told_before_and_at_the_first_change(open_window):
    """Not only after two seconds: the form knows already."""
    page = with_clock(open_window, "choose-one")
    page.evaluate("fake.model.close()")
    expect(status(page)).to_contain_text("Not connected")
    page.get_by_label(FIRST).check()

    expect(status(page)).to_contain_text(NOT_SAVED)


def test_a_restarted_kernel_is_told_without_any_change(open_window):
    """The form asks, and silence is the answer."""
    page = with_clock(open_window, "choose-one")
    page.evaluate("fake.model.restart()")
    page.clock.run_for(2_100)

    expect(status(page)).to_contain_text("Not connected: run all cells")


@pytest.mark.parametrize(("button", "text"), [("Keep what is here", "mine"), ("Take the one saved 11:19", "theirs")])
def test_of_two_versions_one_is_chosen(open_window, button, text):
    """Another tab saved first: nothing is overwritten until somebody says which one stays."""
    page = open_form(open_window, "write")
    page.evaluate("fake.kernel.elsewhere({ texts: { risk: 'theirs', victim: '' } })")
    page.get_by_label("Risk").fill("mine")
    panel = page.get_by_role("group", name="There are two versions")
    expect(panel).to_be_visible()
    assert "theirs" == saved_value(page)["texts"]["risk"]
    panel.get_by_role("button", name=button).click()

    expect(page.get_by_label("Risk")).to_have_value(text)
    expect(status(page)).to_contain_text("Saved 11:")
    expect(panel).to_have_count(0)
    expect(page.locator(".tk-body")).to_be_focused()
    assert text == saved_value(page)["texts"]["risk"]


def test_a_refusal_says_why_and_how_and_is_linked_to_the_fields(open_window):
    """The entry stays; with the mistake gone it is saved."""
    page = open_form(open_window, "table")
    page.evaluate("fake.kernel.refuses = { why: 'row 1, Time: “teatime” cannot be read', hint: 'write it like this' }")
    cell = page.get_by_role("textbox", name="Row 1 Time")
    cell.fill("teatime")
    expect(page.get_by_role("alert")).to_contain_text("This could not be saved. Row 1, Time: “teatime” cannot be read.")
    expect(page.get_by_role("alert")).to_contain_text("Write it like this.")
    expect(cell).to_have_accessible_description(re.compile("This could not be saved."))
    expect(cell).to_have_value("teatime")
    assert 1 == len(kept(page))
    page.evaluate("fake.kernel.refuses = null")
    cell.fill("2026-05-03 22:40 UTC")
    expect(status(page)).to_have_text("Saved 11:19")

    expect(page.get_by_role("alert")).to_have_count(0)
    assert [] == kept(page)


def test_help_with_the_format_comes_with_the_saving(open_window):
    """What is saved may still be written in a way that cannot be read; that is told, and it is saved."""
    page = open_form(open_window, "numbers")
    page.evaluate("fake.kernel.help = [{ what: 'reports in the year: “many” cannot be read', hint: 'a number' }]")
    page.get_by_label("Reports in the year").fill("many")

    expect(status(page)).to_have_text("Saved 11:19")
    expect(page.locator(".tk-panel")).to_contain_text("Reports in the year: “many” cannot be read: a number.")


def test_two_views_of_one_form_stay_in_step_and_save_once(open_window):
    """What is entered in one is in the other, and the kernel hears it once."""
    page = open_form(open_window, "decide", views=2)
    one, other = page.locator(".tk-form").first, page.locator(".tk-form").last
    one.get_by_label("Somebody rings back today").check()
    expect(other.locator(".tk-saved")).to_have_text("Saved 11:19")
    other.get_by_label("Reasons").fill("They are safe now.")
    expect(one.locator(".tk-saved")).to_have_text("Saved 11:20")

    expect(other.get_by_label("Somebody rings back today")).to_be_checked()
    expect(one.get_by_label("Reasons")).to_have_value("They are safe now.")
    assert 2 == len(said(page, "save"))


def test_one_of_two_views_may_go(open_window):
    """The other one goes on saving."""
    page = open_form(open_window, "choose-one", views=2)
    page.evaluate("fake.clean[0]()")
    page.locator(".tk-form").get_by_label(FIRST).check()

    expect(status(page)).to_have_text("Saved 11:19")


def test_too_many_choices_are_told_and_not_saved(open_window):
    """The last sound choice stays saved, and the line says that it is an earlier version."""
    page = open_form(open_window, "choose-several")
    for n in range(3):
        page.get_by_role("checkbox").nth(n).check()
    expect(status(page)).to_contain_text("Saved 11:2")
    page.get_by_role("checkbox").nth(3).check()

    expect(page.get_by_text("4 are chosen. Choose at most 3: take 1 away.")).to_be_visible()
    expect(page.get_by_role("group", name="Which of these")).to_have_accessible_description(re.compile("4 are chosen"))
    expect(status(page)).to_contain_text("Not saved yet: choose at most 3")
    assert 3 == len(saved_value(page))


def test_the_options_come_only_after_the_sentence_is_saved(open_window):
    """No option is in the page before; an unsaved sentence shows none; afterwards the sentence cannot be changed."""
    page = with_clock(open_window, "say")
    show = page.get_by_role("button", name="Show the options")
    show.click()
    expect(page.get_by_role("alert")).to_have_text("Write your sentence first.")
    page.get_by_role("textbox").fill("Thank you.")
    page.clock.run_for(3_000)
    assert [] == said(page, "save")
    page.evaluate("fake.kernel.silent = true")
    show.click()
    page.clock.run_for(2_100)
    expect(status(page)).to_contain_text(NOT_SAVED)
    assert 0 == page.get_by_role("radio").count()
    page.evaluate("fake.kernel.silent = false; fake.run()")
    page.clock.run_for(100)

    expect(page.get_by_role("radio")).to_have_count(3)
    expect(page.get_by_role("textbox")).to_have_count(0)
    expect(page.get_by_text("“Thank you.”")).to_be_visible()


def test_half_of_the_pairs_is_saved_with_help(open_window):
    """Nothing that was chosen is lost because something is missing."""
    page = open_form(open_window, "match")
    page.evaluate(
        "fake.kernel.help = [{ what: '“Somebody who has just paid” has no partner yet', hint: 'choose one' }]"
    )
    page.get_by_role("combobox").first.select_option(index=1)
    expect(page.locator(".tk-panel")).to_contain_text("“Somebody who has just paid” has no partner yet: choose one.")

    assert {"child": "removal"} == saved_value(page)
