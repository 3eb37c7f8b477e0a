"""All rules, in the order in which their modules are best read."""

from trainingkit.checks import (
    approval,
    claims,
    endings,
    fiction,
    layout,
    leaks,
    media,
    names,
    offender,
    options,
    proof,
    pupil_words,
    pupils,
    reachability,
    reading,
    roleplay,
    safety,
    scoring,
    too_late,
    translations,
    walkthroughs,
    wording,
)
from trainingkit.checks.subject import StoryRule
from trainingkit.rule import Rule
from trainingkit.story.references import REFERENCE_RULES

STORY_RULES: tuple[StoryRule, ...] = (
    *reachability.RULES,
    *names.RULES,
    *endings.RULES,
    *safety.RULES,
    *too_late.RULES,
    *pupils.RULES,
    *pupil_words.RULES,
    *offender.RULES,
    *wording.RULES,
    *reading.RULES,
    *options.RULES,
    *scoring.RULES,
    *roleplay.RULES,
    *claims.RULES,
    *leaks.RULES,
    *approval.RULES,
    *fiction.RULES,
    *media.RULES,
    *layout.RULES,
    *translations.RULES,
    *walkthroughs.RULES,
    *proof.RULES,
)
"""The rules about a story that can be played."""

RULES: tuple[Rule, ...] = (*REFERENCE_RULES, *STORY_RULES)
"""Every rule; those about names come first, while the file is read."""

ON_REQUEST = frozenset({"measures"})
"""Codes that are told only to who asks."""

RELEASE_ERRORS = frozenset({"claim-out-of-date", "sign-off-stale", "sign-off-expired", "todo"})
"""Codes that become errors in the check before a release."""
