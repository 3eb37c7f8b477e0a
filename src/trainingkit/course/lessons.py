"""The parts of a lesson or booster agree: its notebook, its practice, its entry in the outline, and the guidance."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from trainingkit.course.notebook import Cell, Notebook, calls
from trainingkit.course.outline import Booster, Lesson
from trainingkit.datafile import Loaded
from trainingkit.diagnostics import Location, did_you_mean
from trainingkit.guidance import Guidance
from trainingkit.marking.items import own_options
from trainingkit.marking.practice import Answered, PracticeFile, PracticeItem, PracticeOrder
from trainingkit.rule import Finding, rule

BOOSTER_ITEMS = 3

Findings = Iterator[Finding]


@dataclass(frozen=True)
class LessonFiles:
    """A lesson or a booster whose notebook can be read."""

    step: Lesson | Booster
    notebook: Notebook
    practice: Loaded[PracticeFile]
    guidance: Guidance
    today: date

    @cached_property
    def items(self) -> tuple[tuple[int, PracticeItem], ...]:
        """The items as far as they are sound, each with its number in the file."""
        return tuple(enumerate(self.practice.sound.items if self.practice.sound else ()))

    @cached_property
    def asked(self) -> tuple[tuple[str, Cell], ...]:
        """The ids that the notebook asks for, in order, each with its cell."""
        found = ((name, args, cell) for cell in self.notebook.code() for name, args in calls(cell))
        return tuple((str(args[0]), cell) for name, args, cell in found if name == "practice" and args)

    @cached_property
    def unknown(self) -> frozenset[str]:
        """Ids that the notebook asks for and that no item has; none while that cannot be said of every item."""
        ids = [item.id for _, item in self.items]
        if self.practice.sound is None or self.practice.lost or len(set(ids)) < len(ids):
            return frozenset()
        return frozenset(name for name, _ in self.asked) - set(ids)

    def where(self, *path: str | int) -> Location:
        """The place of a value in ``practice.yml``."""
        return self.practice.where(*path)


@rule("practice-elsewhere")
def practice_elsewhere(files: LessonFiles) -> Findings:
    """A file of practice says that it is for another lesson.

    Why: it was copied, and its items may have been, too.

    Example:
        lesson: first-contct      # in course/first-contact/practice.yml

    Mend: write the name of the folder.
    """
    practice = files.practice.sound
    if practice and practice.lesson != files.step.id:
        hint = f"write {files.step.id}"
        yield Finding(f'this is the practice of "{practice.lesson}"', files.where("lesson"), hint)


@rule("unknown-practice")
def unknown_practice(files: LessonFiles) -> Findings:
    """A cell asks for an item that ``practice.yml`` does not have, or an item is asked for twice.

    Why: a trainee would see an error in the place of a question, or the same question again.

    Example:
        practice("front-dsk")

    Mend: correct the id, or write the item.
    """
    known = [item.id for _, item in files.items]
    seen: set[str] = set()
    for name, cell in files.asked:
        at = files.notebook.at(cell)
        if name in files.unknown:
            hint = did_you_mean(name, known) or "write it, or take the cell out"
            yield Finding(f'cell {cell.number} asks for "{name}", which is not in practice.yml', at, hint)
        elif name in seen:
            yield Finding(f'cell {cell.number} asks for "{name}" again', at, "keep one cell")
        seen.add(name)


@rule("practice-without-cell")
def practice_without_cell(files: LessonFiles) -> Findings:
    """An item of ``practice.yml`` has no cell in the notebook, or two items have the same id.

    Why: nobody would ever see it.

    Example:
        - {kind: choose-one, id: car-park, ...}      # and no cell with practice("car-park")

    Mend: add the cell, or take the item out; give the second of two an id of its own.
    """
    asked = {name for name, _ in files.asked}
    first: dict[str, int] = {}
    for n, item in files.items:
        at = files.where("items", n, "id")
        if item.id in first:
            yield Finding(f'item "{item.id}" stands here twice', at, f"the first is in line {first[item.id]}")
        elif item.id not in asked and not did_you_mean(item.id, files.unknown):  # a misspelt cell is told there
            yield Finding(f'item "{item.id}" has no cell', at, f'add a cell: practice("{item.id}")')
        first.setdefault(item.id, at.line)


@rule("check-not-last")
def check_not_last(files: LessonFiles) -> Findings:
    """The items listed at ``check`` are not there, or are not the last of the notebook, in that order.

    Why: they are what a trainee checks herself with when the rest is done; in a booster, what must never go wrong.

    Example:
        check: [till-payday, keep-them-talking]      # and the last cell asks for "car-park"

    Mend: move the cells to "Check yourself", or correct the list.
    """
    practice = files.practice.sound
    if practice is None:
        return
    known = {item.id: files.where("items", n, "id") for n, item in files.items}
    settled = not (files.practice.lost or files.unknown) and len(known) == len(files.items)
    for i, name in enumerate(practice.check):
        if name not in known and settled:
            yield Finding(f'there is no item "{name}"', files.where("check", i), did_you_mean(name, known))
    last = [name for name, _ in files.asked][-len(practice.check) :]
    if settled and set(practice.check) <= set(known) and last != list(practice.check):
        told = f"the notebook ends with {', '.join(last) or 'no item'}"
        yield Finding(told, files.where("check"), "let its last cells ask for these, in this order")


@rule("options-alike")
def options_alike(files: LessonFiles) -> Findings:
    """Two options of an item have the same words, or an action stands in two steps of an order.

    Why: nobody could tell which of them is meant.

    Example:
        sound: [[quiet-room], [home, quiet-room]]

    Mend: change one of them, or take it out.
    """
    for n, item in files.items:
        at = files.where("items", n, "id")
        for text, times in Counter(_plain(option.text) for option in own_options(item)).items():
            if times > 1:
                yield Finding(f'two options of "{item.id}" say the same: "{text}"', at, "change one of them")
        if isinstance(item, PracticeOrder):
            for action, times in Counter(action for step in item.sound for action in step).items():
                if times > 1:
                    place = files.where("items", n, "sound")
                    yield Finding(f'"{action}" stands in two steps of "{item.id}"', place, "keep one")


@rule("nothing-sound")
def nothing_sound(files: LessonFiles) -> Findings:
    """No option of an item is sound, or every one is.

    Why: an item without a way to do well teaches nothing but that one is wrong; one that cannot go wrong, nothing.

    Example:
        options: [{id: wait, tone: careful, ...}, {id: pay, tone: harmful, ...}]

    Mend: write an option that helps, or one that does not.
    """
    for n, item in files.items:
        tones = {option.tone for option in getattr(item, "options", ()) if isinstance(option, Answered)}
        at = files.where("items", n, "id")
        if tones and "sound" not in tones:
            yield Finding(f'no option of "{item.id}" is sound', at, "write one that is")
        elif tones == {"sound"}:
            yield Finding(f'every option of "{item.id}" is sound', at, "write one that is not")


@rule("booster-shape")
def booster_shape(files: LessonFiles) -> Findings:
    """A booster has not exactly three items, of which the last alone is at ``check``.

    Why: five minutes are two decisions, and one on what must never go wrong.

    Example:
        check: [gift-cards, laughing-all-through]

    Mend: keep two decisions, and name at ``check`` the one on what must never go wrong.
    """
    practice = files.practice.sound
    if not (practice and isinstance(files.step, Booster)):
        return
    if len(practice.items) != BOOSTER_ITEMS and not files.practice.lost:
        told = f"a booster has {BOOSTER_ITEMS} items, this one {len(practice.items)}"
        yield Finding(told, files.where("items"), "two decisions, and one on what must never go wrong")
    if len(practice.check) != 1:
        yield Finding(f"{len(practice.check)} items are at check", files.where("check"), "name the red one alone")


RULES = (
    practice_elsewhere,
    unknown_practice,
    practice_without_cell,
    check_not_last,
    options_alike,
    nothing_sound,
    booster_shape,
)


def _plain(text: str) -> str:
    """A text without capitals, quotation marks and the full stop at its end."""
    return " ".join(text.casefold().strip("“”\"'. ").split())
