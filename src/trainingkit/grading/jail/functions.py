"""Functions of analysts, run in the jail on the key's arguments. What they should give never goes in."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from trainingkit.grading.jail.folders import packages_for
from trainingkit.grading.jail.run import Limits, Ran, run_jailed
from trainingkit.grading.jail.syscalls import refusals
from trainingkit.grading.verdict import DidNotFinish, NotRun, RunFunction
from trainingkit.marking.fits import as_called
from trainingkit.marking.items import Function
from trainingkit.marking.keys import TRUTH, ItemKey, Wanted

NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_ ]{0,60}")
ALONE = """
import os
def alone():
    try:
        os.fork()
    except PermissionError:
        return [os.listdir(), os.path.exists("/proc"), dict(os.environ)]
"""
"""Tries the jail: it can start, and has no second process, no file in its home and no environment to offer."""


@cache
def jail() -> RunFunction | None:
    """What runs functions, where bubblewrap works here; tried once in each process.

    Returns
    -------
    callable or None
        ``run_function``. None: there is no sandbox, and nothing may be run.
    """
    if refusals() is None:
        return None
    try:
        ran = run_jailed({"source": ALONE, "given": [], "name": "alone", "calls": ["[]"]})
    except (OSError, AttributeError):  # no bubblewrap; no such call outside Linux
        return None
    wanted = [{"ready": True}, {"call": 0, "gives": [[], False, {}]}]
    return run_function if [*_read(ran)] == wanted else None


def run_function(item: Function, key: ItemKey, source: str, limits: Limits | None = None) -> Mapping[str, Any]:
    """Run a function on all arguments that its key names.

    Parameters
    ----------
    item : Function
    key : ItemKey
        Its criteria say on which arguments; only these go into the jail.
    source : str
        What the learner wrote.
    limits : Limits, optional

    Returns
    -------
    mapping
        Arguments (``fits.as_called``) to what was given for them, as JSON was read; not yet believed to be right.

    Raises
    ------
    DidNotFinish
        It gave nothing for some arguments, or nothing that is data. Says why; ``outputs`` has the others.
    NotRun
        The jail did not come up, or the item asks for something that is not installed here.
    ValueError
        The key takes arguments from the truth of a case, which a function has no part in.
    """
    calls = calls_of(key)
    asked = {"source": source, "given": item.given, "name": item.name, "calls": calls}
    try:
        packages = packages_for(item.given)
        ran = run_jailed(asked, packages, limits)
    except (OSError, ValueError) as error:
        raise NotRun(f"not graded: no sandbox for it ({error})") from error
    lines = _read(ran)
    if next(lines, None) != {"ready": True}:
        raise NotRun("not graded: the sandbox did not start")
    outputs, odd = _outputs(lines, calls)
    if len(outputs) < len(calls):
        raise DidNotFinish(_told(ran, odd, len(outputs), len(calls), limits or Limits()), outputs)
    return outputs


def calls_of(key: ItemKey) -> tuple[str, ...]:
    """The lists of arguments that the criteria of a key name, each once, as JSON.

    Raises
    ------
    ValueError
        One is taken from the truth of a case.
    """
    wanted = [each for criterion in key.criteria for each in (criterion.best, criterion.acceptable) if each]
    calls = dict.fromkeys(as_called(o.arguments) for each in wanted for one in _flat(each) for o in one.outputs)
    if any(f'"{TRUTH}' in call for call in calls):
        raise ValueError(f'the arguments of "{key.item}" are taken from the truth of a case')
    return tuple(calls)


def _flat(wanted: Wanted) -> Iterator[Wanted]:
    """A requirement and all those inside it, alternatives, too."""
    yield wanted
    for inner in (*wanted.all, *wanted.any):
        yield from _flat(inner)


def _read(ran: Ran) -> Iterator[Any]:
    """The lines, as far as they are JSON."""
    for line in ran.lines:
        try:
            yield json.loads(line.decode(), parse_constant=_no_constant)
        except (ValueError, RecursionError):
            return


def _no_constant(word: str) -> None:
    raise ValueError(word)


def _outputs(lines: Iterator[Any], calls: tuple[str, ...]) -> tuple[dict[str, Any], list[str]]:
    """What was given, by arguments, and what else was told; reading ends where a line is not the one that is due."""
    outputs: dict[str, Any] = {}
    odd: list[str] = []
    for number, call in enumerate(calls):
        match next(lines, None):
            case {"call": int(n), "gives": value} if n == number:
                outputs[call] = value
            case {"call": int(n), "gave": str(what)} if n == number:
                odd.append(f"gave a {_name(what)}")
            case {"stopped": str(what), **rest} if rest in ({}, {"call": number}):
                odd.append(f"stopped with {_name(what)}")
                if not rest:
                    break
            case _:
                break
    return outputs, odd


def _name(what: str) -> str:
    """A name that a learner's program told; only a name, or none."""
    return what if NAME.fullmatch(what) else "something without a name"


def _told(ran: Ran, odd: list[str], given: int, calls: int, limits: Limits) -> str:
    why = {
        "too-slow": f"it was stopped after {limits.seconds:g} seconds",
        "too-much": f"it gave more than {limits.output:,} bytes",
        "ended": odd[0] if odd else "the rest did not come",
    }[ran.why]
    return f"the function gave an answer to {given} of {calls} inputs: {why}"
