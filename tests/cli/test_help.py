"""What the commands say about themselves."""

import os
import shlex
import subprocess
import sys

import click
import pytest

from tests.cli.running import ROOT, run
from trainingkit.cli import main
from trainingkit.cli.reference import commands_page

COMMANDS = [(), *((name,) for name in main.commands)]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_opens_with_two_lines_that_can_be_run(command, monkeypatch):
    """The first two lines of each help are command lines that the command itself accepts."""
    monkeypatch.chdir(ROOT)
    lines = run(*command, "--help").output.splitlines()[:2]

    for line in lines:
        program, name, *words = shlex.split(line, comments=True)
        with main.commands[name].make_context(name, words, parent=click.Context(main)):
            assert "trainingkit" == program


def test_the_page_of_commands_is_up_to_date():
    """docs/commands.md is what the commands say; ``python -m trainingkit.cli.reference`` writes it again."""
    assert (ROOT / "docs" / "commands.md").read_text(encoding="utf-8") == commands_page()


def test_a_misspelt_command_is_guessed():
    """The message names the command that was probably meant."""
    result = run("chekc")

    assert 2 == result.exit_code
    assert 'there is no command "chekc"; did you mean "check"?' in result.output


def test_an_unknown_command_is_told_what_there_is():
    """Where nothing is near, all commands are named."""
    result = run("xyzzy")

    assert 2 == result.exit_code
    assert "the commands are: serve, play, lab, new, check, map, sign-off, " in result.output
    assert all(name in result.output for name in main.commands)


def test_help_loads_nothing_heavy():
    """Help and completion answer at once, because a command imports what it works with when it runs."""
    heavy = ("numpy", "pydantic", "rich", "tornado", "voila", "yaml")
    code = f"import sys, trainingkit.cli; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert "[]\n" == done.stdout


def test_an_expected_failure_is_one_sentence(tmp_path):
    """An error that the package raises on purpose is told without a traceback."""
    (tmp_path / "night-shift").mkdir()
    result = run("new", "night-shift", "--into", tmp_path)

    assert 1 == result.exit_code
    assert f"Error: {tmp_path / 'night-shift'} is there already; nothing was changed\n" == result.output


def test_names_of_stories_are_completed(monkeypatch):
    """The shell completes the name of a story by what is under simulations."""
    monkeypatch.chdir(ROOT)
    shell = {"_TRAININGKIT_COMPLETE": "bash_complete", "COMP_WORDS": "trainingkit play a-fr", "COMP_CWORD": "2"}
    done = subprocess.run(
        [sys.executable, "-c", "from trainingkit.cli import main; main(prog_name='trainingkit')"],
        env={**os.environ, **shell},
        capture_output=True,
        text=True,
    )

    assert "plain,a-friend-request\n" == done.stdout
