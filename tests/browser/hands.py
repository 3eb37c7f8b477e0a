"""Two ways to play: a mouse, and a keyboard whose focus is looked at before every key."""

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

# What has the focus: whether it is in the player, can be seen, and shows that it has the focus.
FOCUS = """() => {
  const el = document.activeElement;
  const box = el.getBoundingClientRect();
  const xs = [box.left + 3, (box.left + box.right) / 2, box.right - 3];
  const ys = [box.top + 3, (box.top + box.bottom) / 2, box.bottom - 3];
  const points = xs.flatMap((x) => ys.map((y) => [x, y]));
  const style = getComputedStyle(el);
  let scroller = el.parentElement;
  while (scroller && !/auto|scroll/.test(getComputedStyle(scroller).overflowY)) scroller = scroller.parentElement;
  scroller ??= document.scrollingElement;
  const more = scroller.scrollTop + scroller.clientHeight < scroller.scrollHeight - 1;
  const end = scroller === document.scrollingElement ? innerHeight : scroller.getBoundingClientRect().bottom;
  return {
    what: `${el.tagName} ${el.className} "${(el.textContent || '').trim().slice(0, 60)}"`,
    choice: el.dataset?.choice ?? null,
    words: (el.textContent || '').trim(),
    below: el.tabIndex >= 0 && more && box.top > end - 3,
    inPlayer: Boolean(el.closest('.tk')),
    seen: box.width > 0 && points.some(([x, y]) => el.contains(document.elementFromPoint(x, y))),
    ring: (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none',
  };
}"""
# A browser scrolls in steps: this says when it has arrived.
LISTEN = """() => {
  window.arrived = false;
  addEventListener('scrollend', () => { window.arrived = true; }, { capture: true, once: true });
}"""
MOST_TABS = 80


def open_choice(page: Page, choice: str) -> Locator:
    """A choice that can be made now."""
    return page.locator(f'[data-choice="{choice}"]:not([aria-disabled])')


def answered(page: Page) -> None:
    """Wait until the choice that was made is answered."""
    page.locator("[data-choice][aria-disabled]").first.wait_for(state="detached")


def read_down(page: Page) -> None:
    """Press Page Down and wait until the page rests: a second key on the way would go further than one reads."""
    page.evaluate(LISTEN)
    page.keyboard.press("PageDown")
    page.wait_for_function("() => window.arrived")


@dataclass
class Mouse:
    """Clicks, as somebody who looks for the words would."""

    page: Page

    def begin(self) -> None:
        self.page.locator(".tk").get_by_role("button", name="Start", exact=True).click()
        self.page.locator("[data-line]").first.wait_for()

    def choose(self, choice: str) -> None:
        open_choice(self.page, choice).click()
        answered(self.page)

    def press(self, words: str) -> None:
        self.page.locator(".tk").get_by_role("button", name=words, exact=True).first.click()


@dataclass
class Keyboard:
    """Tab and Enter, nothing else; fails where the focus cannot be seen."""

    page: Page

    def begin(self) -> None:
        self.press("Start")
        self.page.locator("[data-line]").first.wait_for()

    def choose(self, choice: str) -> None:
        expect(open_choice(self.page, choice)).to_have_count(1)
        self.go_to(lambda focus: focus["choice"] == choice, choice)
        self.page.keyboard.press("Enter")
        answered(self.page)

    def press(self, words: str) -> None:
        self.go_to(lambda focus: focus["words"] == words, words)
        self.page.keyboard.press("Enter")

    def go_to(self, wanted, name: str) -> None:
        """Tab to a control; it must be visible, in the player, and show that it has the focus."""
        passed = []
        for _ in range(MOST_TABS):
            focus = self.page.evaluate(FOCUS)
            while focus["below"]:  # the passage is longer than the window: one reads down first
                read_down(self.page)
                focus = self.page.evaluate(FOCUS)
            if wanted(focus):
                assert (True, True, True) == (focus["inPlayer"], focus["seen"], focus["ring"]), focus
                return
            passed.append(focus["what"])
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab never comes to {name!r}: {passed}")


HANDS = {"mouse": Mouse, "keyboard": Keyboard}
