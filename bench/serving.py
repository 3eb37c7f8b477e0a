"""What is measured of serving: ``python -m bench.serving`` prints a line for each row, all of one run.

The same three-button step from four servers: ours, stock Voila from the same environment, Panel and Streamlit from
environments that the bench makes below the user's cache; one that cannot be installed is left out, which is said. All
are compiled beforehand, and run one after another. Beside each figure of ours stands its bound. The exit code is 1 if
one is missed; ``--quick`` tries it with fewer visits.

What a figure counts: processor seconds and memory are of the server and all that came of it (private memory, USS, of a
kernel). "At once" and "on the wire" are measured by a client without a browser in one other process on the same
machine. Times of a page are the page's own marks, from navigation, with nothing in the cache; each page is pressed by
a script in it, as soon as it can be.
"""

import asyncio
import os
import statistics
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.bytecode import compiled
from bench.served.browser import visit
from bench.served.servers import Running, ours, panel, stock, streamlit, until
from bench.served.step import write_steps
from bench.served.wire import at_once, come, open_page, playing
from bench.visits import NO_BROWSER, browser_at, chromium

CLASS = 30
COMPILED = ("voila", "jupyter_server", "jupyter_client", "nbclient", "nbconvert", "ipykernel", "IPython", "ipywidgets")
COMPILED += ("traitlets", "tornado", "zmq", "trainingkit", "pydantic", "anywidget")
OTHERS: dict[str, Callable[[Path], Running]] = {"Voila": stock, "Panel": panel, "Streamlit": streamlit}


@dataclass
class Table:
    """The rows so far. A row is told as soon as it is measured."""

    missed: list[str] = field(default_factory=list)

    def row(self, what: str, our: str, kept: bool, bound: str, **beside: str) -> None:
        """One figure of ours, its bound, and what others have."""
        others = "   ".join(f"{name} {figure}" for name, figure in beside.items())
        word = "  " if kept else "! "
        print(f"{word}{what:<50} {our:>22}   bound {bound:<30} {others}", flush=True)
        if not kept:
            self.missed.append(what)


def main() -> int:
    """Run all of it."""
    compiled(*COMPILED)
    quick = "--quick" in sys.argv
    table = Table()
    print(
        f"{os.cpu_count()} processors; load before the run {os.getloadavg()[0]:.1f}. '!': missed its bound.", flush=True
    )
    with TemporaryDirectory(prefix="served-") as temporary:
        folder = write_steps(Path(temporary))
        cold_class(table, folder)
        ready_class(table, folder)
        visits(table, folder, 2 if quick else 8)
        bursts(table, folder, 2 if quick else 20)
    if table.missed:
        print(f"Missed: {'; '.join(table.missed)}")
    return 1 if table.missed else 0


def cold_class(table: Table, folder: Path) -> None:
    """Thirty at once, nothing held ready but one kernel."""
    with ours(folder) as server:
        last, got = asyncio.run(at_once(CLASS, lambda: first_answer(server)))
        failed = sum(isinstance(each, BaseException) for each in got)
    with stock(folder) as other:
        theirs, pages = asyncio.run(at_once(CLASS, lambda: open_page(other.page)))
        lost = sum(isinstance(each, BaseException) for each in pages)
    kept = last <= 3.0 and theirs >= 5 * last and not failed
    beside = f"last HTML {theirs:.2f} s, {theirs / last:.1f} times, {lost} failed"
    figure = f"{last:.2f} s, {failed} failed"
    table.row("30 cold at once, last first choice answered", figure, kept, "<= 3 s, >= 5 times stock", Voila=beside)


def ready_class(table: Table, folder: Path) -> None:
    """Thirty held ready: how long that takes, what thirty at once then wait for, and what they wait for playing."""

    async def lesson() -> tuple[float, list[object], list[float]]:
        last, got = await at_once(CLASS, lambda: first_answer(server))
        guests = [each for each in got if not isinstance(each, BaseException)]
        return last, got, await playing(guests, 10.0, 0.5)

    with ours(folder, class_size=CLASS, warm=CLASS) as server:
        ready = server.seconds
        last, got, answers = asyncio.run(lesson())
        failed = sum(isinstance(each, BaseException) for each in got)
    with stock(folder, pool=CLASS) as other:
        theirs = other.seconds
    beside = f"{theirs:.2f} s, {theirs / ready:.1f} times"
    table.row("pool of 30 ready, from start", f"{ready:.2f} s", theirs >= 3 * ready, ">= 3 times stock", Voila=beside)
    figure = f"{last:.2f} s, {failed} failed"
    table.row("30 at once, pool ready, last choice answered", figure, last <= 0.5 and not failed, "<= 0.5 s")
    p95 = 1000 * statistics.quantiles(answers, n=20)[-1]
    figure = f"p95 {p95:.1f} ms of {len(answers)}"
    table.row("choice to next line, 30 playing, 2 a second", figure, p95 <= 20, "<= 20 ms")


