"""trainingkit sign-off."""

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tests.cli.running import call, run
from trainingkit.story import content_hash, signed_off, story_from

WHO = ("--role", "Safeguarding lead", "--organisation", "A school: the big one", "--until", "2027-11-21")


@pytest.fixture
def story(tmp_path):
    """A story that passes the check."""
    run("new", "night-shift", "--into", tmp_path)
    return tmp_path / "night-shift" / "story.yml"


def printed(story, *more):
    """What is printed on standard output alone, as a pipe gets it."""
    command = [Path(sys.executable).with_name("trainingkit"), "sign-off", story, *WHO, *more]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_the_block_signs_exactly_this_text(story):
    """Pasted in, it makes the story approved; after a change of a word, it does not."""
    block = printed(story, "--date", "2026-11-21")
    text = story.read_text()
    story.write_text(text.replace("\npassages:", f"\n{block}\npassages:"))
    approved = story_from(story)
    story.write_text(story.read_text().replace("A new request", "The new request"))

    assert signed_off(approved, story.parent, date(2026, 11, 21))
    assert signed_off(approved, story.parent, date(2027, 11, 21))
    assert not signed_off(approved, story.parent, date(2027, 11, 22))
    assert not signed_off(story_from(story), story.parent, date(2026, 11, 21))


def test_the_block_is_what_a_person_reads(story):
    """Role, organisation, days and hash; words that YAML would misread are in quotes."""
    expected = f"""\
signed_off:
  role: Safeguarding lead
  organisation: 'A school: the big one'
  date: 2026-11-21
  until: 2027-11-21
  hash: {content_hash(story_from(story))}
"""

    assert expected == printed(story, "--date", "2026-11-21")


def test_a_story_with_errors_cannot_be_signed_off(tmp_path):
    """The findings are shown first."""
    result = run("sign-off", call(tmp_path), *WHO)

    assert 1 == result.exit_code
    assert "error[" in result.output
    reason = "the story does not pass the check before a release, so it cannot be signed off"
    assert result.output.endswith(f"Error: {reason}\n")


def test_a_text_that_is_not_finished_cannot_be_signed_off(story):
    """A TODO mark stops it, as it stops a release; that it is still a draft does not."""
    story.write_text(story.read_text().replace("A new request", "TODO - a new request", 1))
    result = run("sign-off", story, *WHO)

    assert 1 == result.exit_code
    assert ["todo"] == re.findall(r"error\[([a-z-]+)\]", result.output)


def test_a_sign_off_that_has_run_out_can_be_given_anew(story):
    """A stale or expired one is what the new one replaces."""
    old = f"signed_off: {{role: A, organisation: B, date: 2026-01-01, until: 2026-02-01, hash: 'sha256:{'0' * 64}'}}"
    story.write_text(story.read_text().replace("\npassages:", f"\n{old}\npassages:"))

    assert "role: Safeguarding lead" in printed(story, "--date", "2026-11-21")


def test_an_approval_ends_after_it_begins(story):
    """A slip in a year is caught."""
    result = run("sign-off", story, *WHO, "--date", "2028-01-01")

    assert 2 == result.exit_code
    assert "the approval would end before it begins" in result.output


@pytest.mark.parametrize("option", ["--role", "--organisation"])
@pytest.mark.parametrize("words", ["", "  "], ids=["empty", "blank"])
def test_an_approval_is_somebodys(story, option, words):
    """Who approves a story is said, or it is not approved."""
    result = run("sign-off", story, *WHO, option, words)

    assert 2 == result.exit_code
    assert f"Invalid value for '{option}': this must say who approves" in result.output
