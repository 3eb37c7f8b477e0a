"""A course of one's own: the instructor's folder copied, with an exchange and a home that nobody else uses."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MADE = shutil.ignore_patterns(
    "secret", "truth", "private", "stories", "release", "submitted", "autograded", "feedback", "*.db*"
)


RELEASE = """
import sys
from pathlib import Path

from nbgrader.apps import NbGraderAPI
from traitlets.config import PyFileConfigLoader

config = PyFileConfigLoader("nbgrader_config.py").load_config()
config.CourseDirectory.root, config.Exchange.root = str(Path.cwd()), sys.argv[1]
api = NbGraderAPI(config=config)
for name in sys.argv[2:]:
    for step in (api.generate_assignment, api.release_assignment):
        done = step(name)
        if not done["success"]:
            sys.exit(done["log"] + (done.get("error") or ""))
"""
"""What the two commands call, for all assignments in one process: each of them takes seconds to begin."""


@dataclass(frozen=True)
class Course:
    """The folders of a course; ``learner`` is where a trainee works."""

    folder: Path
    course: Path
    learner: Path

    @property
    def env(self) -> dict[str, str]:
        """What its commands need: ``alembic`` on the path, a home, and a seat."""
        beside_python = str(Path(sys.executable).parent)
        return os.environ | {
            "PATH": f"{beside_python}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(self.folder / "home"),
            "TRAININGKIT_SEAT": "seat-01",
        }

    def run(self, name: str, *words: str, at: Path | None = None) -> str:
        """Run a command in the course, or elsewhere; what it said, or a failure that shows it."""
        done = subprocess.run(
            [Path(sys.executable).with_name(name), *words],
            cwd=at or self.course,
            env=self.env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        assert done.returncode == 0, done.stdout
        return done.stdout

    def nbgrader(self, *words: str) -> str:
        """Run one of nbgrader's own commands as the instructor."""
        return self.run("nbgrader", *words, f"--Exchange.root={self.folder / 'exchange'}")

    def release(self, assignments: list[str]) -> None:
        """Generate and release some assignments."""
        self.run("python", "-c", RELEASE, str(self.folder / "exchange"), *assignments)

    def as_learner(self, *words: str) -> str:
        """Run one of nbgrader's own commands as a trainee."""
        return self.run(
            "nbgrader", *words, "--course", "fmse", f"--Exchange.root={self.folder / 'exchange'}", at=self.learner
        )


def new_course(folder: Path) -> Course:
    """A course in an empty folder; nothing of what was made in the repository comes along."""
    made = Course(folder, folder / "course", folder / "learner")
    for each in ("exchange", "home", "learner"):
        (folder / each).mkdir()
    (folder / "exchange").chmod(0o777)
    shutil.copytree(ROOT / "instructor", made.course, ignore=MADE)
    shutil.rmtree(made.course / "source" / "evidence-handling" / "cases", ignore_errors=True)
    return made
