"""``trainingkit record``: one page that a trainee may show."""

from datetime import UTC, datetime
from pathlib import Path

import click

from trainingkit.cli.help import Command
from trainingkit.cli.instructor import in_instructor_folder


@click.command(
    cls=Command,
    short_help="Make a trainee's training record, one page.",
    examples=(
        "trainingkit record seat-07",
        "trainingkit record seat-07 --pathway two-days --text",
    ),
)
@click.argument("seat")
@in_instructor_folder
@click.option(
    "--course",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path("course"),
    show_default=True,
    help="The folder with outline.yml.",
)
@click.option("--pathway", help="The pathway that was taught.  [default: the shortest with all that is recorded]")
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The PDF to write.  [default: private/record-SEAT.pdf in the instructor's folder]",
)
@click.option("--text", is_flag=True, help="Print the page as text, and write no file.")
def record(seat: str, root: Path, course: Path, pathway: str | None, out: Path | None, text: bool) -> None:
    """Make one page for a SEAT: edition of the course, what was taught, and the outcome of each assignment.

    No points, no answers and no clicks are on it, and it says what it does not say.
    """
    from trainingkit.cli.terminal import standard_error
    from trainingkit.grading.appeal.record_page import Wanted, page_for, write_page
    from trainingkit.papers.text import to_text

    at = datetime.now(UTC).isoformat(timespec="seconds")
    page = page_for(root, course / "outline.yml", Wanted(seat, pathway, at))
    if text:
        click.echo(to_text(page), nl=False)
    else:
        path = out or root / "private" / f"record-{seat}.pdf"
        write_page(path, page, at)
        standard_error().print(str(path), soft_wrap=True)
