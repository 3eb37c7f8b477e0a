"""How a command explains itself: two lines to try first, then what it does, and one sentence when it fails."""

from collections.abc import Sequence
from typing import Any

import click

from trainingkit.diagnostics import did_you_mean
from trainingkit.errors import AuthorMistakes, TrainingkitError

WIDTH = 90  # columns of a help text, at most
SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": WIDTH}


class Command(click.Command):
    """A command whose help opens with lines that can be run as they stand.

    An error that this package raises on purpose ends it with one sentence and exit code 1, not a traceback.
    """

    def __init__(self, *args: Any, examples: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, context_settings=SETTINGS, **kwargs)
        self.examples = tuple(examples)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        write_examples(self.examples, formatter)
        super().format_help(ctx, formatter)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except AuthorMistakes as mistakes:
            from trainingkit.cli.terminal import show_diagnostics, standard_error

            show_diagnostics(standard_error(), mistakes.diagnostics)
            ctx.exit(1)
        except TrainingkitError as error:
            raise click.ClickException(str(error)) from error


class Group(click.Group):
    """A group whose help opens with lines to try, and which guesses what a misspelt command was meant to be."""

    def __init__(self, *args: Any, examples: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, context_settings=SETTINGS, **kwargs)
        self.examples = tuple(examples)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order of a day's work, not of the alphabet."""
        return list(self.commands)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        write_examples(self.examples, formatter)
        super().format_help(ctx, formatter)

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        name = args[0]
        if name not in self.commands and not name.startswith("-"):
            guess = did_you_mean(name, self.commands)
            ctx.fail(f'there is no command "{name}"; {guess or "the commands are: " + ", ".join(self.commands)}')
        return super().resolve_command(ctx, args)


def write_examples(examples: Sequence[str], formatter: click.HelpFormatter) -> None:
    """The lines to try, unwrapped, so that they can be copied."""
    for line in examples:
        formatter.write(f"  {line}\n")
    if examples:
        formatter.write("\n")
