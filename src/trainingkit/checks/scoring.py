"""The standard of an officer story: over every run it allows, the right people pass."""

import numpy as np

from trainingkit.checks.endings import bypassed
from trainingkit.checks.habits import fails, passes
from trainingkit.checks.options import level_missing
from trainingkit.checks.subject import Findings, Subject, first, shown
from trainingkit.checks.verdicts import losses
from trainingkit.diagnostics import Severity
from trainingkit.marking.standard import Standard, best_choices, good_choices, run_without_decision
from trainingkit.rule import Finding, rule
from trainingkit.story.explore import Run, Space, explore
from trainingkit.story.walk import choices_of


@rule("criterion-undecided")
def criterion_undecided(subject: Subject) -> Findings:
    """Some full run never comes to the passage where a criterion is decided.

    One finding for each shortest such run. Passages that ``must_pass`` names are looked at there.

    Why: everybody is asked the same things, the red ones above all; a way round one is a way to pass without it.

    Example:
        criteria:
          - {id: asks, text: "Asked about safety", why: "...", best: {did: [safety.ask]}}
        passages:
          call: {next: end}          # and never "safety"

    Mend: lead every way through it, or name all passages where it can be decided under ``decided_at``.
    """
    told_there = bypassed(subject) if subject.story.criteria else {}
    by_run: dict[Run, list[int]] = {}
    for i, criterion in enumerate(subject.story.criteria):
        run = run_without_decision(subject.space, criterion)
        if run and not criterion.decisions() & told_there.keys():
            by_run.setdefault(run, []).append(i)
    for run, missed in by_run.items():
        criteria = [subject.story.criteria[i] for i in missed]
        them = ", ".join(f'"{c.id}"{" (red)" if c.red else ""}' for c in criteria)
        passages = sorted({name for c in criteria for name in c.decisions()})
        yield Finding(
            f"the run {shown(run)} never decides {them}",
            subject.where("criteria", missed[0], "id"),
            f"lead every way through {', '.join(passages)}",
        )


@rule("red-missed-passes")
def red_missed_passes(subject: Subject) -> Findings:
    """A run that misses a red criterion is competent all the same.

    Why: red stands for life and law. Points must never make up for it.

    Example:
        # the marking disagrees with itself: report it, the story cannot mend this alone

    Mend: look at the criterion's requirements; ``acceptable`` may hold where it should not.
    """
    if (proved := _standard(subject)) and (run := proved.passes_without_red):
        message = f"a run that misses a red criterion passes: {shown(run)}"
        yield Finding(message, subject.where_key("criteria"), "look at what the red criteria accept")


@rule("good-run-fails")
def good_run_fails(subject: Subject) -> Findings:
    """A run of best and acceptable choices only is not competent.

    Why: who does nothing harmful must pass; otherwise the levels and the criteria contradict each other.

    Example:
        - {id: ask, text: "Asked", why: "...", best: {did: [safety.ask]}}    # and safety.refer is "acceptable"

    Mend: let the criterion accept what the choice calls acceptable, or call that choice harmful.
    """
    if (proved := _standard(subject)) and (run := proved.good_run_fails):
        message = "a run of best and acceptable choices does not pass: {loss} on {run}"
        yield from losses(subject, run, good_choices, message)


@rule("full-marks-unreachable")
def full_marks_unreachable(subject: Subject) -> Findings:
    """A run of best choices only does not reach every point.

    Why: who does everything best must see everything met; otherwise two criteria exclude each other.

    Example:
        - {id: a, text: "...", why: "...", best: {did: [safety.ask]}}
        - {id: b, text: "...", why: "...", best: {never: [safety.ask]}}

    Mend: change one of the criteria, or the level of a choice.
    """
    if (proved := _standard(subject)) and (run := proved.best_run_fails):
        yield from losses(subject, run, best_choices, "{loss} on the best run {run}", full=True)


