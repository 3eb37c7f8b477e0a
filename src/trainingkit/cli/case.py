"""``trainingkit case``: one evidence case, for practice or to look at."""

from pathlib import Path

import click

from trainingkit.cli.help import Command, Group


@click.group(
    "case",
    cls=Group,
    examples=(
        "trainingkit case build course/digital-evidence/case.yml --out case",
        "trainingkit case build --help",
    ),
)
def case_() -> None:
    """Evidence cases: invented material in which something is to be found."""


@case_.command(
    cls=Command,
    examples=(
        "trainingkit case build course/digital-evidence/case.yml --out case",
        "trainingkit case build instructor/cases/chat-extortion.yml --seed 7 --out case --truth truth.json",
    ),
)
@click.argument("spec", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--seed", help="Any text or number; the same gives the same files.  [default: the one in SPEC]")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="The folder to make.")
@click.option("--truth", type=click.Path(dir_okay=False, path_type=Path), help="Also write what is true in it, here.")
def build(spec: Path, seed: str | None, out: Path, truth: Path | None) -> None:
    """Build one case from its SPEC: the files of a folder that must not exist yet.

    What is true in the case is never in that folder.
    """
    from trainingkit.cli.casework import build_into
    from trainingkit.cli.terminal import standard_error

    standard_error().print(build_into(spec, seed, out, truth), soft_wrap=True)
