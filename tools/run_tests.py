"""Run every part of the tests and say in the last lines what happened and what was skipped.

A part that fails does not stop the next one. On a laptop, tests whose tool is missing are skipped and
the last lines say how to enable them; with ``CI=true`` anything skipped is a failure.
"""

import os
import subprocess
import sys
import time
import tomllib
import xml.etree.ElementTree as ElementTree
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from other_pythons import other_pythons, small_environment
from strip_notebooks import notebooks

ROOT = Path(__file__).resolve().parents[1]
IN_CI = os.environ.get("CI", "").lower() in {"1", "true"}
PYTEST = (sys.executable, "-m", "pytest")
NO_NOTEBOOKS = ("-p", "no:nbval")  # each process would load what opens them
THREE_AT_A_TIME = ("-n", "3", "--dist", "loadscope", "--no-loadscope-reorder")
SLOWEST = ("--durations=15", "--durations-min=3")
LONGEST = 2400  # seconds a part may take before it is called stuck; a busy machine is no reason to stop


@dataclass
class Outcome:
    """What one part of the tests came to."""

    name: str
    passed: int = 0
    failed: int = 0
    skipped: Counter = field(default_factory=Counter)  # reason -> number of tests


def main() -> int:
    """Run all parts, print the totals, and return the exit code."""
    with TemporaryDirectory() as reports:
        outcomes = [directions(), in_notebooks(Path(reports)), in_package(Path(reports))]
        outcomes += on_other_pythons(Path(reports))
    return summary(outcomes)


def directions() -> Outcome:
    """Imports only point down (the contracts in pyproject.toml)."""
    title("Directions of import")
    lint_imports = Path(sys.executable).with_name("lint-imports")
    code = subprocess.run([lint_imports, "--no-logo"], cwd=ROOT).returncode
    return Outcome("import directions", passed=int(code == 0), failed=int(code != 0))


def in_notebooks(reports: Path) -> Outcome:
    """Every notebook that a learner can open runs without an error, in a kernel of its own."""
    title("Notebooks")
    paths = [str(path.relative_to(ROOT)) for path in notebooks()]
    if not paths:
        print("There is no notebook yet.")
        return Outcome("notebooks")
    command = [*PYTEST, "-q", "--nbval-lax", "--nbval-cell-timeout=60", *paths]
    return tested("notebooks", command, reports / "notebooks.xml")


def in_package(reports: Path) -> Outcome:
    """All of tests/, three groups at a time, in the order that tests/conftest.py gives them.

    Three on two cores, because browsers, servers and kernels leave a core idle while they wait for each other.
    """
    title(f"The package, on Python {sys.version.split()[0]}")
    command = [*PYTEST, "-q", *NO_NOTEBOOKS, *THREE_AT_A_TIME, *SLOWEST, "tests"]
    return tested("package", command, reports / "package.xml")


def on_other_pythons(reports: Path) -> list[Outcome]:
    """The pure layers again, on every other tested Python that the machine has."""
    pythons = other_pythons()
    title(f"The pure layers, on {', '.join(f'Python {version}' for version in pythons) or 'no other Python'}")
    folders = pure_tests()
    if missing := [str(path.relative_to(ROOT)) for path in folders if not path.is_dir()]:
        print(f"A pure layer has no tests: {', '.join(missing)} is not there.")
        return [Outcome("pure layers", failed=1)]
    paths = [str(path.relative_to(ROOT)) for path in folders]
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(lambda each: on_other_python(*each, paths, reports), pythons.items()))


def on_other_python(version: str, python: Path | None, paths: list[str], reports: Path) -> Outcome:
    """The pure layers on one other Python."""
    name = f"pure layers on Python {version}"
    if python is None:
        reason = f"Python {version} cannot make an environment: sudo apt-get install python{version}-venv"
        return Outcome(name, skipped=Counter({reason: 1}))
    try:
        inside = small_environment(version, python)
    except subprocess.CalledProcessError as error:
        print(f"No environment for Python {version}: {error}")
        return Outcome(name, failed=1)
    command = [str(inside), "-m", "pytest", "-q", "-p", "no:cacheprovider", "-o", "pythonpath=. src", *paths]
    return tested(name, command, reports / f"{version}.xml", beside_others=True)


def pure_tests(root: Path = ROOT) -> list[Path]:
    """A folder of tests for each sub-package that the contract "pure-layers" in pyproject.toml names."""
    tools = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    contracts = tools["importlinter"]["contracts"]
    modules = next(contract["source_modules"] for contract in contracts if contract.get("id") == "pure-layers")
    names = [module.removeprefix("trainingkit.") for module in modules]
    return [root / "tests" / name for name in names if (root / "src" / "trainingkit" / name).is_dir()]


def tested(name: str, command: list[str], report: Path, beside_others: bool = False) -> Outcome:
    """Run pytest and read what it counted.

    ``beside_others``: with fewer examples of each property, and its words printed at the end, in one piece.
    """
    started = time.monotonic()
    try:
        done = subprocess.run(
            [*command, f"--junitxml={report}"],
            cwd=ROOT,
            timeout=LONGEST,
            text=True,
            stdin=subprocess.DEVNULL,
            env=os.environ | ({"HYPOTHESIS_PROFILE": "quick"} if beside_others else {}),
            stdout=subprocess.PIPE if beside_others else None,
        )
    except subprocess.TimeoutExpired:
        print(f"{name}: stuck for {LONGEST} s, stopped", flush=True)
        return Outcome(name, failed=1)
    print(f"-- {name}, {time.monotonic() - started:.0f} s\n{done.stdout or ''}", flush=True)
    outcome = counted(name, report) if report.exists() else Outcome(name)
    if done.returncode and not outcome.failed:
        outcome.failed = 1
    return outcome


def counted(name: str, report: Path) -> Outcome:
    """Read pytest's JUnit report."""
    outcome = Outcome(name)
    for case in ElementTree.parse(report).iter("testcase"):
        if case.find("failure") is not None or case.find("error") is not None:
            outcome.failed += 1
        elif (skipped := case.find("skipped")) is not None and "xfail" not in skipped.get("type", ""):
            outcome.skipped[skipped.get("message", "no reason given")] += 1
        else:
            outcome.passed += 1
    return outcome


def summary(outcomes: list[Outcome]) -> int:
    """Print the totals, then what was skipped and how to enable it; return the exit code."""
    title("Together")
    for outcome in outcomes:
        skips = f", {outcome.skipped.total()} skipped" if outcome.skipped else ""
        print(f"{outcome.name}: {outcome.passed} passed, {outcome.failed} failed{skips}")
    skipped = sum((outcome.skipped for outcome in outcomes), Counter())
    failed = sum(outcome.failed for outcome in outcomes)
    passed = sum(outcome.passed for outcome in outcomes)
    print()
    for reason, number in skipped.items():
        print(f"{number} skipped: {reason}")
    if skipped and IN_CI:
        print("With CI=true nothing may be skipped, so these count as failed.")
        failed += skipped.total()
    tail = f", {skipped.total()} skipped (above: what would enable them)" if skipped and not IN_CI else ""
    print(f"{passed} passed, {failed} failed{tail}", flush=True)
    return 1 if failed else 0


def title(text: str) -> None:
    """Say which part begins."""
    print(f"\n=== {text}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
