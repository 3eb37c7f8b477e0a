"""One case onto the disk."""

import json
from pathlib import Path, PurePosixPath

from trainingkit.cli.replacing import replace_folders
from trainingkit.cli.terminal import counted
from trainingkit.cli.writing import see_that_it_can_be_written, write_file
from trainingkit.errors import AuthorMistakes, TrainingkitError
from trainingkit.evidence import build_case, read_case_spec


class CannotBuild(TrainingkitError):
    """A case that cannot be built as asked; says why."""


def build_into(spec: Path, seed: str | None, out: Path, truth: Path | None) -> str:
    """Build a case into a new folder, and say what was built.

    Raises
    ------
    AuthorMistakes
        The spec has mistakes.
    CannotBuild
        There is no seed, the folder is not empty, or the truth would lie inside it.
    CannotWrite
        The place allows no file.
    """
    read = read_case_spec(spec)
    if read.spec is None:
        raise AuthorMistakes(read.diagnostics)
    if seed is None and read.spec.seed is None:
        raise CannotBuild(f'"{spec}" has no seed of its own: choose one, such as --seed 7')
    if out.exists() and any(out.iterdir()):
        raise CannotBuild(f'"{out}" is not empty; name a new folder')
    if truth and truth.resolve().is_relative_to(out.resolve()):
        raise CannotBuild("the truth must not lie in the folder of the case; name another place")
    if truth:
        see_that_it_can_be_written(truth)
    case = build_case(read.spec, seed if seed is not None else str(read.spec.seed))
    contents = {PurePosixPath(name): data for name, data in case.files.items()}
    replace_folders({out: contents}, beside=out.absolute().with_name(f".{out.absolute().name}.new"))
    if truth:
        write_file(truth, json.dumps(case.truth.model_dump(mode="json"), indent=1, ensure_ascii=False) + "\n")
    size = sum(map(len, case.files.values()))
    return f"{out}: {counted(len(case.files), 'file')}, {size / 1024:,.0f} KB"
