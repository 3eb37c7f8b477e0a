"""Serve a class for half an hour while people come and go and kernels are killed: ``make soak``.

``MINUTES`` (30), ``KILLS`` (50), ``LEARNERS`` (20) and ``SEED`` come from the environment; the same seed draws the same
moments, victims, stories, choices and pauses again (which kernel is whose also depends on the machine).

Every learner speaks to the real server as a page does, plays at random, drops the connection now and then, reloads,
leaves in the middle or at the end, and is followed by the next. Besides, the oracle, the engine, is asked what each
answer has to be. It fails if

- an answer is not that of the engine after exactly the choices made, or a replay comes back with others,
- the server's own memory grows: by the slope over the second half, for each visit (`MOST_KB_A_VISIT`),
- a descriptor, a temporary file or a process is left over when all have gone,
- the server says an error.
"""

import os
import random
import shutil
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import linear_regression

import psutil
import requests
import websocket
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from tests.serving.running import Line, Server, Visitor, in_page, until
from trainingkit.story import Story, choices, read_story, replay

ROOT = Path(__file__).parents[1]
STORIES = ROOT / "simulations"
GRACE = 5.0  # seconds; so that a soak of minutes sees many kernels end
SAMPLE_EVERY = 5.0  # seconds
MOST_KB_A_VISIT = 24.0
MOST_FILES_MORE = 12  # descriptors; connections of a browser or a probe come and go
PATIENCE = 90.0  # seconds; a busy machine takes its time
EXPECTED = "Kernel died while waiting for execute reply."  # nbclient's words, when one is killed while it starts
LOST = (websocket.WebSocketException, requests.RequestException, OSError, AssertionError)


def wished(name: str, otherwise: str) -> str:
    """A setting of the environment."""
    return os.environ.get(name) or otherwise


