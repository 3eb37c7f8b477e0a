"""The parts of an assignment agree: every item has its cell and its key, and the points are the same everywhere."""

from trainingkit.course.key_rules import KEY_RULES
from trainingkit.course.subject import Findings, Subject, blank_marks, key_points
from trainingkit.diagnostics import Diagnostic, Location, did_you_mean, in_order
from trainingkit.marking.items import Function, Match
from trainingkit.rule import Finding, rule

__all__ = ["RULES", "Subject", "blank_marks", "check_assignment", "key_points"]


@rule("duplicate-item")
def duplicate_item(subject: Subject) -> Findings:
    """Two items, two keys, or two criteria of an assignment have the same id, so that one would hide the other.

    Why: an answer, a key or a mark is found by its id; of two, one would be lost.

    Example:
        items: [{id: which-calls, ...}, {id: which-calls, ...}]

    Mend: give the second an id of its own.
    """
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
    """An item has no cell in the notebook, so that nobody could answer it.

    Why: the item would count, and nobody could answer it.

    Example:
        - {id: two-values, ...}      # and no cell form("two-values") in the notebook

    Mend: add the cell, with the same id as its ``grade_id``; or take the item out.
    """
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
    """A graded cell is not the item it is named after: unknown, with other code, or not locked.

    Why: a trainee would answer one thing and be marked for another, or could change what is asked.

    Example:
        form("two-values")      # in a cell whose grade_id is "two-value"

    Mend: write the call that the message names, in a locked cell with the id of the item.
    """
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
    """The points of an item, of its cell and of its key are not the same.

    Why: three files say what an item is worth; a result must not depend on which of them is read.

    Example:
        points: 3      # and the criteria of its key add up to 2

    Mend: write the same in all three.
    """
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
    """An item has no key, or a key has no item.

    Why: what has no key cannot be marked; a key without an item was left behind, or is misspelt.

    Example:
        - {item: two-value, ...}      # the item is called two-values

    Mend: correct the id, write the key, or take it out.
    """
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
    """The key was made for another version of the items, or for another assignment.

    Why: a key that was made for other words may mark the new ones wrongly.

    Example:
        items_version: 1      # and items.yml says version: 2

    Mend: look through the key, then write the version that it was looked through for.
    """
    items, key = subject.files.items.sound, subject.files.key.sound
    if items and key and key.items_version != items.version:
        told = f"the key is for version {key.items_version} of the items, which are version {items.version}"
        yield Finding(told, subject.key_at("items_version"), "look through the key, then write that version")
    for part, at in ((items, subject.item_at), (key, subject.key_at)):
        if part and part.assignment != subject.files.id:
            told = f'this is "{part.assignment}", in the place of "{subject.files.id}"'
            yield Finding(told, at("assignment"), f"write {subject.files.id}")


@rule("observed-sheet")
def observed_sheet(subject: Subject) -> Findings:
    """An assignment that is observed is not one sheet: a single ``match`` item whose lines are ticked yes or no.

    Why: an observer can tick yes or no as it happens, and the command that enters a sheet enters nothing else.

    Example:
        observed: true
        items: [{id: seen, kind: write, ...}]

    Mend: keep one item of kind ``match``, with ``right: [{id: "yes", ...}, {id: "no", ...}]``.
    """
    items = subject.files.items.sound
    if items is None or not items.observed:
        return
    for n, item in enumerate(items.items):
        if n or not isinstance(item, Match) or {each.id for each in item.right} != {"yes", "no"}:
            at = subject.item_at("items", n, "id")
            yield Finding(f'item "{item.id}" is no sheet of lines with yes and no', at, "one match item, yes and no")


RULES = (
    duplicate_item,
    item_without_cell,
    cell_is_not_the_item,
    points_differ,
    item_without_key,
    key_of_another_version,
    observed_sheet,
    *KEY_RULES,
)


def check_assignment(subject: Subject) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with an assignment and its parts."""
    files = subject.files
    found = [*files.items.diagnostics, *files.key.diagnostics]
    found += [each for rubric in files.rubrics.values() for each in rubric.diagnostics]
    if files.items.sound is not None and files.key.sound is not None:
        found += [each for check in RULES for each in check(subject)]
    return in_order(dict.fromkeys(found))
