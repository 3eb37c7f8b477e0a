"""The standard of the whole course: rules over all assignments that count, and the proof over every way to answer.

What each habit comes to; a course is passed only where every assignment is, so one *not yet* is enough:

=========================  =========  ==========================  ==========
habit                      A1, items  A2, each story with its log  A3, items
=========================  =========  ==========================  ==========
random                     not yet    not yet                     not yet
longest-text               not yet    not yet                     not yet
most-polite                not yet    not yet                     not yet
always-refer               not yet    not yet                     not yet
script-follower            not yet    not yet                     not yet
kind-but-no-evidence       not yet    not yet                     not yet
evidence-before-risk       not yet    not yet                     not yet
adult-tools-for-a-child    not yet    not yet                     not yet
acceptable-only            competent  competent                   competent
best-with-block-first      competent  competent                   competent
=========================  =========  ==========================  ==========

The table is what the assignments here come to (a test holds it). The rule asks less, so that a force may write its own:
the last two pass everywhere, each of the others fails somewhere for certain, and blind clicking everywhere.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from pathlib import Path

from trainingkit.course.agreement import check_assignment
from trainingkit.course.assignment import AssignmentFiles, read_assignment
from trainingkit.course.blueprint import read_confirmed
from trainingkit.course.parity import forms_differ, forms_differ_in_length
from trainingkit.course.proof import prove
from trainingkit.course.subject import Findings, Subject
from trainingkit.course.whole import InstructorFolder, read_instructor_folder
from trainingkit.diagnostics import Diagnostic, in_order
from trainingkit.errors import NotProved
from trainingkit.evidence import Truth
from trainingkit.guidance import Guidance
from trainingkit.marking.bots import BOTS
from trainingkit.rule import Finding, rule

BLIND = "random"
SAME = 1e-6  # points are thirds and halves


@rule("row-weight-differs")
def row_weight_differs(folder: InstructorFolder) -> Findings:
    """A row of the blueprint weighs more or less in the assignments than it says.

    Why: the blueprint is what the force has agreed to; results must weigh what it says.

    Example:
        weight: 30      # and the assignments give 27 points for the row

    Mend: change the points of items, or have the weight agreed again.
    """
    rows = folder.blueprint.sound.rows if folder.blueprint.sound else ()
    known = {row.row for row in rows}
    for n, row in enumerate(rows):
        worth = sum(mark.max_points for mark in folder.marks if mark.row == row.row)
        if abs(worth - row.weight) > SAME:
            told = f'"{row.row}" weighs {row.weight:g}, and the assignments have {worth:g} points for it'
            yield Finding(told, folder.at("rows", n, "weight"), "change the points, or the weight")
    for name in sorted({mark.row for mark in folder.marks} - known):
        yield Finding(f'points are given for "{name}", which is no row', folder.at("rows"), "add the row")


@rule("too-few-chances")
def too_few_chances(folder: InstructorFolder) -> Findings:
    """A red behaviour is seen so seldom that a result would rest on one item, or is not in the blueprint at all.

    Why: one unlucky click must not decide whether somebody is called competent.

    Example:
        chances: 3      # and a behaviour is seen in one criterion only

    Mend: add an item or a row that shows it, or name where else it is seen.
    """
    blueprint = folder.blueprint.sound
    if blueprint is None:
        return
    seen = [behaviour for mark in folder.marks for behaviour in mark.red]
    for n, red in enumerate(blueprint.red):
        chances = seen.count(red.behaviour) + len(red.also_seen)
        if chances < blueprint.chances:
            told = f'"{red.behaviour}" is seen {chances} times, and {blueprint.chances} are wanted'
            yield Finding(told, folder.at("red", n, "behaviour"), "add an item, a row, or where else it is seen")
    for name in sorted(set(seen) - {red.behaviour for red in blueprint.red}):
        yield Finding(f'"{name}" decides alone, and the blueprint does not know it', folder.at("red"), "add it")


@rule("assignment-not-there")
def assignment_not_there(folder: InstructorFolder) -> Findings:
    """The blueprint counts an assignment that cannot be read.

    Why: the weights would be worked out without it.

    Example:
        counts: [recognise-the-aproach]

    Mend: correct the name, or mend its items and key.
    """
    for n, (name, files) in enumerate(folder.counting.items()):
        if files.items.sound is None or files.key.sound is None:
            yield Finding(f'"{name}" has no items or no key that can be read', folder.at("counts", n))


@rule("case-not-there")
def case_not_there(folder: InstructorFolder) -> Findings:
    """An assignment is about a case that has no spec.

    Why: nothing could be prepared for a trainee.

    Example:
        case: chat-extorsion

    Mend: correct the name, or write the spec.
    """
    for files in folder.counting.values():
        for key, name in _cases(files):
            if not (path := folder.spec(name).path).is_file():
                yield Finding(f'the case "{name}" has no spec', files.items.where(key), f"write {path}")


def _cases(files: AssignmentFiles) -> Iterator[tuple[str, str]]:
    items = files.items.sound
    named = (("case", items.case), ("other_case", items.other_case)) if items else ()
    return ((key, name) for key, name in named if name)


@rule("bot-verdict-course")
def bot_verdict_course(folder: InstructorFolder) -> Findings:
    """A habit that should not pass the course is not stopped by any assignment, or a sound one is by some.

    Why: a result is worth nothing if a habit gets it without thinking, or if a sound order of acting does not.

    Example:
        best: {chose: [most-polite]}      # in every item that counts

    Mend: let an item tell the habit apart, or accept the sound order as well.
    """
    at = folder.at("counts")
    try:
        proved = prove(folder)
    except NotProved as error:
        yield Finding(str(error), at)
        return
    for bot in BOTS:
        verdicts = {name: found[bot.name] for name, found in proved.items() if bot.name in found}
        if bot.competent and (failing := [name for name, verdict in verdicts.items() if verdict is not True]):
            yield Finding(f'"{bot.name}" ({bot.habit}) should pass, and may not in {failing[0]}', at)
        elif not bot.competent and verdicts and not _stopped(bot.name, verdicts):
            where = "an assignment" if bot.name == BLIND else "every assignment"
            yield Finding(f'"{bot.name}" ({bot.habit}) may pass {where}', at, "let an item tell it apart")


def _stopped(name: str, verdicts: Mapping[str, bool | None]) -> bool:
    """Blind clicking has to fail everywhere, a habit somewhere."""
    failing = [verdict is False for verdict in verdicts.values()]
    return all(failing) if name == BLIND else any(failing)


RULES = (
    assignment_not_there,
    case_not_there,
    row_weight_differs,
    too_few_chances,
    forms_differ,
    forms_differ_in_length,
)


def check_instructor(
    root: Path, guidance: Guidance, lessons: Collection[str], today: date, proofs: bool = True
) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with the instructor's folder: each assignment by itself, and all of them together.

    Parameters
    ----------
    root : Path
        The folder with ``blueprint.yml``.
    guidance : Guidance
    lessons : collection of str
        The lessons of the outline, which keys send trainees back to.
    today : date
        A confirmation counts until its last day.
    proofs : bool
        Whether to prove what each habit comes to as well, which takes some ten seconds.
    """
    folder = read_instructor_folder(root)
    confirmed = read_confirmed(root / "confirmed.yml")
    confirmations = {each.claim: each for each in (confirmed.sound.confirmed if confirmed.sound else ())}
    found = [*folder.blueprint.diagnostics, *confirmed.diagnostics]
    for path in sorted((root / "source").glob("*/items.yml")):
        files = folder.counting.get(path.parent.name) or read_assignment(root, path.parent.name)
        truths = frozenset(Truth.model_fields)
        found += check_assignment(Subject(files, guidance, truths, frozenset(lessons), today, confirmations))
    found += [each for check in RULES for each in check(folder)]
    if proofs and not found:
        found += bot_verdict_course(folder)
    return in_order(dict.fromkeys(found))
