"""The least that somebody does to a form, of any kind, for its kernel to answer."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, expect

from tests.browser.lab_forms import expect_saved


def choose(form: Locator) -> None:
    """The first that is offered."""
    form.locator("input:is([type=radio], [type=checkbox])").first.check()


def write(form: Locator) -> None:
    """Something, wherever something can be written."""
    for box in form.get_by_role("textbox").all():
        box.fill("12")


def match(form: Locator) -> None:
    """The first that is offered, for each."""
    for box in form.get_by_role("combobox").all():
        box.select_option(index=1)


def order(form: Locator) -> None:
    """One line down."""
    form.get_by_role("button", name=re.compile("^Move down")).first.click()


def say(form: Locator) -> None:
    """A sentence, then one of the options."""
    write(form)
    form.get_by_role("button", name=re.compile("^(Show the options|Keep this sentence)$")).click()
    choose(form)


def decide(form: Locator) -> None:
    """A choice and its reasons."""
    choose(form)
    write(form)


def nothing(form: Locator) -> None:
    """What the kernel itself saves, it has saved when the cell was run."""


TOUCHES: dict[str, Callable[[Locator], None]] = {
    "choose-one": choose,
    "choose-several": choose,
    "order": order,
    "match": match,
    "table": write,
    "say": say,
    "decide": decide,
    "write": write,
    "numbers": write,
    "function": nothing,
}


def touch(form: Locator) -> None:
    """Do the least that the kernel has to answer, and do not wait for the answer."""
    kind = form.get_attribute("data-kind")
    if kind == "case":
        form.get_by_role("button", name=re.compile("^Compute SHA-256 of")).first.click()
        return
    TOUCHES.get(kind, nothing)(form)
    if form.get_attribute("data-mode") == "practice":
        form.get_by_role("button", name="See what is said of it").click()


def expect_an_answer(form: Locator) -> None:
    """Fails unless the kernel answered: it saved, said what is said of it, or computed a hash."""
    kind = form.get_attribute("data-kind")
    if kind == "case":
        expect(form.locator(".tk-hash").first).to_have_text(re.compile("^[0-9a-f]{64}$"))
    elif form.get_attribute("data-mode") == "practice":
        expect(form.locator(".tk-replies")).to_be_visible()
    elif kind != "play":  # whose story speaks for itself
        expect_saved(form)