@dataclass
class Visited:
    """What visits to one server came to: medians, and what a visitor costs."""

    shown: float
    answered: float
    requests: int
    size: int
    third_parties: tuple[str, ...]
    cpu: float
    memory: float | None


def visits(table: Table, folder: Path, times: int) -> None:
    """Visits with a browser, one after another, to each server."""
    path = chromium()
    if path is None:
        print(f"  visits are {NO_BROWSER}")
        return
    print(f"  visits with {Path(path).name}", flush=True)
    found = {
        "pool": visited(ours(folder, class_size=CLASS, warm=times + 2), path, times),
        "none": visited(ours(folder), path, times),
    }
    for name, start in OTHERS.items():
        try:
            found[name] = visited(start(folder), path, times)
        except FileNotFoundError as error:
            print(f"  left out: {error}")
    none, pool = found["none"], found["pool"]
    others = {name: it for name, it in found.items() if name in OTHERS}
    shown = {name: f"{it.shown:.2f} s" for name, it in others.items()}
    fastest = min((it.shown for name, it in others.items() if name != "Voila"), default=float("inf"))
    table.row("navigation to first choice, none ready", f"{none.shown:.2f} s", none.shown <= 1.0, "<= 1.0 s", **shown)
    kept = pool.shown <= 0.5 and pool.shown < fastest
    table.row("navigation to first choice, pool", f"{pool.shown:.2f} s", kept, "<= 0.5 s, < Panel, Streamlit", **shown)
    answered = {name: f"{it.answered:.2f} s" for name, it in others.items()}
    table.row("  and to its answer", f"{pool.answered:.2f} s", True, "-", **answered)
    cpu = {name: f"{it.cpu:.2f} s" for name, it in others.items()}
    table.row("server CPU a visitor, all processes", f"{none.cpu:.3f} s", none.cpu <= 0.12, "<= 0.12 s", **cpu)
    memory = {name: f"{it.memory:.1f} MB" for name, it in others.items() if it.memory}
    private = none.memory or 0.0
    table.row("private memory a visitor", f"{private:.1f} MB", 0 < private <= 18, "<= 18 MB", **memory)
    page = {name: told(it) for name, it in others.items()}
    kept = pool.size <= 200_000 and pool.requests <= 5 and not pool.third_parties
    table.row("page, compressed / requests / third parties", told(pool), kept, "<= 200 KB / 5 / 0", **page)


def told(it: Visited) -> str:
    """What a page takes."""
    return f"{it.size / 1000:.0f} KB / {it.requests} / {len(it.third_parties)}"


def visited(server: Running, path: str, times: int) -> Visited:
    """Visits one after another, the pages left open; the first, which warms the server, is not counted."""
    with server, browser_at(path) as browser, ExitStack() as open_pages:
        open_pages.enter_context(visit(browser, server.page))
        settled(server)
        before = server.cpu()
        seen = [open_pages.enter_context(visit(browser, server.page)) for _ in range(times)]
        settled(server)
        cpu = (server.cpu() - before) / times
        memory = [kernel.memory_full_info().uss / 1e6 for kernel in server.kernels()]
    return Visited(
        statistics.median(each.shown for each in seen),
        statistics.median(each.answered for each in seen),
        max(each.requests for each in seen),
        max(each.size for each in seen),
        tuple(sorted({other for each in seen for other in each.third_parties})),
        cpu,
        statistics.median(memory) if len(memory) >= times else None,
    )


def settled(server: Running) -> None:
    """Wait until the server does nothing: what it starts for the next visitor belongs to this one."""

    def idle() -> bool:
        before = server.cpu()
        time.sleep(1.0)
        return server.cpu() - before < 0.05

    until(idle, "a server never came to rest")


def bursts(table: Table, folder: Path, times: int) -> None:
    """Thirty at once, again and again, each of whom must be answered."""
    failed = 0
    with ours(folder, class_size=CLASS, warm=1, grace=1.0) as server:
        for _ in range(times):
            until(lambda: len(server.kernels()) <= 2, "the kernels of a burst did not end")
            failed += asyncio.run(burst(server))
    table.row(f"failed visits in {times} bursts of 30", f"{failed} of {CLASS * times}", failed == 0, "0")


async def burst(server: Running) -> int:
    """How many of thirty at once were not answered; all leave."""
    _, got = await at_once(CLASS, lambda: first_answer(server))
    for each in got:
        if isinstance(each, BaseException):
            print(f"  a visit failed: {each!r}")
        else:
            each.socket.close()
    await asyncio.sleep(0.1)  # the sockets are closed on the wire, too
    return sum(isinstance(each, BaseException) for each in got)


async def first_answer(server: Running) -> object:
    """Come, and have the first choice answered."""
    guest = await come(server.url, server.page)
    await guest.choose()
    return guest


if __name__ == "__main__":
    sys.exit(main())
