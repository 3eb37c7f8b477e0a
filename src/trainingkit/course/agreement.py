"""The parts of an assignment agree: every item has its cell and its key, and the points are the same everywhere."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from trainingkit.course.assignment import AssignmentFiles
from trainingkit.course.blueprint import Confirmation, may_be_graded
from trainingkit.course.named import named_in
from trainingkit.diagnostics import Diagnostic, Location, did_you_mean, in_order
from trainingkit.guidance import Guidance
from trainingkit.marking.items import Function, Item
from trainingkit.marking.keys import TRUTH, ItemKey, KeyCriterion
from trainingkit.marking.marks import Mark
from trainingkit.rule import Finding, rule
from trainingkit.story.machine import POINTS

Findings = Iterator[Finding]
Place = tuple[str | int, ...]


@dataclass(frozen=True)
class Subject:
    """What the rules look at. ``truths``: the names that a case's truth has; ``lessons``: those of the outline."""

    files: AssignmentFiles
    guidance: Guidance
    truths: frozenset[str]
    lessons: frozenset[str]
    today: date
    confirmed: Mapping[str, Confirmation] = field(default_factory=dict)

    def numbered_items(self) -> Iterator[tuple[int, Item]]:
        return enumerate(self.files.items.sound.items if self.files.items.sound else ())

    def numbered_keys(self) -> Iterator[tuple[int, ItemKey]]:
        return enumerate(self.files.key.sound.items if self.files.key.sound else ())

    def criteria(self) -> Iterator[tuple[Place, ItemKey, KeyCriterion]]:
        for n, key in self.numbered_keys():
            for i, criterion in enumerate(key.criteria):
                yield ("items", n, "criteria", i), key, criterion

    def item_at(self, *path: str | int) -> Location:
        return self.files.items.where(*path)

    def key_at(self, *path: str | int) -> Location:
        return self.files.key.where(*path)


@rule("duplicate-item")
def duplicate_item(subject: Subject) -> Findings:
    """Two items, two keys, or two criteria of an assignment have the same id, so that one would hide the other."""
    seen: set[tuple[str, str]] = set()
    named = [("item", item.id, subject.item_at("items", n, "id")) for n, item in subject.numbered_items()]
    named += [("key", key.item, subject.key_at("items", n, "item")) for n, key in subject.numbered_keys()]
    named += [("criterion", c.id, subject.key_at(*place, "id")) for place, _, c in subject.criteria()]
    for kind, name, at in named:
        if (kind, name) in seen:
            yield Finding(f'"{name}" is the id of two', at, "give the second an id of its own")
        seen.add((kind, name))


@rule("item-without-cell")
def item_without_cell(subject: Subject) -> Findings:
    """An item has no cell in the notebook, so that nobody could answer it."""
    if isinstance(found := subject.files.notebook, Diagnostic):
        yield Finding(f"{found.location.path.name}: {found.message}", subject.item_at("assignment"))
        return
    cells = subject.files.grade_cells()
    for n, item in subject.numbered_items():
        if item.id not in cells:
            hint = did_you_mean(item.id, cells) or f'add a graded cell: form("{item.id}")'
            yield Finding(f'item "{item.id}" has no cell', subject.item_at("items", n, "id"), hint)


@rule("cell-is-not-the-item")
def cell_is_not_the_item(subject: Subject) -> Findings:
    """A graded cell is not the item it is named after: unknown, with other code, or not locked."""
    notebook = subject.files.notebook
    for grade_id, cell in subject.files.grade_cells().items():
        item = subject.files.by_id.get(grade_id)
        at = Location(notebook.path) if isinstance(notebook, Diagnostic) else notebook.at(cell)
        if item is None:
            hint = did_you_mean(grade_id, subject.files.by_id)
            yield Finding(f'cell {cell.number} is graded as "{grade_id}", which is no item', at, hint)
            continue
        wanted = f'form("{item.id}", {item.name})' if isinstance(item, Function) else f'form("{item.id}")'
        if cell.source.strip() != wanted or cell.kind != "code":
            yield Finding(f'cell {cell.number} ("{grade_id}") is not only {wanted}', at, f"write {wanted}")
        if cell.nbgrader and not (cell.nbgrader.get("locked") and not cell.nbgrader.get("solution")):
            yield Finding(f'cell {cell.number} ("{grade_id}") is not locked', at, "locked: true, solution: false")


