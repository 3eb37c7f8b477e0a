"""What is committed: notebooks without a trace of a run, and no word about the machine they came from."""

import json
import re
import subprocess
import sys
from pathlib import Path

from trainingkit.diagnostics import Severity

ROOT = Path(__file__).resolve().parents[1]

# Put together here, so that this file does not name what it looks for.
HOSTS = (
    "py" + r"pi\.org",
    "python" + r"hosted\.org",
    "npm" + r"js\.(?:org|com)",
    "registry\\." + "yarn" + "pkg",
    "deb\\." + r"debian\.org",
    "ana" + r"conda\.org",
)
FOLDERS = ("/wo" + "rk/", "/ro" + "ot/", "/ho" + r"me/\w", "/Us" + r"ers/\w", r"C:\\Us" + "ers", "/tm" + "p/")
BANNED = re.compile("|".join((*HOSTS, *FOLDERS)))


def committed() -> list[Path]:
    """The files that git tracks and that are there."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file()]


def notebooks() -> dict[str, dict]:
    """Path -> content of each notebook that a learner can open."""
    paths = [path for path in committed() if path.suffix == ".ipynb"]
    learners = [path for path in paths if path.relative_to(ROOT).parts[0] in {"course", "simulations", "instructor"}]
    return {str(path.relative_to(ROOT)): json.loads(path.read_text(encoding="utf-8")) for path in learners}


def test_notebooks_are_stripped():
    """No notebook carries an output or an execution count."""
    cells = [(path, cell) for path, book in notebooks().items() for cell in book["cells"]]

    assert [] == [path for path, cell in cells if cell.get("outputs") or cell.get("execution_count") is not None]


def test_notebooks_have_cell_ids():
    """Every notebook is of format 4.5, and each cell of it has an id of its own."""
    ids = {path: [cell.get("id") for cell in book["cells"]] for path, book in notebooks().items()}

    assert {} == {path: each for path, each in ids.items() if None in each or len(each) != len(set(each))}
    assert [] == [p for p, book in notebooks().items() if (4, 5) != (book["nbformat"], book["nbformat_minor"])]


def test_notebooks_ask_for_a_kernel_that_everybody_has():
    """Every notebook names the kernel python3."""
    books = notebooks().items()

    assert [] == [path for path, book in books if "python3" != book["metadata"].get("kernelspec", {}).get("name")]


def test_nothing_names_a_machine_or_an_index():
    """No committed text names a folder of one machine or the host of a package index."""
    found = []
    for path in committed():
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except UnicodeDecodeError:
            continue  # an image
        where = path.relative_to(ROOT)
        found += [f"{where}:{number}: {m[0]}" for number, line in enumerate(lines, 1) if (m := BANNED.search(line))]

    assert [] == found


def test_links_between_documents_lead_somewhere():
    """Each link or picture in a document points at a file that is there."""
    documents = [path for path in committed() if path.suffix == ".md" and path.parent.name != "web"]
    links = [
        (path, target)
        for path in documents
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", path.read_text(encoding="utf-8"))
        if "://" not in target and not target.startswith("mailto:")
    ]

    assert [] == [f"{path.name}: {target}" for path, target in links if not (path.parent / target).exists()]


def test_code_in_documents_is_in_the_files_it_is_quoted_from():
    """Each block that a document quotes stands so in the file it names."""
    quotes = re.compile(r"<!-- quoted: (\S+) -->\n```\w+\n(.*?)```", re.DOTALL)
    quoted = quotes.findall((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"))

    assert 3 == len(quoted)
    assert [] == [path for path, block in quoted if block not in (ROOT / path).read_text(encoding="utf-8")]


def test_the_severities_mean_the_same_everywhere():
    """CONTRIBUTING.md says of each severity what the manual of the checks says."""
    said = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")

    assert [] == [severity for severity in Severity if f"*{severity}*: {severity.meaning}." not in said]


def test_the_readme_shows_the_real_help():
    """The commands in README.md are what the commands themselves say with --help."""
    check = subprocess.run([sys.executable, ROOT / "tools" / "readme_help.py"], capture_output=True, text=True)

    assert 0 == check.returncode, check.stdout + check.stderr
