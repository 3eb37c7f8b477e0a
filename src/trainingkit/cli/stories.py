"""Which story files a word on the command line means."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click
from click.shell_completion import CompletionItem

from trainingkit.diagnostics import did_you_mean

HOME = "simulations"
FILE = "story.yml"
PASSED_OVER = {"node_modules", "__pycache__"}


class StoryPath(click.ParamType):
    """A story: its file, its folder, or the name of a folder under ``simulations/`` (here or further up)."""

    name = "story"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The path of the ``story.yml``."""
        path = Path(value)
        if path.is_file():
            return path
        if (path / FILE).is_file():
            return path / FILE
        known = {found.parent.name: found for home in homes() for found in reversed(stories_under(home))}
        if value in known:
            return known[value]
        guess = did_you_mean(str(value), known)
        listed = f"the stories are: {', '.join(sorted(known))}" if known else "there are none under simulations/"
        self.fail(f'there is no story "{value}"; {guess or listed}', param, ctx)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        names = sorted({found.parent.name for home in homes() for found in stories_under(home)})
        return [CompletionItem(name) for name in names if name.startswith(incomplete)]


def homes() -> list[Path]:
    """The ``simulations`` folders of the current folder and of those above it, the nearest first."""
    here = Path.cwd()
    return [_from_here(folder / HOME, here) for folder in (here, *here.parents) if (folder / HOME).is_dir()]


def nearest_home() -> Path:
    """The ``simulations`` folder that is meant when none is named.

    Raises
    ------
    click.UsageError
        There is none here nor further up.
    """
    found = homes()
    if not found:
        raise click.UsageError("there is no folder simulations here; name the folder that holds the stories")
    return found[0]


def stories_under(path: Path) -> list[Path]:
    """Every ``story.yml`` in a tree, in the order of their paths; hidden folders are passed over."""
    found = sorted(path.rglob(FILE))
    return [file for file in found if not any(_hidden(part) for part in file.relative_to(path).parts)]


def story_files(paths: Iterable[Path]) -> list[Path]:
    """The story files that some paths mean: a file is meant itself, a folder with all that it holds.

    Raises
    ------
    click.BadParameter
        A folder holds no story.
    """
    files: list[Path] = []
    for path in paths:
        found = stories_under(path) if path.is_dir() else [path]
        if not found:
            raise click.BadParameter(f'there is no {FILE} in "{path}"', param_hint="PATH")
        files += found
    return list(dict.fromkeys(files))


def _hidden(part: str) -> bool:
    return part.startswith(".") or part in PASSED_OVER


def _from_here(path: Path, here: Path) -> Path:
    return path.relative_to(here) if path.is_relative_to(here) else path