@rule("points-differ")
def points_differ(subject: Subject) -> Findings:
    """The points of an item, of its cell and of its key are not the same."""
    cells = subject.files.grade_cells()
    for n, item in subject.numbered_items():
        at = subject.item_at("items", n, "points")
        if item.points is None:
            yield Finding(f'item "{item.id}" has no points', subject.item_at("items", n, "id"), "add points:")
            continue
        cell = cells.get(item.id)
        if cell and cell.nbgrader and cell.nbgrader.get("points") != item.points:
            told = f'item "{item.id}" has {item.points:g} points, its cell {cell.nbgrader.get("points")}'
            yield Finding(told, at, "write the same")
        key = subject.files.keys.get(item.id)
        if key and (worth := key_points(subject.files, key)) != item.points:
            yield Finding(f'item "{item.id}" has {item.points:g} points, its key {worth:g}', at, "write the same")


@rule("item-without-key")
def item_without_key(subject: Subject) -> Findings:
    """An item has no key, or a key has no item."""
    keys, items = subject.files.keys, subject.files.by_id
    for n, item in subject.numbered_items():
        if item.id not in keys:
            yield Finding(
                f'item "{item.id}" has no key', subject.item_at("items", n, "id"), did_you_mean(item.id, keys)
            )
    for n, key in subject.numbered_keys():
        if key.item not in items:
            hint = did_you_mean(key.item, items)
            yield Finding(f'there is no item "{key.item}"', subject.key_at("items", n, "item"), hint)


@rule("key-of-another-version")
def key_of_another_version(subject: Subject) -> Findings:
    """The key was made for another version of the items, or for another assignment."""
    items, key = subject.files.items.sound, subject.files.key.sound
    if items and key and key.items_version != items.version:
        told = f"the key is for version {key.items_version} of the items, which are version {items.version}"
        yield Finding(told, subject.key_at("items_version"), "look through the key, then write that version")
    for part, at in ((items, subject.item_at), (key, subject.key_at)):
        if part and part.assignment != subject.files.id:
            told = f'this is "{part.assignment}", in the place of "{subject.files.id}"'
            yield Finding(told, at("assignment"), f"write {subject.files.id}")


@rule("unknown-in-key")
def unknown_in_key(subject: Subject) -> Findings:
    """A key asks for an option, a column or a truth that does not exist, so that nobody could get the points."""
    for place, key, criterion in subject.criteria():
        item = subject.files.by_id.get(key.item)
        for level in ("best", "acceptable"):
            wanted = getattr(criterion, level)
            for word, known in named_in(item, wanted) if item and wanted else ():
                at = subject.key_at(*place, level)
                if word.startswith(TRUTH):
                    known = {TRUTH + name for name in subject.truths}
                if known is not None and word not in known:
                    yield Finding(f'"{word}" is not in item "{key.item}"', at, did_you_mean(word, known))


@rule("unknown-lesson")
def unknown_lesson(subject: Subject) -> Findings:
    """A criterion sends a trainee back to a lesson, or names a misconception, that does not exist."""
    known = {each.id for each in (subject.files.key.sound.misconceptions if subject.files.key.sound else ())}
    for place, _, criterion in subject.criteria():
        for key, names in (("read_again", subject.lessons), ("misconception", known)):
            name = getattr(criterion, key)
            if name and name not in names:
                at = subject.key_at(*place, key)
                yield Finding(f'there is no {key.replace("_", " ")} "{name}"', at, did_you_mean(name, names))


@rule("ungraded-claim")
def ungraded_claim(subject: Subject) -> Findings:
    """A criterion rests on no confirmed claim: that may be practised, and not graded.

    At least one of its claims is read at its source and undisputed, or is confirmed in ``confirmed.yml``.
    """
    for place, names, _ in _leaning(subject):
        claims = subject.guidance.claims
        for name in names:
            if name not in claims:
                yield Finding(f'"{name}" is not a claim of the guidance', place, did_you_mean(name, claims))
        found = [claims[name] for name in names if name in claims]
        if found and not any(may_be_graded(claim, subject.confirmed, subject.today) for claim in found):
            told = f"none of these claims is confirmed: {', '.join(claim.id for claim in found)}"
            yield Finding(told, place, "name a confirmed one, or have one confirmed in confirmed.yml")