@dataclass
class Told:
    """What has come of it so far; written by many, each adding to numbers."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    counts: dict[str, int] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    def add(self, what: str) -> None:
        with self.lock:
            self.counts[what] = self.counts.get(what, 0) + 1

    def fail(self, what: str) -> None:
        with self.lock:
            self.wrong.append(what)


class Learner:
    """Somebody in the class: one visit after another, until it is over."""

    def __init__(self, number: int, seed: str, server: Server, stories: dict[str, Story], told: Told) -> None:
        self.draw = random.Random(f"{seed} learner {number}")
        self.server, self.stories, self.told = server, stories, told
        self.visitor: Visitor
        self.line: Line | None = None
        self.cfg: dict = {}
        self.made: list[str] = []

    def attend(self, over: threading.Event) -> None:
        """Visit after visit; what goes wrong is kept."""
        over.wait(self.draw.uniform(0, 10))
        while not over.is_set():
            try:
                self._visit(over)
            except Exception as error:
                self.told.fail(f"{type(error).__name__}: {error}")
                return
            finally:
                self._hang_up()

    def _visit(self, over: threading.Event) -> None:
        slug = self.draw.choice(sorted(self.stories))
        story, self.made, self.visitor = self.stories[slug], [], Visitor(self.server)
        self._arrive(slug, over)
        self.told.add("visits")
        leave_after = self.draw.choice([3, 8, 20, 200])
        while not over.is_set() and len(self.made) < leave_after:
            offered = choices(story, replay(story, self.made)[-1])
            if not offered:
                self.told.add("endings")
                break
            self._choose(slug, story, self.draw.choice(offered).id, over)
            over.wait(self.draw.expovariate(2))
            self._perhaps_drop(slug, story, over)
        if self.draw.random() < 0.5:
            self.visitor.get("/away")
        self.visitor.session.close()

    def _arrive(self, slug: str, over: threading.Event) -> None:
        """The page, waiting for a place if there is none, and its socket."""
        while not over.is_set():
            page = self.visitor.get(f"/story/{slug}")
            if page.status_code == 200:
                self.cfg = in_page(page.text, "cfg")
                try:
                    self.line = self.visitor.connect(self.cfg["kernelId"])
                except LOST:
                    continue  # its kernel was killed at once
                return
            if page.status_code != 503:
                raise AssertionError(f"the page answered {page.status_code}")
            self.told.add("times the room was full")
            over.wait(1)

    def _choose(self, slug: str, story: Story, choice: str, over: threading.Event) -> None:
        """One choice, through whatever happens to the kernel meanwhile; it counts from the press on."""
        self.made.append(choice)
        try:
            reply = self.line.answer(self.cfg["modelId"], type="choose", n=len(self.made), choice=choice)
        except LOST:
            return self._recover(slug, story, over)
        expected = replay(story, self.made)[-1].passage
        if reply.get("step", {}).get("passage") != expected or reply["step"]["n"] != len(self.made):
            raise AssertionError(f"choice {len(self.made)} was answered with {str(reply)[:200]}")
        self.told.add("choices")

    def _perhaps_drop(self, slug: str, story: Story, over: threading.Event) -> None:
        """A dropped connection finds its kernel again; a lid that was shut for long, or a reload, another one."""
        drawn = self.draw.random()
        if drawn > 0.04 or over.is_set():
            return
        self._hang_up()
        over.wait(self.draw.choice([0.0, 1.0, GRACE + 3]))
        self.told.add("dropped connections")
        if drawn < 0.02:
            try:
                self.line = self.visitor.connect(self.cfg["kernelId"])
                return self._replayed(story)
            except LOST:
                pass  # it was culled, as after a shut lid
        self._recover(slug, story, over)

    def _recover(self, slug: str, story: Story, over: threading.Event) -> None:
        """A new kernel, and the whole run again."""
        end = time.monotonic() + PATIENCE
        while not over.is_set():
            self._hang_up()
            try:
                self._arrive(slug, over)
                if over.is_set():
                    return
                self._replayed(story)
                self.told.add("recoveries")
                return
            except websocket.WebSocketException:
                if time.monotonic() > end:
                    raise
                self.told.add("recoveries that had to be tried again")

    def _replayed(self, story: Story) -> None:
        reply = self.line.answer(self.cfg["modelId"], type="replay", choices=self.made)
        came = [step["chosen"]["choice"] for step in reply.get("steps", [])[1:]]
        if came != self.made or reply["steps"][-1]["passage"] != replay(story, self.made)[-1].passage:
            raise AssertionError(f"{len(self.made)} choices came back as {len(came)}: {str(reply)[:200]}")

    def _hang_up(self) -> None:
        if self.line is not None:
            self.line.close()
            self.line = None


def kill_at_random(server: Server, seed: str, kills: int, seconds: float, told: Told, over: threading.Event) -> None:
    """So many kernels, at moments drawn beforehand; one time in ten whatever they are forked from."""
    draw = random.Random(f"{seed} kills")
    began = time.monotonic()
    for moment in sorted(draw.uniform(0.02, 0.95) * seconds for _ in range(kills)):
        if over.wait(max(0.0, began + moment - time.monotonic())):
            return
        template = server.template()
        at_template, pick = draw.random() < 0.1, draw.random()
        kernels = sorted(server.kernels(), key=lambda p: p.pid)
        victim = template if at_template and template else kernels[int(pick * len(kernels))] if kernels else None
        if victim is not None:
            victim.kill()
            told.add("kills of the template" if victim == template else "kills of a kernel")


@dataclass
class Watch:
    """The server's own memory, by the number of visits at that moment."""

    process: psutil.Process
    samples: list[tuple[int, float]] = field(default_factory=list)

    def look(self, visits: int) -> None:
        self.samples.append((visits, self.process.memory_full_info().uss / 1024))

    def kb_a_visit(self) -> float:
        """The slope over the second half; the first fills caches."""
        late = self.samples[len(self.samples) // 2 :]
        visits, memory = [v for v, _ in late], [kb for _, kb in late]
        return linear_regression(visits, memory).slope if len(set(visits)) > 2 else 0.0


def soak(minutes: float, kills: int, learners: int, seed: str) -> list[str]:
    """What was wrong; nothing, it is to be hoped."""
    stories = {folder.parent.name: read_story(folder).story for folder in sorted(STORIES.glob("*/story.yml"))}
    told, over = Told(), threading.Event()
    with tempfile.TemporaryDirectory() as folder:
        server = Server(STORIES, Path(folder), class_size=learners, grace=GRACE, preview=True, log_form="json")
        process = psutil.Process(server.process.pid)
        watch, files, ready = Watch(process), process.num_fds(), len(server.kernels())
        private = private_folders(server)
        people = [Learner(i, seed, server, stories, told) for i in range(learners)]
        threads = [threading.Thread(target=each.attend, args=(over,), daemon=True) for each in people]
        killing = (server, seed, kills, 60 * minutes, told, over)
        threads.append(threading.Thread(target=kill_at_random, args=killing, daemon=True))
        for thread in threads:
            thread.start()
        look_on(60 * minutes, watch, told)
        over.set()
        for thread in threads:
            thread.join(2 * PATIENCE)
        wrong = told.wrong + memory_of(watch) + left_over(server, process, files, ready, private)
        wrong += [
            line for line in server.error_text.splitlines() if '"level": "error"' in line and EXPECTED not in line
        ]
        if wrong:
            kept = shutil.copy(server.log_file, Path(tempfile.gettempdir()) / f"soak-{seed}.log")
            print(f"The server's own log, at its most talkative: {kept}")
    for what, number in sorted(told.counts.items()):
        print(f"{number:7,} {what}")
    return wrong


def look_on(seconds: float, watch: Watch, told: Told) -> None:
    """Watch the time and the memory; end early if something went wrong."""
    columns = (TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn(), TextColumn("left"))
    end = time.monotonic() + seconds
    with Progress(*columns) as progress:
        task = progress.add_task("Soaking", total=seconds)
        while (left := end - time.monotonic()) > 0 and not told.wrong:
            visits = told.counts.get("visits", 0)
            watch.look(visits)
            said = f"{visits} visits, {told.counts.get('choices', 0)} choices, {watch.samples[-1][1] / 1024:.0f} MB"
            progress.update(task, completed=seconds - left, description=said)
            if not progress.console.is_terminal:
                print(f"{left / 60:5.1f} min left: {said}", flush=True)
            time.sleep(min(left, SAMPLE_EVERY if progress.console.is_terminal else 4 * SAMPLE_EVERY))


def memory_of(watch: Watch) -> list[str]:
    """Say how the server's memory went; wrong if it grew."""
    slope, first, last = watch.kb_a_visit(), watch.samples[0][1] / 1024, watch.samples[-1][1] / 1024
    print(f"Server's own memory {first:.1f} -> {last:.1f} MB; {slope:+.1f} KB a visit (at most {MOST_KB_A_VISIT})")
    return [f"the server's memory grows by {slope:.1f} KB a visit"] if slope > MOST_KB_A_VISIT else []


def left_over(server: Server, process: psutil.Process, files: int, ready: int, private: set[Path]) -> list[str]:
    """What remains when everybody has gone: in the running server, and after it."""
    wrong = []
    try:
        until(lambda: len(server.kernels()) <= ready and process.num_fds() <= files + MOST_FILES_MORE)
    except AssertionError:
        wrong.append(
            f"{len(server.kernels())} kernels and {process.num_fds()} descriptors remain; they were {ready} and {files}"
        )
    print(f"Descriptors of the server {files} -> {process.num_fds()}, kernels {ready} -> {len(server.kernels())}")
    code = server.stop()
    if code:
        wrong.append(f"the server ended with {code}")
    try:
        until(lambda: not server.processes(), 10)
    except AssertionError:
        wrong.append(f"processes left over: {server.processes()}")
    if more := [str(folder) for folder in private if folder.exists()]:
        wrong.append(f"folders left over: {more}")
    if not private:
        wrong.append("the server's private folder was not found, so nobody looked whether it went")
    return wrong


def private_folders(server: Server) -> set[Path]:
    """Where its kernels listen: a folder that is to go with the server."""
    sockets = [c.laddr for kernel in server.kernels() for c in kernel.net_connections("unix") if c.laddr]
    return {parent for path in map(Path, sockets) for parent in path.parents if parent.name.startswith("tk-")}


def main() -> int:
    """Soak, and say what came of it."""
    seed, minutes = wished("SEED", str(random.SystemRandom().randrange(10**6))), float(wished("MINUTES", "30"))
    kills, learners = int(wished("KILLS", "50")), int(wished("LEARNERS", "20"))
    print(f"Soaking the server: {minutes:g} minutes, {learners} at a time, {kills} kills, SEED={seed}", flush=True)
    wrong = soak(minutes, kills, learners, seed)
    for what in wrong:
        print(f"WRONG  {what}")
    print("Something was wrong." if wrong else "No choice was lost, and nothing is left over.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
