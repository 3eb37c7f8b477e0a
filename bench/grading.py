"""What is measured of grading: ``python -m bench.grading`` prints a line for each row, measured in one run.

The same submissions of the first response are marked by stock ``nbgrader autograde``, by nbgrader with our settings,
and by ``trainingkit grade``. Each row runs in a process of its own, on a copy of the class; imports are not counted,
and all sides were compiled beforehand. Stock nbgrader gives nothing for these submissions: it starts a kernel for each,
in which every form raises.
"""

import compileall
import importlib.util
import json
import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

A2 = "first-response"
FEW, MANY = 12, 300
COMPARED = ("nbgrader", "nbconvert", "nbclient", "nbformat", "jupyter_client", "traitlets", "sqlalchemy", "trainingkit")
AT = "2026-11-21T12:00:00+00:00"


def new_class(folder: Path, seats: int) -> Path:
    """An instructor's folder with a released assignment that so many seats have handed in, each with a best run."""
    from nbgrader.apps import NbGraderAPI

    from tests.grading import classes
    from tests.trainees.first_response import reference
    from trainingkit.grading.course_config import read_course_config
    from trainingkit.grading.gradebook import open_gradebook

    room = classes.new_class(folder)
    course = read_course_config(room.root)
    with open_gradebook(course):  # puts ``alembic`` on the path
        done = NbGraderAPI(config=course.config).generate_assignment(A2)
    if not done["success"]:
        raise SystemExit(done["log"])
    first = {form: _handed_in(room, form, reference(form)) for form in {room.form(s, A2) for s in _seats(seats)}}
    for seat in _seats(seats):
        shutil.copytree(first[room.form(seat, A2)], room.root / "submitted" / seat / A2)
    return room.root


def _handed_in(room, form: str, values) -> Path:
    """The submission of the first seat with a form, kept beside the class: the others with it hand in the same."""
    seat = next(s for s in _seats(MANY) if room.form(s, A2) == form)
    folder = room.hand_in(seat, A2, values)
    return Path(shutil.move(folder.parent, room.root.parent / form)) / A2


def _seats(number: int) -> list[str]:
    return [f"seat-{each:04}" for each in range(number)]


def stock(root: Path) -> Callable[[], int]:
    """Stock ``nbgrader autograde``: an empty configuration."""
    (root / "nbgrader_config.py").write_text("c = get_config()\nc.CourseDirectory.course_id = 'fmse'\n")
    return hooked(root)


def hooked(root: Path) -> Callable[[], int]:
    """``nbgrader autograde`` with the configuration that is there."""
    from nbgrader.apps import NbGraderAPI

    from trainingkit.grading.course_config import read_course_config

    api = NbGraderAPI(config=read_course_config(root).config)

    def work() -> int:
        done = api.autograde(A2, "*")
        if not done["success"]:
            raise SystemExit(done["log"])
        return len(list((root / "autograded").glob(f"*/{A2}/{A2}.ipynb")))

    return work


def ours(root: Path, number: int = 1) -> Callable[[], int]:
    """What ``trainingkit grade`` does; beginning and ending the workers is counted."""
    from trainingkit.grading.batch import grade
    from trainingkit.grading.course_config import read_course_config
    from trainingkit.grading.desk import open_desk
    from trainingkit.grading.recording import Recorded
    from trainingkit.grading.workers import workers

    def work() -> int:
        desk = open_desk(root, A2)
        with workers(number) as executor:
            done = list(grade(desk, read_course_config(root), desk.seats(), executor, AT, "bench"))
        return sum(isinstance(each, Recorded) for each in done)

    return work


def again(root: Path) -> Callable[[], int]:
    """The same once more: nothing has changed."""
    ours(root)()
    return ours(root)


ROWS: dict[str, tuple[str, int, Callable[[Path], Callable[[], int]]]] = {
    "stock": ("stock nbgrader autograde", FEW, stock),
    "hooks": ("nbgrader autograde, ours", FEW, hooked),
    "few": ("trainingkit grade", FEW, ours),
    "one": ("trainingkit grade", MANY, ours),
    "two": ("  with two workers", MANY, lambda root: ours(root, 2)),
    "again": ("  unchanged", MANY, again),
}
"""Name: what it is called, how many seats, and the work, made ready on a folder."""


def row(name: str, root: Path) -> None:
    """Measure one row in this process; prints seats, seconds and the peak of memory in MB, as JSON."""
    work = ROWS[name][2](root)
    begin = time.perf_counter()
    number = work()
    seconds = time.perf_counter() - begin
    unit = 1 if sys.platform == "darwin" else 1024
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(json.dumps([number, seconds, peak * unit // 2**20]))


def main() -> None:
    """Measure all rows; each against stock nbgrader, per submission."""
    for package in COMPARED:
        compileall.compile_dir(Path(importlib.util.find_spec(package).origin).parent, quiet=2)
    alone = None
    with TemporaryDirectory() as folder:
        for seats in (FEW, MANY):
            _in_a_process(folder, "class", str(Path(folder, str(seats))), str(seats))
        for name, (called, seats, _) in ROWS.items():
            root = shutil.copytree(Path(folder, str(seats), "instructor"), Path(folder, name))
            number, seconds, peak = _in_a_process(folder, name, str(root))
            if number != seats:
                raise SystemExit(f"{called}: {number} of {seats} were marked")
            alone = alone or seconds / seats
            each, times = seconds / seats, alone / (seconds / seats)
            told = f"{called:<26} {seats:>4} seats {seconds:7.2f} s  {each * 1000:7.1f} ms each"
            print(f"{told}  {times:6.1f} x stock  peak {peak:>4} MB", flush=True)


def _in_a_process(home: str, *words: str) -> list:
    """What a process says: this one stays small, because a system counts its peak for those that it begins, too."""
    command = [sys.executable, "-W", "ignore", "-m", "bench.grading", *words]
    done = subprocess.run(command, capture_output=True, env=os.environ | {"HOME": home})
    if done.returncode:
        raise SystemExit(done.stderr.decode())
    return json.loads(done.stdout.splitlines()[-1])


if __name__ == "__main__":
    if sys.argv[1:2] == ["class"]:
        print(json.dumps([str(new_class(Path(sys.argv[2]), int(sys.argv[3])))]))
    elif len(sys.argv) == 3:
        row(sys.argv[1], Path(sys.argv[2]))
    else:
        main()