@rule("bot-verdict")
def bot_verdict(subject: Subject) -> Findings:
    """A reader with a habit gets the wrong verdict: blind clicking passes, or two sound orders of acting do not.

    The habits: random, longest-text, most-polite, always-refer, script-follower, kind-but-no-evidence,
    evidence-before-risk and adult-tools-for-a-child must not pass; acceptable-only and best-with-block-first must.

    Why: an assessment that a habit can pass measures the habit.

    Example:
        # every best option is also the longest: "longest-text" passes

    Mend: look at the run; change the options it takes, their tags, or what the criteria ask.
    """
    proved = _standard(subject)
    for outcome in proved.bots if proved else ():
        bot = outcome.bot
        if outcome.as_expected:
            continue
        if not bot.competent and any(c.red for c in subject.story.criteria):  # without a red one, that is told first
            yield from passes(subject, outcome)
        elif bot.competent and not proved.good_run_fails:  # a good run that fails is told by itself
            yield from fails(subject, bot, outcome.not_yet_run, bot.narrow)


@rule("no-red")
def no_red(subject: Subject) -> Findings:
    """No criterion is red, and readers with a habit pass.

    Those readers are held back until one is red; then ``bot-verdict`` tells which of them still pass.

    Why: points add up. What must never be missed has to be asked for by itself.

    Example:
        criteria:
          - {id: asks, text: "Asks about suicide", why: "...", best: {did: [safety.ask]}}      # and no "red: true"

    Mend: add ``red: true`` to the criteria that stand for life and law.
    """
    if any(c.red for c in subject.story.criteria) or (proved := _standard(subject)) is None:
        return
    if names := [f'"{o.bot.name}"' for o in proved.bots if not o.bot.competent and not o.as_expected]:
        them = f"{names[0]} passes" if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]} pass"
        hint = 'add "red: true" to the criteria that stand for life and law'
        yield Finding(f"no criterion is red, and {them}", subject.where_key("criteria"), hint)


@rule("levels-without-criteria", Severity.WARNING)
def levels_without_criteria(subject: Subject) -> Findings:
    """The choices of an officer story have levels, but the story has no criteria.

    Why: levels alone give no result; the debrief would list nothing, and nothing is proved about who passes.

    Example:
        audience: officer
        passages:
          safety: {choices: [{id: ask, level: best, text: "Ask about safety", to: end}]}      # and no "criteria:"

    Mend: write ``criteria``, or remove the levels.
    """
    if subject.story.audience == "officer" and not subject.story.criteria:
        for path, choice in choices_of(subject.story):
            if choice.level:
                message = "the choices of this story have levels, but it has no criteria"
                yield Finding(message, subject.where_key(*path, "level"), 'write "criteria:", or remove the levels')
                return


@rule("shortest-is-full", Severity.WARNING)
def shortest_is_full(subject: Subject) -> Findings:
    """A shortest run reaches full marks, though other runs are longer.

    Why: whoever hurries through must not look like whoever took care.

    Example:
        # asking, advising and handing over in three clicks, while every other way is longer

    Mend: make the careful way the longer one: a decision more before the hand-over.
    """
    proved = _standard(subject)
    if proved is None or proved.best_run_fails:
        return
    shortest, varies = _lengths(subject.space)
    if not varies:
        return  # every run is as long as every other, full marks included
    best = explore(subject.story, narrow=best_choices, cap=subject.cap)
    nearest = first(best.endings)  # every run of best choices has full marks
    if nearest is not None and len(run := best.path(nearest)) == shortest:
        message = f"a shortest run reaches full marks: {shown(run)}"
        yield Finding(message, subject.where_key("criteria"), "make the careful way longer than the quick one")


def _lengths(space: Space) -> tuple[int, bool]:
    """How many choices a shortest run has, and whether some run has more."""
    depth = np.zeros(space.size, "u4")
    for i in range(1, space.size):  # nearest first, so the state before is known
        depth[i] = depth[space.came_from[i]] + 1
    at_ends = depth[space.endings]
    detour = (depth[space.sources] + 1 != depth[space.targets]) & space.can_reach(space.endings)[space.targets]
    return int(at_ends.min()), bool(detour.any() or at_ends.max() > at_ends.min())


def _standard(subject: Subject) -> Standard | None:
    """The standard, where there is one to prove; None while a level, decision or way out is missing (told there)."""
    story = subject.story
    if not story.criteria or any(level_missing(subject)):
        return None
    if not subject.space.can_reach(subject.space.endings).all():
        return None
    if any(run_without_decision(subject.space, criterion) for criterion in story.criteria):
        return None
    return subject.standard


RULES = (
    criterion_undecided,
    red_missed_passes,
    good_run_fails,
    full_marks_unreachable,
    no_red,
    levels_without_criteria,
    bot_verdict,
    shortest_is_full,
)
