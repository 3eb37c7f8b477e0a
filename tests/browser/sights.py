"""What can be measured of a page's look: WCAG rules by axe, widths, sizes, clipped words."""

from collections.abc import Iterable

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]

# What axe finds: rule, and where. What it found to be well, by far the most of it, stays in the page.
AXE = """async ([within, options]) => (await axe.run(within ?? document, options)).violations
  .map((rule) => [rule.id, rule.nodes.map((node) => node.html.slice(0, 160))])"""

# Controls smaller than 24 by 24 CSS px; a link within a sentence is free of it (WCAG 2.5.8).
SMALL = """() => [...document.querySelectorAll('button, a[href], summary, select, input, [role=button]')]
  .filter((el) => el.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
  .map((el) => (el.matches('input') && el.closest('label')) || el)
  .map((el) => [el, el.getBoundingClientRect()])
  .filter(([el, box]) => box.right > 0 && box.bottom + scrollY > 0 && (box.width < 24 || box.height < 24))
  .map(([el, box]) => `${el.outerHTML.slice(0, 120)}: ${box.width.toFixed(1)} x ${box.height.toFixed(1)}`)"""

# Every element: what it is, in what, and its attributes; of those that hold words or numbers, only that they are there.
BUILT = """() => {
  const words = /^(value|href|src|alt|title|aria-label|data-(line|choice))$/;
  const ids = /^(id|for|name|aria-(labelledby|describedby|controls))$/;
  const told = ({ name, value }) => (words.test(name) || ids.test(name) ? name : `${name}=${value}`);
  return [...document.body.querySelectorAll('*')]
    .map((el) => [el.parentElement.className, el.tagName, ...[...el.attributes].map(told)])
    .join('\\n');
}"""

# Words drawn smaller than so many px, within an element.
SMALL_PRINT = """([root, least]) => {
  const walker = document.createTreeWalker(document.querySelector(root), NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const el = node.parentElement;
    if (!node.data.trim() || !el.checkVisibility({ visibilityProperty: true }) || el.closest('.tk-unseen')) continue;
    const size = parseFloat(getComputedStyle(el).fontSize);
    if (size < least) found.push(`${size} px: ${node.data.trim().slice(0, 60)}`);
  }
  return found;
}"""

# WCAG 1.4.12, set as a reader's own style sheet would (the page's policy forbids inline styles).
SPACING = """() => {
  const sheet = new CSSStyleSheet();
  const all = 'line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important';
  sheet.replaceSync(`* { ${all} }
    p { margin-block-end: 2em !important; }`);
  document.adoptedStyleSheets = [sheet];
}"""

# Boxes that hide a part of the words in them.
CLIPPED = """() => [...document.querySelectorAll('body *')]
  .filter((el) => el.checkVisibility({ visibilityProperty: true }) && el.innerText?.trim() && !el.closest('.tk-unseen'))
  .filter((el) => {
    const style = getComputedStyle(el);
    const hides = (overflow) => overflow === 'hidden' || overflow === 'clip';
    return (hides(style.overflowX) && el.scrollWidth > el.clientWidth + 1)
      || (hides(style.overflowY) && el.scrollHeight > el.clientHeight + 1);
  })
  .map((el) => el.outerHTML.slice(0, 160))"""

TOO_WIDE = """() => {
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= wide) return [];
  const over = [...document.querySelectorAll('body *')].filter((el) => el.getBoundingClientRect().right > wide + 1);
  return [`${document.documentElement.scrollWidth} > ${wide}`, ...over.map((el) => el.outerHTML.slice(0, 100))];
}"""


def violations(page: Page, within: str | None = None, rules: tuple[str, ...] = ()) -> list[tuple[str, list[str]]]:
    """What axe finds against WCAG 2.2 A and AA, or against some of its rules: rule, and where."""
    only = {"type": "rule", "values": list(rules)} if rules else {"type": "tag", "values": RULES}
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    return [tuple(each) for each in page.evaluate(AXE, [within, {"runOnly": only, "resultTypes": ["violations"]}])]


COLOUR_RULES = ("color-contrast", "link-in-text-block")
"""What differs between colour schemes; everything else is found in any of them."""
COLOURS = {
    "dark": {"color_scheme": "dark"},
    "contrast": {"contrast": "more"},
    "forced": {"color_scheme": "light", "forced_colors": "active"},
}


def hard_to_read(
    page: Page, within: str | None = None, schemes: Iterable[str] = COLOURS
) -> dict[str, list[tuple[str, list[str]]]]:
    """What axe finds of colours in each scheme; only colours differ, so the page is looked at as it stands."""
    found = {}
    for name in schemes:
        page.emulate_media(**{"contrast": "no-preference", "forced_colors": "none", **COLOURS[name]})
        found[name] = violations(page, within, rules=COLOUR_RULES)
    return found


def built(page: Page) -> str:
    """What a page is made of, without its words and the numbers that make ids unique."""
    return page.evaluate(BUILT)


def small_targets(page: Page) -> list[str]:
    """Controls that are too small to hit."""
    return page.evaluate(SMALL)


def small_print(page: Page, least: float, within: str = "#player") -> list[str]:
    """Words smaller than ``least`` px."""
    return page.evaluate(SMALL_PRINT, [within, least])


def space_out(page: Page) -> None:
    """Lines, letters, words and paragraphs as far apart as WCAG 1.4.12 says a reader may want them."""
    page.evaluate(SPACING)


def clipped(page: Page) -> list[str]:
    """Boxes that cut off words."""
    return page.evaluate(CLIPPED)


def too_wide(page: Page) -> list[str]:
    """What makes the page scroll sideways."""
    return page.evaluate(TOO_WIDE)
