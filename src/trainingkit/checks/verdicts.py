"""Why a run gets the points it gets, in words: which criterion, and what its requirement lacks."""

from collections.abc import Iterator

from trainingkit.checks.subject import Findings, Subject, shown
from trainingkit.marking import judge
from trainingkit.rule import Finding
from trainingkit.story.engine import choices, replay, take
from trainingkit.story.explore import Run
from trainingkit.story.machine import POINTS, Narrow
from trainingkit.story.model import Criterion, Requirement, Story


def losses(subject: Subject, run: Run, narrow: Narrow, message: str, full: bool = False) -> Findings:
    """What costs a run its verdict, or with ``full`` its full marks: one finding for each criterion.

    Parameters
    ----------
    subject : Subject
    run : tuple of ``passage.choice``
        It may stop where nothing can mend it any more; then it goes on as ``narrow`` would.
    narrow : callable
        The habit of who made the run.
    message : str
        With the places ``{loss}`` and ``{run}``.
    full : bool
        Whether every point counts.
    """
    whole = completed(subject.story, run, narrow)
    result = judge(subject.story, whole)
    below = [c.id for c in subject.story.criteria if result.levels[c.id] != "best"]
    guilty = below if full else (result.red_missed or result.harmful or below)
    if not guilty:  # cannot be; but a proof that fails is never held back
        yield Finding(message.format(loss="something is lost", run=shown(run)), subject.where_key("criteria"))
    for i, criterion in enumerate(subject.story.criteria):
        if criterion.id in guilty:
            red = " (red)" if criterion.red else ""
            points = f'"{criterion.id}"{red} gets {POINTS[result.levels[criterion.id]]} of {POINTS["best"]} points'
            why, hint = _why(criterion, whole), _mend(criterion, whole, full)
            words = message.format(loss=points, run=shown(run))
            yield Finding(f"{words}, because {why}", subject.where("criteria", i, "id"), hint)


def completed(story: Story, run: Run, narrow: Narrow) -> Run:
    """The run and, where it stops before an ending, a shortest way on to one that this habit takes."""
    state = replay(story, [ref.split(".")[1] for ref in run])[-1]
    seen, todo = {state}, [(state, run)]
    for here, way in todo:
        if story.passages[here.passage].ending:
            return way
        for choice in narrow(offer) if (offer := choices(story, here)) else ():
            after = take(story, here, choice)
            if after not in seen:
                seen.add(after)
                todo.append((after, (*way, f"{here.passage}.{choice.id}")))
    return run


def lacks(requirement: Requirement, run: Run) -> Iterator[str]:
    """What keeps a requirement from holding, each in a few words; nothing where it holds."""
    if requirement.did and not set(requirement.did) & set(run):
        made = _made(requirement.did, run)
        yield f"does not name {' or '.join(made)}" if made else f"asks for {' or '.join(requirement.did)}"
    if missing := [ref for ref in requirement.did_all if ref not in run]:
        yield f"asks for {' and '.join(missing)} too"
    if broken := [ref for ref in requirement.never if ref in run]:
        yield f"does not allow {' and '.join(broken)}"
    if requirement.before:
        first, then = requirement.before
        if first not in run or then in run[: run.index(first)]:
            yield f"wants {first} before {then}"
    for inner in requirement.all:
        yield from lacks(inner, run)
    options = [list(lacks(inner, run)) for inner in requirement.any]
    if options and all(options):
        yield " or ".join(words[0] for words in options)


def _made(refs: tuple[str, ...], run: Run) -> list[str]:
    """What the run chose in the passages of these choices."""
    passages = {ref.split(".")[0] for ref in refs}
    return list(dict.fromkeys(ref for ref in run if ref.split(".")[0] in passages))


def _why(criterion: Criterion, run: Run) -> str:
    best = " and ".join(lacks(criterion.best, run))
    if criterion.acceptable is None:
        return f'its "best" {best}, and it has no "acceptable"'
    acceptable = " and ".join(lacks(criterion.acceptable, run))
    if not acceptable:
        return f'its "best" {best}'
    return f'its "best" {best}, and its "acceptable" {acceptable}'


def _mend(criterion: Criterion, run: Run, full: bool) -> str:
    wanted = criterion.best if full or criterion.acceptable is None else criterion.acceptable
    made = [] if set(wanted.did) & set(run) else _made(wanted.did, run)
    if not made:
        return f'change its "{"best" if full else "acceptable"}", or the level of a choice on this run'
    if full or criterion.acceptable:
        return f'add {made[0]} to its "{"best" if full else "acceptable"}: did", or change the level of that choice'
    return f'write "acceptable: {{did: [{made[0]}]}}", or change the level of that choice'
