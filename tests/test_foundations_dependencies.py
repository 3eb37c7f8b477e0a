"""What is declared, what is locked and what conda users get are the same packages."""

import ast
import re
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = ("requirements.lock", "requirements-dev.lock")

# Where conda-forge has another name for a package than the Python index, it is said here.
CONDA_NAMES = {
    "Jinja2": "jinja2",
    "PyYAML": "pyyaml",
    "SQLAlchemy": "sqlalchemy",
    "jupyter-client": "jupyter_client",
    "jupyter-core": "jupyter_core",
    "jupyter-server": "jupyter_server",
    "matplotlib": "matplotlib-base",  # without the toolkits for windows
    "typst": "typst-py",  # "typst" is its command line there
}
# What the package declares without importing it, and why.
NOT_IMPORTED = {
    "jupyterlab": "where learners and instructors open notebooks",
}
# A package that comes with a declared one, in a version that only that one chooses.
COMES_WITH = {"pydantic_core": "pydantic"}


def group(name: str) -> list[Requirement]:
    """The requirements of a dependency group, with the groups it includes."""
    entries = PYPROJECT["dependency-groups"][name]
    included = [group(entry["include-group"]) for entry in entries if isinstance(entry, dict)]
    return sum(included, [Requirement(entry) for entry in entries if isinstance(entry, str)])


def declared() -> list[Requirement]:
    """What the package itself needs."""
    return [Requirement(line) for line in PYPROJECT["project"]["dependencies"]]


def locked(lock: str) -> dict[str, str]:
    """Name -> version of each package in a lock."""
    return dict(re.findall(r"^([a-z0-9][a-z0-9._-]*)==([^ ]+)", (ROOT / lock).read_text(), flags=re.MULTILINE))


def test_conda_users_get_the_declared_packages_and_ranges():
    """environment.yml asks for what pyproject.toml declares, in the same ranges, and nothing else."""
    wanted = {CONDA_NAMES.get(each.name, each.name): each.specifier for each in [*declared(), *group("build")]}
    wanted |= {"python": SpecifierSet(PYPROJECT["project"]["requires-python"]), "pip": SpecifierSet("")}

    environment = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
    lines = [line.partition(" ") for line in environment["dependencies"]]

    assert wanted == {name: SpecifierSet(range_) for name, _, range_ in lines}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_hashes(lock):
    """Nothing is installed whose bytes were not seen when the lock was made."""
    entries = re.split(r"^(?=[a-z0-9])", (ROOT / lock).read_text(), flags=re.MULTILINE)

    assert [] == [entry for entry in entries if "==" in entry and "--hash=sha256:" not in entry]


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_index(lock):
    """A lock says which bytes, never from where: an organisation's own mirror serves as well."""
    text = (ROOT / lock).read_text()

    assert [] == [word for word in ("://", "--index-url", "--extra-index", "--find-links") if word in text]


@pytest.mark.parametrize(("lock", "needs"), [(LOCKS[0], ["build"]), (LOCKS[1], ["build", "pure", "dev"])])
def test_a_lock_holds_what_is_declared(lock, needs):
    """Each declared package is locked, the build backend too, at a version in its declared range."""
    versions = locked(lock)
    wanted = declared() + [each for name in needs for each in group(name)]
    wanted += [Requirement(line) for line in PYPROJECT["build-system"]["requires"]]

    assert [] == [
        str(each) for each in wanted if versions.get(canonicalize_name(each.name), "none") not in each.specifier
    ]


def test_what_is_tested_is_what_is_run():
    """The dev lock has every package of the run lock, at the same version."""
    run, dev = map(locked, LOCKS)

    assert run == {name: dev.get(name) for name in run}


def test_the_pure_group_keeps_the_declared_ranges():
    """The small environments of the other Pythons use the ranges of the package itself."""
    everywhere = {each.name: each.specifier for each in declared()}

    assert [] == [str(each) for each in group("pure") if everywhere.get(each.name, each.specifier) != each.specifier]


def test_everything_imported_is_declared():
    """The package imports only what it declares, or what the standard library has."""
    known = {canonicalize_name(each.name) for each in declared()}

    assert {} == {name: packages for name, packages in imported_packages().items() if known.isdisjoint(packages)}


def test_everything_declared_is_imported_or_has_a_reason():
    """What is declared and never imported stands on a list, with what it is for."""
    imported = set().union(*imported_packages().values())

    assert set(NOT_IMPORTED) == {name for each in declared() if (name := canonicalize_name(each.name)) not in imported}


def imported_packages() -> dict[str, set[str]]:
    """Each module from elsewhere that the package imports, with the distributions it can come from."""
    modules = metadata.packages_distributions()
    imported = {
        name.partition(".")[0]
        for path in (ROOT / "src").rglob("*.py")
        if "node_modules" not in path.parts
        for name in imported_names(path)
    }
    outside = imported - set(sys.stdlib_module_names) - {"trainingkit"}
    return {name: {canonicalize_name(each) for each in modules.get(COMES_WITH.get(name, name), [])} for name in outside}


def imported_names(path: Path) -> list[str]:
    """The dotted names of the modules that a file imports, its own package's relative ones left out."""
    names = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            names.append(node.module or "")
    return names
