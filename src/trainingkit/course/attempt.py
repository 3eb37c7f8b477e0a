"""What one trainee handed in for an assignment, to marks. Answers are read as data; nothing of theirs is run.

What cannot be read earns nothing and is told as *could not be marked*, never as cheating: a person looks.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from trainingkit.course.assignment import AssignmentFiles
from trainingkit.errors import ChoiceNotOffered
from trainingkit.marking.answers import Answer, AnswerRefused, Manifest, read_answer
from trainingkit.marking.items import Function, Item, Play
from trainingkit.marking.keys import ItemKey
from trainingkit.marking.mark import is_whole_run, mark_answer, mark_run, mark_texts
from trainingkit.marking.marks import Mark, Outcome, outcome
from trainingkit.story.compiled import original_run
from trainingkit.story.model import Story

Levels = Mapping[str, Mapping[str, int]]
"""What a person gave: item to rubric row to level."""


@dataclass(frozen=True, slots=True)
class Case:
    """The evidence case that a trainee had: what it offers for options, and what is true in it."""

    variant: str
    manifest: Manifest
    truth: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Attempt:
    """``troubles``: item to why it could not be marked; ``unfinished``: items with a run that has no ending yet."""

    marks: tuple[Mark, ...]
    outcome: Outcome
    troubles: Mapping[str, str] = field(default_factory=dict)
    unfinished: tuple[str, ...] = ()


def mark_attempt(
    files: AssignmentFiles,
    answers: Mapping[str, bytes],
    cases: Mapping[str, Case] | None = None,
    levels: Levels | None = None,
    outputs: Mapping[str, Sequence[Any]] | None = None,
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
        What a person gave for written texts, and what functions gave in the jail.

    Raises
    ------
    ValueError
        The items or the key of the assignment are unsound.
    """
    items, key = files.items.value, files.key.value
    if items is None or key is None:
        raise ValueError(f'"{files.id}" cannot be marked: its items or its key have mistakes')
    marks: list[Mark] = []
    troubles: dict[str, str] = {}
    unfinished: list[str] = []
    for item in items.items:
        answer: Answer | None = None
        try:
            answer = read_answer(answers[item.id], items, item.id) if item.id in answers else None
            case = _case(answer, cases or {})
            story, run, ended = _run(files, item, answer)
        except (AnswerRefused, ChoiceNotOffered) as error:
            troubles[item.id] = str(error)
            answer, case, story, run, ended = None, None, None, None, True
        if not ended:
            unfinished.append(item.id)
        marked = _Marked(files, item, files.keys[item.id], answer.value if answer else None, case)
        marks += marked.marks((levels or {}).get(item.id, {}), (outputs or {}).get(item.id, ()), story, run)
    return Attempt(tuple(marks), outcome(marks), troubles, tuple(unfinished))


@dataclass(frozen=True, slots=True)
class _Marked:
    """One item with its key and what was answered."""

    files: AssignmentFiles
    item: Item
    key: ItemKey
    value: Any
    case: Case | None

    def marks(
        self, levels: Mapping[str, int], outputs: Sequence[Any], story: Story | None, run: tuple[str, ...] | None
    ) -> list[Mark]:
        truth, manifest = (self.case.truth, self.case.manifest) if self.case else ({}, {})
        value = self.value if not isinstance(self.item, Function) or outputs else None
        found = [*mark_answer(self.item, self.key, value, truth, manifest, outputs)]
        if self.key.story_rows:
            played = story or next(each for each in self.files.stories.values() if each)
            found += mark_run(self.item, self.key, played, run)
        if self.key.rubric and (rubric := self.files.rubrics[self.key.rubric].value):
            found += mark_texts(self.item, self.key, rubric, self.value, levels)
        return found


def _case(answer: Answer | None, cases: Mapping[str, Case]) -> Case | None:
    """The case that an answer was given on.

    Raises
    ------
    AnswerRefused
        It is none of those that this trainee may have had.
    """
    if not cases or answer is None:
        return next(iter(cases.values()), None)
    if answer.variant not in cases:
        raise AnswerRefused(f'this answer is for the case "{answer.variant}", not "{next(iter(cases))}"')
    return cases[answer.variant]


def _run(
    files: AssignmentFiles, item: Item, answer: Answer | None
) -> tuple[Story | None, tuple[str, ...] | None, bool]:
    """The story that counts, its whole run in the story's own names (None if there is none), and whether it ended.

    The first run that began counts; where another form was asked for before it ended, the first of that form.
    """
    if not isinstance(item, Play) or answer is None or not isinstance(answer.value, dict):
        return None, None, True
    runs = answer.value.get("runs") or []
    counting = _counting(runs)
    story = files.stories.get(str(counting.get("form"))) if counting else None
    if counting is None or story is None:
        return None, None, True
    run = original_run(story, [step["choice"] for step in counting["steps"]])
    ended = is_whole_run(story, [ref.partition(".")[2] for ref in run])
    return story, run if ended else None, ended


def _counting(runs: Sequence[Any]) -> dict[str, Any] | None:
    """The run that counts: the first, or, where it was left for another form, the first of that form."""
    if not runs or not all(isinstance(run, dict) and isinstance(run.get("steps"), list) for run in runs):
        return None
    first = runs[0]
    others = [run for run in runs if run.get("form") != first.get("form")]
    return others[0] if others and not first.get("ended") else first
