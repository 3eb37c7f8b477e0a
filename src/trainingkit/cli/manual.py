"""The manual of every check there is; run as a program, it writes its pages.

``python -m trainingkit.cli.manual docs/checks``
"""

import sys
from pathlib import Path

from trainingkit.checks.manual import Manual, manual_of, pages
from trainingkit.course.agreement import RULES as ASSIGNMENT_RULES
from trainingkit.course.check import LESSON_RULES, OUTLINE_RULES
from trainingkit.course.form import FORM
from trainingkit.course.standard import RULES as STANDARD_RULES
from trainingkit.course.standard import bot_verdict_course
from trainingkit.evidence.agreement import AGREEMENT_RULES
from trainingkit.evidence.enough import ENOUGH_RULES
from trainingkit.evidence.fictional import FICTION_RULES
from trainingkit.evidence.timeline import TIME_RULES
from trainingkit.guidance.rules import RULES as GUIDANCE_RULES

KINDS = {
    "the outline of the course": OUTLINE_RULES,
    "a lesson or a booster": LESSON_RULES,
    "a notebook, items, practice or a key": FORM,
    "an assignment": ASSIGNMENT_RULES,
    "the standard over all assignments": (*STANDARD_RULES, bot_verdict_course),
    "the spec of an evidence case": (*AGREEMENT_RULES, *ENOUGH_RULES, *TIME_RULES, *FICTION_RULES),
    "the guidance": GUIDANCE_RULES,
}


def whole_manual() -> Manual:
    """Every code that can be told, with what it means in each kind of file."""
    return manual_of(KINDS)


def write(folder: Path) -> None:
    """Write all pages into a folder, and remove pages of codes that are gone."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = pages(whole_manual())
    for path in folder.glob("*.md"):
        if path.name not in wanted:
            path.unlink()
    for name, text in wanted.items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
