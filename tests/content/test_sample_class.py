"""The class that grading is tried with: it is what its tool makes, and the commands of README.md lead through it."""

import os
import re
import shlex
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import Result

from tests.cli.running import ROOT, run
from tests.grading.classes import MADE, Class
from tests.trainees.sample_class import CLASS, PACKED, sample_files

A2 = "first-response"
SHOWN = re.compile(r"<!-- try grading -->\n```sh\n(.*?)```", re.DOTALL)
of_a_shell = pytest.mark.skipif(os.name == "nt", reason="the first command is for a POSIX shell")


@pytest.fixture(scope="module")
def commands() -> list[str]:
    """What README.md says to type."""
    return SHOWN.findall((ROOT / "README.md").read_text(encoding="utf-8"))[0].splitlines()


@pytest.fixture(scope="module")
def tried(commands: list[str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, list[Result]]]:
    """The folder in which they were typed, and what each command of ours came to; the first one made the folder."""
    checkout = tmp_path_factory.mktemp("newcomer") / "checkout"
    for name in ("course", "instructor"):
        shutil.copytree(ROOT / name, checkout / name, ignore=MADE)
    (checkout / "instructor" / "nbgrader_config.py").open("a").write(f'\nc.Exchange.root = "{checkout / "none"}"\n')
    subprocess.run(["sh", "-c", commands[0]], cwd=checkout, check=True)
    before = Path.cwd()
    os.chdir(checkout.parent / "try")
    try:
        yield Path.cwd(), [run(*shlex.split(line)[1:]) for line in commands[1:]]
    finally:
        os.chdir(before)


def test_the_class_is_what_its_tool_makes():
    """The zip has the answers of the twelve on the stories and the notebook of today.

    After a change: ``python -m tests.trainees.sample_class``.
    """
    with zipfile.ZipFile(PACKED) as archive:
        packed = {name: archive.read(name) for name in archive.namelist()}

    assert sample_files() == packed


@of_a_shell
def test_six_commands_lead_to_results(commands, tried):
    """Each command of README.md ends well; twelve are graded and have a page, and one has the file of an appeal."""
    folder, results = tried
    assert [] == [result.output for result in results if result.exit_code != 0]
    with Class(folder / "instructor").records() as records:
        graded = {seat: each.graded.outcome.points for seat, each in records.latest_of_all(A2).items()}
    (appeal,) = (folder / "instructor" / "private").glob("appeal-seat-03-*.pdf")

    assert 6 == len(commands)
    assert [*CLASS] == sorted(graded)
    assert 4 < len(set(graded.values()))
    assert [*CLASS] == sorted(path.name[:7] for path in (folder / "pages").iterdir())
    assert appeal.read_bytes().startswith(b"%PDF-")
    assert (folder / "instructor" / "release" / f"{A2}.zip").is_file()


@of_a_shell
def test_a_whole_page_is_one_score_away(tried):
    """Full credit for a log, as the guide says, and the page of that seat has criteria with their reasons."""
    folder, _ = tried
    with Class(folder / "instructor").gradebook() as gradebook:
        grade = gradebook.find_grade("decision-log", A2, A2, "seat-05")
        grade.manual_score, grade.needs_manual_grade = grade.max_score, False
        gradebook.db.commit()
    result = run("feedback", A2, "--out", "whole")
    page = (folder / "whole" / f"seat-05-{A2}.html").read_text(encoding="utf-8")

    assert "Competent in this practice, 29 of 46 points" in result.output
    assert "Why it matters" in page
    assert [f"seat-05-{A2}.html"] == [path.name for path in (folder / "whole").iterdir()]


@of_a_shell
def test_what_is_odd_in_the_class_is_told(tried):
    """The command names the file that is cut short and the notebook that was rewritten, each at its seat alone."""
    folder, _ = tried
    with Class(folder / "instructor").records() as records:
        latest = {seat: each.graded for seat, each in records.latest_of_all(A2).items()}

    assert ["seat-09"] == [seat for seat, each in latest.items() if any(r.trouble for r in each.responses)]
    assert ["seat-10"] == [seat for seat, each in latest.items() if each.tampered]
