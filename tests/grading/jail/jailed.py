"""A function in the jail, as tests run one, with limits that cost little."""

import json

from trainingkit.grading.jail.folders import packages_for
from trainingkit.grading.jail.run import Limits, Ran, run_jailed

SMALL = Limits(seconds=3.0, cpu_seconds=2, memory=128 * 2**20, output=10**5)


def run(source: str, *calls: list, given: tuple[str, ...] = (), limits: Limits = SMALL) -> Ran:
    """Run a function ``answer`` on these lists of arguments."""
    asked = {"source": source, "given": given, "name": "answer", "calls": [json.dumps(each) for each in calls]}
    return run_jailed(asked, packages_for(given), limits)


def lines(ran: Ran) -> list:
    """What it wrote, after it had said that it was ready."""
    ready, *rest = map(json.loads, ran.lines)
    assert {"ready": True} == ready
    return rest


def gave(source: str, *arguments, **more):
    """What a function gave for one list of arguments."""
    (line,) = lines(run(source, list(arguments), **more))
    return line["gives"]
