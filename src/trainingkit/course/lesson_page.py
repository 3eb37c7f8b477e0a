"""The page of a lesson: one that any trainee can find, begin and be helped in, whose pictures and links hold."""

import re
from collections.abc import Iterator
from pathlib import Path

from trainingkit.course.lessons import LessonFiles
from trainingkit.course.notebook import Cell
from trainingkit.course.outline import Lesson
from trainingkit.diagnostics import Location, Severity
from trainingkit.rule import Finding, rule

LEAST_MINUTES, MOST_MINUTES = 30, 45
LEAST_WORDS, MOST_WORDS = 900, 1500
SAMARITANS = "116 123"
MOUSE, KEYS = re.compile(r"menu \*?Run\b.*Run All Cells"), re.compile(r"Ctrl\+Shift\+C.*Enter")
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)[^)]*\)")
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)[^)]*\)")
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|#", re.IGNORECASE)

Findings = Iterator[Finding]


@rule("not-one-title")
def not_one_title(files: LessonFiles) -> Findings:
    """A notebook has not exactly one heading of the first level, or it is not the title in the outline.

    Why: a screen reader, and whoever looks for the lesson, go by it.

    Example:
        # First contact      # and further down "# The countdown"

    Mend: use ``##`` within a lesson; write the same title in both places.
    """
    titles = [(cell, line) for cell in files.notebook.told() for line in _lines(cell.source) if line.startswith("# ")]
    if not titles:
        at = _top(files)
        yield Finding("the notebook has no title", at, f'begin with "# {files.step.title}"')
    for cell, line in titles[1:]:
        at = files.notebook.at(cell, re.compile(re.escape(line)))
        yield Finding(f'"{line}" is a second title', at, "write ## for a heading")
    for cell, line in titles[:1] if isinstance(files.step, Lesson) else ():
        if line.removeprefix("# ").strip() != files.step.title:
            at = files.notebook.at(cell, re.compile(re.escape(line)))
            yield Finding(f'the outline calls this "{files.step.title}"', at, "write the same in both")


@rule("help-not-told")
def help_not_told(files: LessonFiles) -> Findings:
    """Before the first code there is no box that says where help is, with Samaritans' number.

    Why: this may be close to home for whoever reads it; help must come before the first question.

    Example:
        > **Help, for you too.** Your force has support for staff.      # and nobody to ring tonight

    Mend: copy the box of another lesson.
    """
    boxes = [cell for cell in _opening(files) if cell.source.startswith(">")]
    if not any(SAMARITANS in cell.source for cell in boxes):
        told = f"no help box with {SAMARITANS} stands before the first code"
        yield Finding(told, _top(files), "copy the box of another lesson")


@rule("beginning-not-told")
def beginning_not_told(files: LessonFiles) -> Findings:
    """Before the first code it is not said how to run all cells, by mouse and by keyboard.

    Why: until they have run, there is nothing to press; and not everybody uses a mouse.

    Example:
        To begin, run the notebook.

    Mend: copy the line "To begin" of another lesson.
    """
    opening = "\n".join(cell.source for cell in _opening(files))
    for way, words in (("mouse", MOUSE), ("keyboard", KEYS)):
        if not words.search(opening):
            told = f"it is not said how to run all cells by {way}"
            yield Finding(told, _top(files), 'copy the line "To begin" of another lesson')


@rule("picture-not-told")
def picture_not_told(files: LessonFiles) -> Findings:
    """A picture has no words that tell what it shows, or its file is not there.

    Why: who cannot see it, or whose page did not load it, learns nothing from it.

    Example:
        the picture order.svg, with nothing between its square brackets

    Mend: tell in the brackets what it shows; put the file beside the notebook.
    """
    for cell in files.notebook.told():
        for found in PICTURE.finditer(cell.source):
            at = files.notebook.at(cell, re.compile(rf"(?<=\]\(){re.escape(found[2])}"))
            if not found[1].strip():
                yield Finding(f'the picture "{found[2]}" is not told in words', at, "write them into the brackets")
            if not _is_there(files, found[2]):
                yield Finding(f'the picture "{found[2]}" is not there', at, "put it beside the notebook")


