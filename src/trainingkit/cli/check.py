"""``trainingkit check``: everything an author's story must keep to, on every path."""

import json
from datetime import date
from pathlib import Path

import click

from trainingkit.cli.help import Command

PATHS = click.Path(exists=True, path_type=Path)


def explain(ctx: click.Context, param: click.Parameter, code: str | None) -> None:
    """Print the page of a code, and be done."""
    if code is None or ctx.resilient_parsing:
        return
    from trainingkit.checks.manual import codes_of, page_of
    from trainingkit.cli.manual import whole_manual
    from trainingkit.diagnostics import did_you_mean

    manual = whole_manual()
    known = codes_of(manual)
    if code not in known:
        guess = did_you_mean(code, known) or "the check prints it in square brackets, such as error[no-way-on]"
        raise click.BadParameter(f'there is no code "{code}"; {guess}', ctx, param)
    click.echo(page_of(manual, code), nl=False)
    ctx.exit()


def codes_like(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """What the shell completes a code to."""
    from trainingkit.checks.manual import codes_of
    from trainingkit.cli.manual import whole_manual

    return [code for code in codes_of(whole_manual()) if code.startswith(incomplete)]


@click.command(
    cls=Command,
    short_help="Check stories, the course and the instructor's folder.",
    examples=(
        "trainingkit check simulations",
        "trainingkit check simulations/a-friend-request --release",
        "trainingkit check course instructor",
    ),
)
@click.argument("paths", metavar="PATH...", type=PATHS, nargs=-1, required=True)
@click.option("--json", "as_data", is_flag=True, help="Print the findings as a JSON list, and nothing else.")
@click.option(
    "--release",
    is_flag=True,
    help="Also fail on TODO marks, sign-offs that do not hold and facts past their review date; list unconfirmed ones.",
)
@click.option("--measures", is_flag=True, help="Also tell how long and how hard each story is.")
@click.option(
    "--explain",
    metavar="CODE",
    is_eager=True,
    expose_value=False,
    callback=explain,
    shell_complete=codes_like,
    help="Print what a code means, why, and how to mend it; no PATH is needed.",
)
def check(paths: tuple[Path, ...], as_data: bool, release: bool, measures: bool) -> None:
    """Check stories, and prove what must hold on every path; check the course, and the instructor's folder.

    Each PATH is a story file, a story's folder, or a folder with many; the folder of the course, of the instructor,
    or the spec of an evidence case. Every finding says where it is and how to mend it. The exit code is 0 without
    errors, 1 with errors, 2 when the command itself was wrong.
    """
    from trainingkit.cli.checking import check_all, summary
    from trainingkit.cli.course_checking import check_course_parts, is_only_course
    from trainingkit.cli.stories import story_files
    from trainingkit.cli.terminal import show_diagnostics, standard_error, standard_output
    from trainingkit.diagnostics import as_json

    stories = [path for path in paths if not is_only_course(path)]
    outcome = check_all(story_files(stories), date.today(), release, measures, standard_error())
    course = check_course_parts(paths, date.today())
    found = outcome.diagnostics + course.diagnostics
    if as_data:
        click.echo(json.dumps(as_json(found), indent=2, ensure_ascii=False))
    else:
        console = standard_output()
        show_diagnostics(console, found)
        if found:
            console.print("More on a code: trainingkit check --explain CODE", soft_wrap=True)
        if course.parts:
            console.print(course.summary(), soft_wrap=True)
        if stories:
            console.print(summary(outcome), soft_wrap=True)
    if outcome.errors or course.errors:
        raise SystemExit(1)
