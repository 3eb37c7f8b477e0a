"""What a class has handed in, seat by seat, as far as it can be marked without a person: practice, never recorded."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from trainingkit.course.assignment import AssignmentFiles
from trainingkit.course.attempt import Attempt, mark_attempt
from trainingkit.course.handed_in import answers_in
from trainingkit.errors import ChoiceNotOffered, TrainingkitError
from trainingkit.evidence import share_of
from trainingkit.marking.answers import AnswerRefused, read_answer, unmarkable
from trainingkit.marking.case_options import OwnCase, case_options
from trainingkit.marking.competence import judge
from trainingkit.marking.items import Play
from trainingkit.marking.mark import is_whole_run
from trainingkit.story.compiled import original_run

SUBMITTED, SOURCE, CASES, TRUTH, MANIFEST = "submitted", "source", "cases", "truth", "case.json"
VARIANT = re.compile(r"[vx]\d\d")


class NothingPrepared(TrainingkitError):
    """The cases of an assignment, or what is true in them, are not in the instructor's folder."""


@dataclass(frozen=True, slots=True)
class RunTold:
    """One run of a story. ``not_met``: the criteria that it left harmful; None where it has no ending, or is refused.

    ``began`` is as the trainee's machine wrote it; ``why`` says why a run cannot be replayed.
    """

    form: str
    began: str
    choices: int
    not_met: tuple[str, ...] | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class HandedIn:
    """What one seat handed in; ``answered`` of ``asked`` items, and every run of a story in the order they began."""

    seat: str
    answered: int
    asked: int
    attempt: Attempt
    runs: tuple[RunTold, ...]


def handed_in(files: AssignmentFiles) -> Iterator[HandedIn]:
    """Every seat that handed in an assignment, in the order of their names.

    Raises
    ------
    NothingPrepared
        It is about a case, and the cases or their truths are not there.
    ValueError
        The assignment cannot be marked (see ``mark_attempt``).
    """
    for folder in sorted((files.root / SUBMITTED).glob(f"*/{files.id}")):
        seat = folder.parent.name
        answers, troubles = answers_in(folder, files.by_id)
        marked = mark_attempt(files, answers, own_cases(files, seat))
        attempt = replace(marked, troubles={**troubles, **marked.troubles})
        runs = tuple(run for item in answers for run in _runs(files, item, answers[item]))
        yield HandedIn(seat, len(answers), len(files.by_id), attempt, runs)


def own_cases(files: AssignmentFiles, seat: str) -> dict[str, OwnCase]:
    """The cases that a seat may have worked on: its variant of the case, and its variant of the other one.

    Raises
    ------
    NothingPrepared
        The assignment is about a case, and it was not prepared, or its truths are gone.
    """
    items = files.items.value
    if items is None or items.case is None:
        return {}
    folder = files.folder / CASES
    names = sorted(each.name for each in folder.glob("*") if VARIANT.fullmatch(each.name))
    own, others = ([name for name in names if name.startswith(letter)] for letter in "vx")
    if not own:
        raise NothingPrepared(f'"{files.id}" has no cases here: trainingkit prepare {files.id}')
    return {name: _case(files, name) for name in (share_of(seat, files.id, each) for each in (own, others) if each)}


def _case(files: AssignmentFiles, name: str) -> OwnCase:
    try:
        manifest = json.loads((files.folder / CASES / name / MANIFEST).read_bytes())
        truth = json.loads((files.root / TRUTH / files.id / f"{name}.json").read_bytes())
        return OwnCase(name, case_options(manifest), truth)
    except (OSError, ValueError) as error:
        raise NothingPrepared(f'case "{name}" of "{files.id}" or its truth cannot be read: {error}') from None


def _runs(files: AssignmentFiles, item_id: str, data: bytes) -> Iterator[RunTold]:
    item, items = files.by_id[item_id], files.items.value
    if not isinstance(item, Play) or items is None:
        return
    try:
        value = read_answer(data, items, item_id).value
    except AnswerRefused:
        return  # told among the troubles
    if unmarkable(item, value) is None:
        yield from (_told(files, run) for run in value["runs"])


def _told(files: AssignmentFiles, run: Mapping) -> RunTold:
    told = RunTold(run["form"], run["started"], len(run["steps"]))
    story = files.stories.get(run["form"])
    if story is None:
        return RunTold(told.form, told.began, told.choices, why="no story of this name")
    if run["story"] != files.played_hashes[told.form]:
        return RunTold(told.form, told.began, told.choices, why="made on another edition of the story")
    try:
        choices = original_run(story, [step["choice"] for step in run["steps"]])
    except ChoiceNotOffered as error:
        return RunTold(told.form, told.began, told.choices, why=str(error))
    if not is_whole_run(story, [choice.partition(".")[2] for choice in choices]):  # whatever the file says
        return told
    levels = judge(story, choices).levels
    return RunTold(
        told.form, told.began, told.choices, tuple(c.text for c in story.criteria if levels[c.id] == "harmful")
    )
