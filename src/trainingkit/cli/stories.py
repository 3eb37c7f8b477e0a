"""Which story files a word on the command line means."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click
from click.shell_completion import CompletionItem

from trainingkit.diagnostics import did_you_mean

HOME = "simulations"
FILE = "story.yml"
MISNAMED = re.compile(r"story\.(ya?ml\.txt|yaml|yml)", re.IGNORECASE)  # what editors make of the name
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
        for wrong in misnamed_under(path, *homes()):
            if wrong.parent == path or wrong.parent.name == value:
                self.fail(renaming(wrong), param, ctx)
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


def home_of(path: Path) -> Path:
    """The folder of stories that is meant by it, or by one of its stories."""
    path = path.resolve()
    return path.parent if (path / FILE).is_file() else path


def stories_under(path: Path) -> list[Path]:
    """Every ``story.yml`` in a tree, in the order of their paths; hidden folders are passed over."""
    found = sorted(path.rglob(FILE))
    return [file for file in found if not any(_hidden(part) for part in file.relative_to(path).parts)]


def misnamed_under(*paths: Path) -> list[Path]:
    """Files in some trees that were meant to be a ``story.yml``: their folders have none."""
    return [
        file
        for path in paths
        for file in sorted(path.rglob("[sS][tT][oO][rR][yY].*"))
        if MISNAMED.fullmatch(file.name) and file.is_file() and not file.with_name(FILE).is_file()
        if not any(_hidden(part) for part in file.relative_to(path).parts)
    ]


def renaming(file: Path) -> str:
    """The sentence for a misnamed file."""
    return f'there is a {file.name} in "{file.parent}"; rename it to {FILE}'


def story_files(paths: Iterable[Path]) -> list[Path]:
    """The story files that some paths mean: a file is meant itself, a folder with all that it holds.

    Raises
    ------
    click.BadParameter
        A folder holds no story, or one under a wrong name, which would be passed over in silence.
    """
    files: list[Path] = []
    for path in paths:
        found = stories_under(path) if path.is_dir() else [path]
        if path.is_dir() and (wrong := misnamed_under(path)):
            raise click.BadParameter(renaming(wrong[0]), param_hint="PATH")
        if not found:
            raise click.BadParameter(f'there is no {FILE} in "{path}"', param_hint="PATH")
        files += found
    return list(dict.fromkeys(files))


def _hidden(part: str) -> bool:
    return part.startswith(".") or part in PASSED_OVER


def _from_here(path: Path, here: Path) -> Path:
    return path.relative_to(here) if path.is_relative_to(here) else path