@rule("unknown-rubric")
def unknown_rubric(subject: Subject) -> Findings:
    """A key names a rubric, or a row of one, that cannot be read."""
    for n, key in subject.numbered_keys():
        if key.rubric is None:
            continue
        loaded = subject.files.rubrics[key.rubric]
        if loaded.sound is None:
            at = subject.key_at("items", n, "rubric")
            told = loaded.diagnostics[0].message if loaded.diagnostics else ""
            yield Finding(f'rubric "{key.rubric}": {told}', at)
            continue
        known = [row.id for row in loaded.sound.rows]
        for i, name in enumerate(key.rubric_rows):
            if name not in known:
                at = subject.key_at("items", n, "rubric_rows", i)
                yield Finding(f'"{name}" is not a row of "{key.rubric}"', at, did_you_mean(name, known))


@rule("story-without-rows")
def story_without_rows(subject: Subject) -> Findings:
    """An assessed story cannot be played, or has other criteria than the key has rows for."""
    rows = {name: row for _, key in subject.numbered_keys() for name, row in key.story_rows.items()}
    at = next((subject.key_at("items", n, "story_rows") for n, key in subject.numbered_keys() if key.story_rows), None)
    for name, story in subject.files.stories.items():
        if story is None:
            yield Finding(f'the story "{name}" cannot be played', subject.item_at("items"), "trainingkit check it")
        elif at and (other := {c.id for c in story.criteria} ^ set(rows)):
            yield Finding(f'"{name}" and the key differ in the criterion "{min(other)}"', at)


RULES = (
    duplicate_item,
    item_without_cell,
    cell_is_not_the_item,
    points_differ,
    item_without_key,
    key_of_another_version,
    unknown_in_key,
    unknown_lesson,
    ungraded_claim,
    unknown_rubric,
    story_without_rows,
)


def check_assignment(subject: Subject) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with an assignment and its parts."""
    files = subject.files
    found = [*files.items.diagnostics, *files.key.diagnostics]
    found += [each for rubric in files.rubrics.values() for each in rubric.diagnostics]
    found += [each for check in RULES for each in check(subject)]
    return in_order(dict.fromkeys(found))


def key_points(files: AssignmentFiles, key: ItemKey) -> float:
    """The points that a key has to give."""
    return sum(mark.max_points for mark in blank_marks(files, key))


def blank_marks(files: AssignmentFiles, key: ItemKey) -> tuple[Mark, ...]:
    """What a key marks, with nothing answered: criteria of its own, of a story, and rows of a rubric."""
    own = [Mark(key.item, c.id, c.row, "harmful", 0.0, c.points, c.red, read_again=c.read_again) for c in key.criteria]
    best = float(POINTS["best"])
    played = [
        Mark(key.item, name, row, "harmful", 0.0, best, key.story_red.get(name, ()))
        for name, row in key.story_rows.items()
    ]
    rubric = files.rubrics[key.rubric].sound if key.rubric else None
    rows = [row for row in (rubric.rows if rubric else ()) if row.id in key.rubric_rows]
    written = [Mark(key.item, row.id, row.row, None, 0.0, row.points, row.red) for row in rows]
    return (*own, *played, *written)


def _leaning(subject: Subject) -> Iterator[tuple[Location, tuple[str, ...], str]]:
    for place, _, criterion in subject.criteria():
        yield subject.key_at(*place, "claim"), criterion.claim, criterion.id
    for loaded in subject.files.rubrics.values():
        for i, row in enumerate(loaded.sound.rows if loaded.sound else ()):
            yield loaded.where("rows", i, "claim"), row.claim, row.id
    at = subject.item_at("items")
    for story in filter(None, subject.files.stories.values()):
        for criterion in story.criteria:
            yield at, criterion.claim, criterion.id
