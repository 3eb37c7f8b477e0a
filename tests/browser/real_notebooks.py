"""The notebooks of the course as a trainee has them: copied, with a case and the packed stories beside them."""

import shutil
from pathlib import Path

import nbformat

from tests.browser.every_form import ROOT, write_case
from trainingkit.course.assignment import read_assignment
from trainingkit.course.prepared import packed_stories

ASSIGNMENTS = ("recognise-the-approach", "first-response", "evidence-handling", "figures-and-money")
LESSONS = ("first-contact", "digital-evidence")
MADE = shutil.ignore_patterns("case", "cases", "stories", "answers", ".ipynb_checkpoints", "walkthroughs")


def copy_notebooks(root: Path) -> None:
    """Copy the lessons with the story that they play, and the assignments as they are released."""
    for lesson in LESSONS:
        shutil.copytree(ROOT / "course" / lesson, root / "course" / lesson, ignore=MADE)
    shutil.copytree(ROOT / "simulations" / "first-call", root / "simulations" / "first-call", ignore=MADE)
    for name in ASSIGNMENTS:
        copy_assignment(name, root / name)


def copy_assignment(name: str, to: Path) -> None:
    """One assignment with one variant of its case and of the other one, and its stories."""
    files = read_assignment(ROOT / "instructor", name)
    items = files.items.value
    shutil.copytree(files.folder, to, ignore=MADE)
    for spec, variant in ((items.case, "v01"), (items.other_case, "x01")):
        if spec:
            write_case(to, spec, variant, name)
    for path, data in packed_stories(files).items():
        (to / path).parent.mkdir(exist_ok=True)
        (to / path).write_bytes(data)


def count_forms(notebook: Path) -> int:
    """How many forms a notebook draws: graded and practised items, and the files of a case."""
    sources = [cell.source for cell in nbformat.read(notebook, as_version=4).cells if cell.cell_type == "code"]
    return sum(source.count(call) for source in sources for call in ("form(", "practice(", "case_files("))
