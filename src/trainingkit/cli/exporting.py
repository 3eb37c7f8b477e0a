"""Editions are made while somebody watches: which stories, for whom, and where the files go."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn

from trainingkit.cli.stories import nearest_home, story_files
from trainingkit.cli.terminal import counted, standard_error
from trainingkit.cli.writing import refusal
from trainingkit.editions import AGES, NATIONS, Artefact, Edition
from trainingkit.editions.folder import Made, write_files, write_folder
from trainingkit.editions.pack import READERS, pack_name, pack_of
from trainingkit.editions.site.pages import site_of
from trainingkit.editions.store import Store
from trainingkit.errors import AuthorMistakes, TrainingkitError
from trainingkit.grading.workers import workers
from trainingkit.guidance import School, load_guidance, nations, read_school
from trainingkit.story import Story, signed_off, story_from

MADE = ".made"
"""The folder of what was made before, beside what is written; it can be deleted at any time."""
SCHOOL = "school.yml"
MOST_PROCESSES = 4
"""As many as a story has sets of names, each with its slides."""


class Draft(TrainingkitError):
    """Nobody has signed off exactly this text, so it is not given out."""


def export_kind(
    story: Path,
    out: Path,
    kind: Callable[[Edition], Iterable[Artefact]],
    *,
    nation: str | None,
    age: str,
    school: Path | None,
    preview: bool,
) -> None:
    """Write one kind of files of a story.

    Raises
    ------
    Draft, AuthorMistakes, NotForThisNation
        It cannot be given out like this.
    CannotWrite
        The place allows no file.
    """
    edition = edition_of(story, nation, age, school, preview)
    folder = out / pack_name(edition)
    console = standard_error()
    with bar_on(console) as bar:
        task = bar.add_task(folder.name, total=None)
        for made in put(write_files(kind(edition), folder, Store(out / MADE)), folder):
            bar.advance(task)
            console.print(str(folder / made.name), soft_wrap=True)


def export_pack(story: Path, out: Path, *, nation: str | None, age: str, school: Path | None, preview: bool) -> None:
    """Write one pack, and say where.

    Raises
    ------
    Draft, AuthorMistakes, NotForThisNation, NoPack
        It cannot be given out like this.
    CannotWrite
        The place allows no file.
    """
    _packs([edition_of(story, nation, age, school, preview)], out, Store(out / MADE))


def export_packs(
    stories: Path | None, out: Path, *, nation: str | None, age: str | None, school: Path | None, preview: bool
) -> None:
    """Write the packs of all stories for pupils and teachers, each for its nations and all ages.

    Raises
    ------
    Draft, AuthorMistakes
        One of them cannot be given out; nothing has been written.
    CannotWrite
        The place allows no file.
    """
    editions = [
        edition_of(path, place, of, school, preview)
        for path, story in for_lessons(stories)
        for place in NATIONS
        if place in nations(story.jurisdictions) and nation in (None, place)
        for of in AGES
        if age in (None, of)
    ]
    store = Store(out / MADE)
    _packs(editions, out, store)
    if nation is None and age is None:
        store.forget_the_rest()


def export_site(stories: Path | None, out: Path, *, nation: str, age: str, school: Path | None, preview: bool) -> None:
    """Write a gallery for a web space.

    Raises
    ------
    Draft, AuthorMistakes, NothingForTheSite
        It cannot be given out like this; nothing has been written.
    CannotWrite
        The place allows no file.
    """
    shown = [(path, story) for path, story in for_lessons(stories) if nation in nations(story.jurisdictions)]
    editions = [edition_of(path, nation, age, school, preview) for path, _ in shown]
    console = standard_error()
    with bar_on(console) as bar:
        task = bar.add_task(out.name, total=len(editions) + 3)
        for _ in put(write_folder(site_of(editions), out, Store(out.parent / f".{out.name}-made")), out):
            bar.advance(task)
    console.print(f"{counted(len(editions), 'story')}; the first page is {out / 'index.html'}", soft_wrap=True)


def for_lessons(stories: Path | None) -> list[tuple[Path, Story]]:
    """The stories for pupils and teachers under a folder, each with its file.

    Raises
    ------
    AuthorMistakes
        One of them cannot be read.
    """
    files = story_files([stories or nearest_home()])
    return [(path, story) for path in files if (story := story_from(path)).audience in READERS]


def edition_of(path: Path, nation: str | None, age: str, school: Path | None, preview: bool) -> Edition:
    """A story for a nation and an age.

    Raises
    ------
    AuthorMistakes
        The story or the school's file cannot be read.
    Draft
        Nobody has signed off exactly these words, and this is no preview.
    NotForThisNation
        The story is for others.
    """
    story, today = story_from(path), date.today()
    place = nation or next(each for each in NATIONS if each in nations(story.jurisdictions))
    if not preview and not signed_off(story, path.parent, today):
        raise Draft(
            f'"{story.title}" is a draft: nobody has signed off exactly these words, so it is not given out. '
            "To look at it, add --preview; docs: trainingkit sign-off --help"
        )
    return Edition(story, path.parent, load_guidance(), place, age, today, _school(path, school))


def _packs(editions: Sequence[Edition], out: Path, store: Store) -> None:
    console = standard_error()
    with bar_on(console) as bar, workers(processes()) as executor:
        task = bar.add_task("packs", total=len(editions))
        for edition in editions:
            name = pack_name(edition)
            files = []
            for made in put(
                write_folder(pack_of(edition), out / name, store, out / f"{name}.zip", executor), out / name
            ):
                files.append(made)
                bar.update(task, description=f"{name}: {made.name}")
            bar.advance(task)
            console.print(_told(out / f"{name}.zip", files), soft_wrap=True)


def processes() -> int:
    """So many that each has a processor, and not more than have something to do: slides take most of the time."""
    return min(MOST_PROCESSES, os.cpu_count() or 1)


def _told(archive: Path, files: Sequence[Made]) -> str:
    size = archive.stat().st_size / 1e6
    anew = sum(made.anew for made in files)
    return f"{archive}: {counted(len(files), 'file')}, {size:.1f} MB, {anew} made anew"


def put(writing: Iterable[Made], folder: Path) -> Iterator[Made]:
    """The files as they come into their places.

    Raises
    ------
    CannotWrite
        A place allows no file; one sentence says which and why.
    """
    try:
        yield from writing
    except OSError as error:
        raise refusal(Path(error.filename or folder), error) from error


@contextmanager
def bar_on(console: Console) -> Iterator[Progress]:
    """A bar with the time left, where somebody looks."""
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        yield bar


def _school(story: Path, school: Path | None) -> School | None:
    """The school's own file: the one that is named, or the one beside the stories."""
    file = school or story.resolve().parent.parent / SCHOOL
    if school is None and not file.is_file():
        return None
    loaded = read_school(file)
    if loaded.value is None:
        raise AuthorMistakes(loaded.diagnostics)
    return loaded.value
