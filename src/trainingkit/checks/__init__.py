"""The rules that a story must keep, each with a code, a severity and a page in the manual.

To add one: a generator function with ``@rule`` in the module it belongs to, its name in that module's ``RULES``, a
fixture in ``tests/checks/fixtures`` that breaks it, and ``make manual``.
"""

from trainingkit.checks.check import check_story
from trainingkit.checks.rules import RELEASE_ERRORS, RULES, STORY_RULES
from trainingkit.checks.subject import Subject

__all__ = ["RELEASE_ERRORS", "RULES", "STORY_RULES", "Subject", "check_story"]
