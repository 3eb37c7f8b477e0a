"""README.md shows what the commands say with --help: compare, or with ``--write`` copy it there again."""

import difflib
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
BLOCK = re.compile(r"(<!-- help: ([a-z ]*?)\s*-->\n```text\n)(.*?)(```\n<!-- /help -->)", re.DOTALL)


def help_of(command: str) -> str:
    """What ``trainingkit <command> --help`` prints on a plain terminal of 90 columns."""
    plain = {"COLUMNS": "90", "TERMINAL_WIDTH": "90", "NO_COLOR": "1", "TERM": "dumb"}
    trainingkit = Path(sys.executable).with_name("trainingkit")
    done = subprocess.run(
        [trainingkit, *command.split()[1:], "--help"],
        env=os.environ | plain,
        capture_output=True,
        text=True,
        check=True,
    )
    return "".join(f"{line.rstrip()}\n" for line in done.stdout.strip("\n").splitlines())


def with_help(text: str) -> str:
    """The text with each marked block filled anew."""
    return BLOCK.sub(lambda block: block[1] + help_of(block[2]) + block[4], text)


if __name__ == "__main__":
    written = README.read_text(encoding="utf-8")
    wanted = with_help(written)
    if "--write" in sys.argv:
        README.write_text(wanted, encoding="utf-8")
    elif written != wanted:
        print("README.md and --help differ; `make readme` copies the help again.")
        print("\n".join(difflib.unified_diff(written.splitlines(), wanted.splitlines(), lineterm="", n=1)))
        sys.exit(1)
