"""The page of all commands, ``docs/commands.md``: what each says with ``--help``.

``python -m trainingkit.cli.reference`` prints it.
"""

import click

from trainingkit.cli.commands import main
from trainingkit.cli.help import WIDTH

HEAD = """\
# Commands

What each command says with `--help`. Exit codes: 0 all is well, 1 something was found, 2 the command line was wrong.

The names of stories can be completed with the tab key: `eval "$(_TRAININGKIT_COMPLETE=bash_source trainingkit)"`
for bash; `zsh_source` and `fish_source` for the others.
"""


def commands_page() -> str:
    """The whole page, ending in a line break; the same on every machine."""
    parts = [HEAD, _block("trainingkit", help_text(main, "trainingkit"))]
    for name, command in main.commands.items():
        parts.append(_block(f"trainingkit {name}", help_text(command, f"trainingkit {name}")))
    return "\n".join(parts)


def help_text(command: click.Command, name: str) -> str:
    """A command's help as a wide terminal shows it."""
    context = click.Context(command, info_name=name, terminal_width=WIDTH - 2, help_option_names=["-h", "--help"])
    return "".join(f"{line.rstrip()}\n" for line in command.get_help(context).splitlines())


def _block(title: str, text: str) -> str:
    return f"## {title}\n\n```text\n{text}```\n"


if __name__ == "__main__":
    click.echo(commands_page(), nl=False)
