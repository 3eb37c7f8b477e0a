"""What one trainee handed in for an assignment, to marks. Answers are read as data; nothing of theirs is run.

What cannot be read earns nothing and is told as *could not be marked*, never as cheating: a person looks.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from trainingkit.course.assignment import AssignmentFiles
from trainingkit.errors import ChoiceNotOffered
from trainingkit.marking.answers import Answer, AnswerRefused, read_answer, unmarkable
from trainingkit.marking.case_options import OwnCase
from trainingkit.marking.items import Function, Item, Play
from trainingkit.marking.mark import is_whole_run, mark_answer, mark_run, mark_texts
from trainingkit.marking.marks import Mark, Outcome, outcome
from trainingkit.story.compiled import original_run
from trainingkit.story.model import Story

Levels = Mapping[str, Mapping[str, int]]
"""What a person gave: item to rubric row to level."""
Outputs = Mapping[str, Mapping[str, Any]]
"""What functions gave in the jail: item to arguments to output (``fits.Outputs``); not there if it was not run."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """``troubles``: item to why it could not be marked; ``unfinished``: items with a run that has no ending yet.

    ``played``: item to the form of its story whose run counted.
    """

    marks: tuple[Mark, ...]
    outcome: Outcome
    troubles: Mapping[str, str] = field(default_factory=dict)
    unfinished: tuple[str, ...] = ()
    played: Mapping[str, str] = field(default_factory=dict)


def mark_attempt(
    files: AssignmentFiles,
    answers: Mapping[str, bytes],
    cases: Mapping[str, OwnCase] | None = None,
    levels: Levels | None = None,
    outputs: Outputs | None = None,
    form: str | None = None,
) -> Attempt:
    """Mark what was handed in.

    Parameters
    ----------
    files : AssignmentFiles
        Sound: the rules of ``agreement`` have nothing against it.
    answers : mapping
        Item to the bytes of its answer file; an item that is not there was not answered.
    cases : mapping, optional
        Variant to case: those that this trainee may have had, theirs and the one for whoever asked for another.
    levels, outputs : mappings, optional
        What a person gave for written texts, and what functions gave in the jail. A function that was handed in and
        not run waits, like a text that nobody has read.
    form : str, optional
        The form of the story that this trainee was given; without it, any form of the assignment will do.

    Raises
    ------
    ValueError
        The items or the key of the assignment are unsound, a story cannot be played, the assignment is about a case
        and there is none, or a level is not one.
    KeyError
        The key looks something up that the truth of the case does not have.
    """
    items = _sound_items(files, cases or {})
    marks: list[Mark] = []
    troubles: dict[str, str] = {}
    unfinished: list[str] = []
    played: dict[str, str] = {}
    for item in items:
        try:
            given = _given(files, item, answers.get(item.id), cases or {}, form)
        except (AnswerRefused, ChoiceNotOffered) as error:
            troubles[item.id], given = str(error), _Given()
        if given.unfinished:
            unfinished.append(item.id)
        if given.form:
            played[item.id] = given.form
        marks += _marks(files, item, given, (levels or {}).get(item.id, {}), (outputs or {}).get(item.id))
    return Attempt(tuple(marks), outcome(marks), troubles, tuple(unfinished), played)


def _sound_items(files: AssignmentFiles, cases: Mapping[str, OwnCase]) -> tuple[Item, ...]:
    if files.items.value is None or files.key.value is None:
        raise ValueError(f'"{files.id}" cannot be marked: its items or its key have mistakes')
    if missing := [item.id for item in files.items.value.items if item.id not in files.keys]:
        raise ValueError(f'"{files.id}" cannot be marked: "{missing[0]}" has no key')
    if not all(files.stories.values()):
        raise ValueError(f'"{files.id}" cannot be marked: a story of it cannot be played')
    if files.items.value.case and not cases:
        raise ValueError(f'"{files.id}" cannot be marked without the truth of the case')
    return files.items.value.items


@dataclass(frozen=True, slots=True)
class _Given:
    """What was handed in for one item, as far as it can be marked; ``run`` is whole, in the story's own names."""

    value: Any = None
    case: OwnCase | None = None
    story: Story | None = None
    run: tuple[str, ...] | None = None
    unfinished: bool = False
    form: str | None = None


def _given(
    files: AssignmentFiles, item: Item, data: bytes | None, cases: Mapping[str, OwnCase], form: str | None
) -> _Given:
    """Read the answer to an item.

    Raises
    ------
    AnswerRefused
        It is no answer to this item, of another case or form, or cannot be marked.
    ChoiceNotOffered
        A run cannot have been made in its story.
    """
    if data is None or files.items.value is None:
        return _Given()
    plays = isinstance(item, Play)
    answer = read_answer(data, files.items.value, item.id, form if plays else None)
    case = None if plays else _case(answer, cases)  # the variant of a story's answer is its form
    if why := unmarkable(item, answer.value, case.manifest if case else None):
        raise AnswerRefused(why)
    return _played(files, item, answer) if plays else _Given(answer.value, case)


def _case(answer: Answer, cases: Mapping[str, OwnCase]) -> OwnCase | None:
    if not cases:
        return None
    if answer.variant not in cases:
        raise AnswerRefused(f'this answer is for the case "{answer.variant}", not "{next(iter(cases))}"')
    return cases[answer.variant]


def _played(files: AssignmentFiles, item: Play, answer: Answer) -> _Given:
    """The run that counts: the first, or, where it was left for the other form, the first of that."""
    runs = answer.value["runs"]
    if not runs:
        return _Given(answer.value)
    first = _run(files, item, answer, runs[0])
    other = next((run for run in runs if run["form"] == item.other_form), None)
    return _run(files, item, answer, other) if first.unfinished and other else first


def _run(files: AssignmentFiles, item: Play, answer: Answer, run: Mapping[str, Any]) -> _Given:
    """One run, replayed; whether it is whole follows from its choices, not from what the file says."""
    form, story = run["form"], files.stories[run["form"]]
    if answer.variant is not None and form not in (answer.variant, item.other_form):
        raise AnswerRefused(f'this is a run of "{form}", not of "{answer.variant}"')
    if story is None or run["story"] != files.played_hashes[form]:
        raise AnswerRefused(f'this run of "{form}" was made on another edition of the story')
    choices = original_run(story, [step["choice"] for step in run["steps"]])
    whole = is_whole_run(story, [choice.partition(".")[2] for choice in choices])
    return _Given(answer.value, None, story, choices if whole else None, unfinished=not whole, form=form)


def _marks(
    files: AssignmentFiles, item: Item, given: _Given, levels: Mapping[str, int], outputs: Mapping[str, Any] | None
) -> list[Mark]:
    """The marks of one item: of criteria of its own, of its story's, and of the rows of its rubric."""
    key = files.keys[item.id]
    truth, manifest = (given.case.truth, given.case.manifest) if given.case else ({}, {})
    found = [*mark_answer(item, key, given.value, truth, manifest, outputs or {})]
    if isinstance(item, Function) and outputs is None and given.value is not None:
        found = [replace(mark, level=None, points=0, misconception=None) for mark in found]
    if isinstance(item, Play) and (story := given.story or files.stories[item.forms[0]]):
        found += mark_run(item, key, story, given.run)
    if key.rubric and (rubric := files.rubrics[key.rubric].value):
        found += mark_texts(item, key, rubric, given.value, levels)
    return found
