"""Marking: what a run comes to, and the competence rule. Pure.

The proof that a story's standard holds over every run is ``trainingkit.marking.standard``; it is not imported
here, because a learner's kernel never needs it.
"""

from trainingkit.marking.competence import Result, bar_for, judge

__all__ = ["Result", "bar_for", "judge"]
