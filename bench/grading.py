"""What is measured of grading: ``python -m bench.grading`` prints a line for each row, measured in one run.

Sixty trainees hand in four assignments. Stock ``nbgrader autograde``, with an empty configuration, marks equivalent
notebooks (``stock_course``) of a few seats, and what each takes it there is held beside ours of all sixty. Each row
runs in a process of its own; imports are not counted, and all sides were compiled beforehand. Each row must have given
full points for everything that a program marks, or nothing is compared. The exit code is 1 if a row is below its
bound; ``--quick`` tries it with a few seats, of which the fixed costs of a run are the greater part.
"""

import json
import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.assignments import A1, A4, ALL, DATA
from bench.bytecode import compiled

AT = "2026-11-21T12:00:00+00:00"
COMPARED = ("nbgrader", "nbconvert", "nbclient", "nbformat", "jupyter_client", "ipykernel", "IPython", "traitlets")
COMPARED += ("sqlalchemy", "pandas", "numpy", "trainingkit")
LINEAR = 1.15


@dataclass(frozen=True)
class Marking:
    """One row. ``folder``: whose class; ``wanted``: so many times as fast as the stock rows ``beside``, on average."""

    called: str
    folder: str
    work: str
    lanes: tuple[str, ...]
    beside: tuple[str, ...] = ()
    wanted: float = 0.0


ROWS = (
    Marking("stock nbgrader, data", "stock", "nbgrader", ("data",)),
    Marking("stock nbgrader, functions", "stock", "nbgrader", ("code",)),
    Marking("stock nbgrader, pandas", "stock-pandas", "nbgrader", ("code",)),
    Marking("trainingkit grade, data", "class", "ours", ("data",), ("data",), 40),
    Marking("nbgrader autograde with our hooks, data", "class", "nbgrader", ("data",), ("data",), 5),
    Marking("trainingkit grade, functions, 2 workers", "class", "ours", ("code",), ("functions",), 8),
    Marking("trainingkit grade, pandas, 2 workers", "pandas", "ours", ("code",), ("pandas",), 4),
    Marking("trainingkit grade, all four", "class", "ours", ("data", "code"), ("data", "functions"), 10),
    Marking("trainingkit grade, all four, unchanged", "class", "again", ("data", "code")),
)


def nbgrader(root: Path, assignments: Sequence[str]) -> Callable[[], None]:
    """``nbgrader autograde`` with the configuration that is there."""
    from nbgrader.apps import NbGraderAPI

    from trainingkit.grading.course_config import read_course_config

    api = NbGraderAPI(config=read_course_config(root).config)

    def work() -> None:
        for assignment in assignments:
            done = api.autograde(assignment, "*")
            if not done["success"]:
                raise SystemExit(done["log"])

    return work


def ours(root: Path, assignments: Sequence[str]) -> Callable[[], None]:
    """What ``trainingkit grade`` does; reading the assignment, and beginning and ending two workers, are counted."""
    from trainingkit.grading.batch import Failed, grade
    from trainingkit.grading.course_config import read_course_config
    from trainingkit.grading.desk import open_desk
    from trainingkit.grading.reaching import runs_code
    from trainingkit.grading.workers import workers

    def work() -> None:
        for assignment in assignments:
            desk = open_desk(root, assignment)
            with workers(2 if runs_code(desk) else 1) as executor:
                for each in grade(desk, read_course_config(root), desk.seats(), executor, AT, "bench"):
                    if isinstance(each, Failed):
                        raise SystemExit(f"{assignment}, {each.seat}: {each.told}")

    return work


def again(root: Path, assignments: Sequence[str]) -> Callable[[], None]:
    """The same once more: nothing has changed."""
    ours(root, assignments)()
    return ours(root, assignments)


def marked(root: Path, assignments: Sequence[str]) -> int:
    """How many submissions have their notebook in ``autograded/`` and full points for all but written texts."""
    from trainingkit.grading.course_config import read_course_config
    from trainingkit.grading.gradebook import open_gradebook

    number = 0
    with open_gradebook(read_course_config(root)) as gradebook:
        for assignment in assignments:
            for each in gradebook.notebook_submissions(assignment, assignment):
                made = root / "autograded" / each.student.id / assignment / f"{assignment}.ipynb"
                full = all(g.auto_score == g.max_score for g in each.grades if not g.needs_manual_grade)
                number += made.is_file() and full
    return number