@rule("link-broken")
def link_broken(files: LessonFiles) -> Findings:
    """A link leads to a file that is not there.

    Why: a trainee ends at an error, often at the end of a lesson.

    Example:
        a link to ../risk/lesson.ipynb      # the folder is called risk-and-safeguarding

    Mend: correct the path; it starts from the notebook's folder.
    """
    for cell in files.notebook.told():
        for found in LINK.finditer(cell.source):
            if not ELSEWHERE.match(found[1]) and not _is_there(files, found[1]):
                at = files.notebook.at(cell, re.compile(rf"(?<=\]\(){re.escape(found[1])}"))
                yield Finding(f'"{found[1]}" is not there', at, "the path starts from the notebook's folder")


@rule("lesson-minutes", Severity.WARNING)
def lesson_minutes(files: LessonFiles) -> Findings:
    """A lesson is not planned for 30 to 45 minutes, or its notebook says another time than the outline.

    Why: a day is planned with these minutes, and attention does not last longer.

    Example:
        | Minutes | 60 |

    Mend: write the same in both; divide a lesson that needs more.
    """
    if isinstance(files.step, Lesson) and not LEAST_MINUTES <= files.step.minutes <= MOST_MINUTES:
        told = f"a lesson takes {LEAST_MINUTES} to {MOST_MINUTES} minutes, this one {files.step.minutes}"
        yield Finding(told, _top(files), "shorten or divide it")
    row = re.compile(r"\| *Minutes *\| *(\d+)")
    for cell in _opening(files):
        if (found := row.search(cell.source)) and int(found[1]) != files.step.minutes:
            told = f"the notebook says {found[1]} minutes, the outline {files.step.minutes}"
            yield Finding(told, files.notebook.at(cell, row), "write the same in both")
    if not any(row.search(cell.source) for cell in _opening(files)):
        at = _top(files)
        yield Finding("the notebook does not say how long it takes", at, f"add | Minutes | {files.step.minutes} |")


@rule("lesson-length", Severity.WARNING)
def lesson_length(files: LessonFiles) -> Findings:
    """A lesson has fewer than 900 or more than 1,500 words, its items not counted.

    Why: fewer leave questions open; more are not read in the time.

    Example:
        # First contact      # and 2,300 words below it

    Mend: say it shorter, or leave something out.
    """
    words = len(prose_words(files.notebook.prose()))
    if isinstance(files.step, Lesson) and not LEAST_WORDS <= words <= MOST_WORDS:
        told = f"the lesson has {words:,} words; {LEAST_WORDS} to {MOST_WORDS:,} fit the time"
        yield Finding(told, _top(files), "say more, or less")


PAGE_RULES = (
    not_one_title,
    help_not_told,
    beginning_not_told,
    picture_not_told,
    link_broken,
    lesson_minutes,
    lesson_length,
)


def prose_words(text: str) -> list[str]:
    """The words of a Markdown text; where links lead, signs, and rules of tables are left out."""
    plain = re.sub(r"<[^>]+>", " ", re.sub(r"\]\([^)]*\)", "] ", text))
    return re.findall(r"\w(?:[\w’'.,:/+-]*\w)?", plain)


def _top(files: LessonFiles) -> Location:
    """The beginning of the notebook."""
    return Location(files.notebook.path)


def _opening(files: LessonFiles) -> Iterator[Cell]:
    """The cells before the first code."""
    for cell in files.notebook.cells:
        if cell.kind == "code":
            return
        yield cell


def _lines(source: str) -> Iterator[str]:
    """The lines of a Markdown text that are not within a block of code."""
    fenced = False
    for line in source.splitlines():
        fenced ^= line.startswith("```")
        if not fenced:
            yield line


def _is_there(files: LessonFiles, target: str) -> bool:
    path = Path(target.partition("#")[0])
    return (files.notebook.path.parent / path).exists()
