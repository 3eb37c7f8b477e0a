"""What is measured of a story in one file: ``python -m bench.offline`` visits it in a real Chromium, cold each time.

Beside it, in turns and in the same run, stand a Twine page of the same words (``twine_page``) in each story format that
is given, and an empty page, which is what a new window costs on this machine whatever is in it. Story formats come
with Twine and are no part of this repository: ``TWINE_FORMAT`` names the ``format.js`` of one, or several with the
system's separator of paths between them. Other work on the machine makes everything slower; the ratios suffer less.
The exit code is 1 if the median of a row, or the size of a page, is beyond its bound.
"""

import gzip
import os
import statistics
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Error

from bench.twine_page import AGAIN, START, passages_of, read_format, twine_page
from bench.visits import NO_BROWSER, Play, Visit, browser_at, chromium, served, share, visit
from trainingkit.editions import Edition
from trainingkit.editions.offline.page import story_page
from trainingkit.editions.offline.stops import stops_of
from trainingkit.guidance import load_guidance
from trainingkit.story import story_from
from trainingkit.story.walkthroughs import read_walkthrough

ROOT = Path(__file__).parent.parent / "simulations"
PLAYED = {"a-friend-request": "soonest-help", "first-call": "all-best"}
AT_THE_END = {"pupil": "Read the story again", "officer": "Start again"}
OURS, EMPTY = "ours", "an empty page"
VISITS, FEW = 15, 3
FIRST_CHOICE, ZIPPED = 0.3, 150_000
MISSING = (
    "set TWINE_FORMAT to the format.js of a Twine story format, which comes with Twine, to measure beside it: "
    "TWINE_FORMAT=path make bench"
)
NOTHING = """<!doctype html><title>empty</title><link rel="icon" href="data:,"><p></p><button>{start}</button>
<script>document.querySelector('button').onclick = () =>
  document.querySelector('p').insertAdjacentHTML('afterend', '<p>{says}</p><button>{press}</button>')</script>"""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a story, whose it is, and how it is played."""

    whose: str
    content: bytes
    play: Play


def pages_of(slug: str, formats: Sequence[Path]) -> list[Page]:
    """Our page of a story, the empty one, and one for each story format."""
    folder = ROOT / slug
    story = story_from(folder / "story.yml")
    edition = Edition(story, folder, load_guidance(), "england", "11-14", date.today())
    walkthrough = read_walkthrough(folder / "walkthroughs" / f"{PLAYED[slug]}.yml").value
    presses = [edition.fill(story.choice(ref).text) for ref in walkthrough.choices]
    says = edition.fill(story.passages[story.start].lines[0].text)
    words = tuple(stop.word for stop in stops_of(story))
    ours = Play(START, says, (*presses, AT_THE_END[story.audience]), words)
    nothing = NOTHING.format(start=START, says="Nothing", press="Nothing").encode()
    passages = passages_of(edition)
    title = edition.fill(story.title)
    beside = []
    for each in map(read_format, formats):
        called = f"Twine, {each.name} {each.version}"
        beside.append(Page(called, twine_page(title, passages, each), Play(START, says, (*presses, AGAIN), ())))
    mine = Page(OURS, story_page(edition).make(), ours)
    return [mine, Page(EMPTY, nothing, Play(START, "Nothing", ("Nothing",), ())), *beside]


def main(quick: bool) -> int:
    """Measure both stories; the exit code."""
    path = chromium()
    if path is None:
        print(NO_BROWSER)
        return 0
    formats = [Path(each) for each in os.environ.get("TWINE_FORMAT", "").split(os.pathsep) if each]
    if not formats:
        print(MISSING)
    number = FEW if quick else VISITS
    beyond = 0
    for slug in PLAYED:
        pages = pages_of(slug, formats)
        print(f"{slug}: {number} visits of each page", flush=True)
        beyond += sum([_tell_size(page) for page in pages if page.whose != EMPTY])
        with browser_at(path) as browser, _placed(pages) as places:
            for place, addresses in places.items():
                played = [each for each in zip(pages, addresses, strict=True) if _plays(browser, *each)]
                beyond += _tell(place, _in_turns(browser, played, number))
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
    print(f"the machine was doing the work of {load:.1f} processors, this included, and has {os.cpu_count()}")
    return int(beyond > 0)


@contextmanager
def _placed(pages: Sequence[Page]) -> Iterator[dict[str, list[str]]]:
    """Where the pages are: as files, and on a plain server."""
    with TemporaryDirectory() as home, served(Path(home)) as address:
        names = [f"{number}.html" for number in range(len(pages))]
        for name, page in zip(names, pages, strict=True):
            Path(home, name).write_bytes(page.content)
        yield {
            "from a file": [Path(home, name).as_uri() for name in names],
            "from a server": [f"{address}/{name}" for name in names],
        }


def _plays(browser: Browser, page: Page, address: str) -> bool:
    """Whether the run can be played to its end; a story format that does not make a link of each link is left out."""
    try:
        visit(browser, address, page.play)
    except Error as error:
        if page.whose in (OURS, EMPTY):
            raise
        print(f"  {page.whose:<24} left out, because it cannot be played to the end: {error.message.splitlines()[0]}")
        return False
    return True


def _in_turns(browser: Browser, pages: Sequence[tuple[Page, str]], number: int) -> dict[str, list[Visit]]:
    """So many visits of each page, each page in turn, so that what slows the machine slows all of them."""
    visits: dict[str, list[Visit]] = {page.whose: [] for page, _ in pages}
    for _ in range(number):
        for page, address in pages:
            visits[page.whose].append(visit(browser, address, page.play))
    return visits


def _tell_size(page: Page) -> bool:
    """Print how large a page is; whether ours is too large."""
    size, zipped = len(page.content), len(gzip.compress(page.content, mtime=0))
    is_beyond = page.whose == OURS and zipped > ZIPPED
    bound = f"   wanted: {ZIPPED / 1000:.0f} KB   {'BELOW' if is_beyond else 'ok'}" if page.whose == OURS else ""
    print(f"  {page.whose:<24} {size / 1000:6.0f} KB, gzipped {zipped / 1000:4.0f} KB{bound}", flush=True)
    return is_beyond


def _tell(place: str, visits: dict[str, list[Visit]]) -> int:
    """Print a row for each page; how many bounds ours misses."""
    print(f" {place}: seconds until the start, and then the first choice, can be seen and pressed; of the processors")
    ours, empty = _middle(visits[OURS]), _middle(visits[EMPTY])[2]
    beyond = 0
    for whose, made in visits.items():
        ready, first, cpu = _middle(made)
        row = f"  {whose:<24} start {ready:5.3f} s   first choice {first:5.3f} s, worst {_worst(made):5.3f} s"
        row += f"   processors {cpu:4.2f} s"
        if next_lines := [each for one in made for each in one.next_lines]:
            row += (
                f"   next lines {share(next_lines, 0.5) * 1000:4.0f} ms, p95 {share(next_lines, 0.95) * 1000:4.0f} ms"
            )
        if whose == OURS:
            asked, third = (max(len(getattr(one, of)) for one in made) for of in ("asked", "third_parties"))
            is_beyond = first > FIRST_CHOICE or third > 0
            row += f"\n{'':<27}requests {asked}, third parties {third}   wanted: first choice {FIRST_CHOICE} s, nobody "
            row += f"else asked   {'BELOW' if is_beyond else 'ok'}"
            beyond += is_beyond
        elif whose != EMPTY:
            row += f"\n{'':<27}ours: {first / ours[1]:.1f} x as fast"
            row += f", {(cpu - empty) / (ours[2] - empty):.1f} x less work than this beyond an empty page"
        print(row, flush=True)
    return beyond


def _middle(visits: Sequence[Visit]) -> tuple[float, float, float]:
    """The medians: until the start, until the first choice, of the processors."""
    ready, first, cpu = (statistics.median(getattr(one, of) for one in visits) for of in ("ready", "first", "cpu"))
    return ready, first, cpu


def _worst(visits: Sequence[Visit]) -> float:
    return max(one.first for one in visits)


if __name__ == "__main__":
    sys.exit(main("--quick" in sys.argv[1:]))
