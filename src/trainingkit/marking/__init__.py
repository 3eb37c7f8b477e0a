"""Marking: items and answers as data, keys and rubrics, marks, and the competence rule. Pure.

The proof that a story's standard holds over every run is ``trainingkit.marking.standard``; it is not imported
here, because a learner's kernel never needs it.
"""

from trainingkit.marking.answers import Answer, AnswerRefused, Trouble, check_value, read_answer
from trainingkit.marking.competence import Result, bar_for, judge
from trainingkit.marking.mark import mark_answer, mark_run, mark_texts
from trainingkit.marking.marks import Mark, Outcome, outcome
from trainingkit.marking.practice import replies

__all__ = [
    "Answer",
    "AnswerRefused",
    "Mark",
    "Outcome",
    "Result",
    "Trouble",
    "bar_for",
    "check_value",
    "judge",
    "mark_answer",
    "mark_run",
    "mark_texts",
    "outcome",
    "read_answer",
    "replies",
]
