"""A learning platform for the browser tests: pages that hold a package, a SCORM 1.2 runtime, and what it was told.

The runtime is scorm-again; a list beside it keeps every call with its answer and the error code after it, even when
the page is gone.
"""

import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Frame, Page, Route

SITE, ELSEWHERE = "http://platform.test", "http://elsewhere.test"
NODE_MODULES = Path(__file__).parents[2] / "src" / "trainingkit" / "player" / "web" / "node_modules"
TYPES = {"html": "text/html", "js": "text/javascript", "css": "text/css"}
STATUS, EXIT = "cmi.core.lesson_status", "cmi.core.exit"
OPENED = [
    ["LMSInitialize", "", "true"],
    ["LMSGetValue", STATUS, "not attempted"],
    ["LMSSetValue", STATUS, "incomplete", "true"],
    ["LMSSetValue", EXIT, "", "true"],
]
ENDED = [["LMSSetValue", STATUS, "completed", "true"], ["LMSCommit", "", "true"]]
CLOSED = [["LMSFinish", "", "true"]]
"""What is told when, with the platform's answer at the end."""

# What an LMS's page does: it has the runtime as its API, and the package in a frame.
HOLDER = """<!doctype html><html lang="en"><title>Course</title>
<style>html, body { margin: 0; height: 100% } iframe { border: 0; width: 100%; height: 100% }</style>
<script src="/scorm12.min.js"></script>
<script>
  const { status, broken } = Object.fromEntries(new URLSearchParams(location.search));
  const runtime = new Scorm12API({ autocommit: false, logLevel: 5 });
  if (status) runtime.loadFromJSON({ core: { lesson_status: status } }, 'cmi');
  const told = JSON.parse(localStorage.told ?? '[]');
  const keep = (what) => { told.push(what); localStorage.told = JSON.stringify(told); };
  window.API = new Proxy({}, { get: (_, name) => (...words) => {
    if (broken) throw new Error('The session has ended');
    const answer = runtime[name](...words);
    keep([name, ...words, answer, runtime.LMSGetLastError()]);
    return answer;
  } });
</script>
"""
IN_A_FRAME = '<iframe title="Activity" src="/package/index.html"></iframe>'
IN_A_WINDOW = "<button onclick=\"open('/package/index.html', 'activity', 'width=900,height=600')\">Enter</button>"
AROUND = f'<!doctype html><html lang="en"><title>Other</title><iframe src="{SITE}/package/index.html"></iframe>'


@dataclass
class Platform:
    """A window on the platform, with the package in it."""

    page: Page
    files: dict[str, bytes]

    def answer(self, route: Route) -> None:
        """Answer one request; nothing is asked of anybody else."""
        host, _, path = route.request.url.partition("://")[2].partition("/")
        folder, _, name = path.partition("?")[0].partition("/")
        if host == ELSEWHERE.partition("://")[2]:
            route.fulfill(body=AROUND, content_type="text/html")
        elif host != SITE.partition("://")[2]:
            route.abort()
        elif folder == "package" and name in self.files:
            route.fulfill(body=self.files[name], content_type=TYPES[name.rpartition(".")[2]])
        elif folder == "scorm12.min.js":
            script = NODE_MODULES / "scorm-again" / "dist" / folder
            route.fulfill(body=script.read_bytes(), content_type=TYPES["js"])
        elif folder in {"course", "window"}:
            route.fulfill(body=HOLDER + (IN_A_FRAME if folder == "course" else IN_A_WINDOW), content_type="text/html")
        else:
            route.fulfill(body="<!doctype html><title>Courses</title>", content_type="text/html")

    def enter(self, **options: str) -> "Platform":
        """Open the course with the package in a frame; ``status`` is what it came to before, ``broken`` fails."""
        query = "&".join(f"{key}={value}" for key, value in options.items())
        self.page.goto(f"{SITE}/course?{query}")
        self.story.wait_for_load_state()
        return self

    def close(self) -> None:
        """Go on to another page of the platform, as by a link of it."""
        self.page.goto(f"{SITE}/courses")

    @property
    def story(self) -> Frame:
        """The frame with the story's page."""
        return next(frame for frame in self.page.frames if "/story.html" in frame.url)

    @property
    def told(self) -> list[list[str]]:
        """Every call so far, with its answer at the end; each has to be without an error."""
        calls = json.loads(self.page.evaluate("localStorage.told ?? '[]'"))
        assert [] == [call for call in calls if call[-1] != "0"]
        return [call[:-1] for call in calls]


def platform(window: Callable[..., Page], package: bytes, **options) -> Platform:
    """A clean window on a platform that has taken a package in."""
    archive = zipfile.ZipFile(io.BytesIO(package))
    made = Platform(window(**options), {name: archive.read(name) for name in archive.namelist()})
    made.page.context.route("**/*", made.answer)
    return made