def measure(work: str, root: Path, assignments: Sequence[str]) -> dict[str, float]:
    """Seconds by the clock and of the processor, submissions that were marked, and the peak of memory in MB."""
    do = {"nbgrader": nbgrader, "ours": ours, "again": again}[work](root, assignments)
    begin, own = time.perf_counter(), time.process_time()
    do()
    seconds, cpu = time.perf_counter() - begin, time.process_time() - own
    unit = 1 if sys.platform == "darwin" else 1024
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return {"seconds": seconds, "cpu": cpu, "number": marked(root, assignments), "peak": peak * unit // 2**20}


def main(quick: bool) -> int:
    """Measure all rows; the exit code."""
    compiled(*COMPARED)
    seats, few, some, many = (6, 2, 20, 80) if quick else (60, 8, 250, 1000)
    lanes = {"data": DATA, "code": (A4,)}
    sizes = {"class": seats, "pandas": seats, "stock": few, "stock-pandas": few}
    alone: dict[str, list[float]] = {}
    below = 0
    with TemporaryDirectory() as home:
        for name, number in sizes.items():
            words = ALL if "pandas" not in name else (A4,)
            _in_a_process(home, "make", name, str(Path(home, name)), str(number), *words)
        for row in ROWS:
            assignments = [each for lane in row.lanes for each in lanes[lane]]
            root = _copied(home, row.folder)
            told = _in_a_process(home, "measure", row.work, str(root), *assignments)
            shutil.rmtree(root)
            if told["number"] != sizes[row.folder] * len(assignments):
                raise SystemExit(f"{row.called}: {told['number']:.0f} submissions have full points, not all")
            each = told["seconds"] / told["number"]
            if not row.beside and row.folder.startswith("stock"):
                alone[row.called.rpartition(" ")[2]] = [each] * len(assignments)
            below += _tell(row, told, each, alone)
        below += _linear(home, some, many)
    return int(below > 0)


def _tell(row: Marking, told: dict[str, float], each: float, alone: dict[str, list[float]]) -> bool:
    """Print a row; whether it is below its bound."""
    stock = [one for name in row.beside for one in alone[name]]
    times = sum(stock) / len(stock) / each if stock else 0.0
    is_below = times < row.wanted
    bound = f"{times:7.1f} x stock   wanted: {row.wanted:3.0f} x   {'BELOW' if is_below else 'ok'}" if stock else ""
    number = f"{told['number']:>4.0f} submissions {told['seconds']:7.2f} s {each * 1000:7.1f} ms each"
    print(f"{row.called:<40} {number}   peak {told['peak']:>4.0f} MB {bound}".rstrip(), flush=True)
    return is_below


def _linear(home: str, some: int, many: int) -> bool:
    """Whether a seat of a large class takes more of the processor than one of a smaller class."""
    each = []
    for seats in (some, many):
        name = f"class-{seats}"
        _in_a_process(home, "make", name, str(Path(home, name)), str(seats), A1)
        told = _in_a_process(home, "measure", "ours", str(_root(home, name)), A1)
        if told["number"] != seats:
            raise SystemExit(f"{told['number']} of {seats} have full points")
        each.append(told["cpu"] / seats)
        number = f"{seats:>4} submissions {told['seconds']:7.2f} s {each[-1] * 1000:7.1f} ms each of the processor"
        print(f"{'trainingkit grade, the first assignment':<40} {number}   peak {told['peak']:>4.0f} MB", flush=True)
    grown = each[1] / each[0]
    told = "ok" if grown <= LINEAR else "BELOW"
    print(f"a seat of {many} takes {grown:.2f} of what a seat of {some} takes   wanted: at most {LINEAR}   {told}")
    return grown > LINEAR


def _root(home: str, name: str) -> Path:
    return Path(home, name) if name.startswith("stock") else Path(home, name, "instructor")


def _copied(home: str, name: str) -> Path:
    return Path(shutil.copytree(_root(home, name), Path(home, "row")))


def make(name: str, folder: Path, seats: int, assignments: Sequence[str]) -> None:
    """Make a class of this name: ``stock`` or ours, with pandas or without."""
    from bench.handed_in import new_class
    from bench.stock_course import new_stock_course

    begin = new_stock_course if name.startswith("stock") else new_class
    begin(folder, seats, tuple(assignments), "pandas" in name)


def _in_a_process(home: str, *words: str) -> dict[str, float]:
    """What a process says: this one stays small, because a system counts its peak for those that it begins, too."""
    command = [sys.executable, "-W", "ignore", "-m", "bench.grading", *words]
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])  # nbgrader asks for ``alembic``
    done = subprocess.run(command, capture_output=True, env=os.environ | {"HOME": home, "PATH": path})
    if done.returncode:
        raise SystemExit(done.stderr.decode())
    return json.loads(done.stdout.splitlines()[-1])


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["make", name, folder, seats, *assignments]:
            make(name, Path(folder), int(seats), assignments)
            print("{}")
        case ["measure", work, root, *assignments]:
            print(json.dumps(measure(work, Path(root), assignments)))
        case options:
            sys.exit(main("--quick" in options))
