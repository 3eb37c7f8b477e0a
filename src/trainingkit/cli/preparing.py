"""Assignments made ready for release: nothing is half-written, and what was there before stays until all is proved."""

import importlib.util
import signal
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from trainingkit.cli.instructor import assignments_in, see_that_it_is_there
from trainingkit.cli.replacing import replace_folders
from trainingkit.cli.secret import secret_of
from trainingkit.cli.terminal import counted
from trainingkit.course.assignment import AssignmentFiles, read_assignment
from trainingkit.course.prepared import (
    LARGEST,
    CannotPrepare,
    Solve,
    Variant,
    build_variant,
    packed_stories,
    see_that_they_are_even,
    truth_json,
    variant_names,
)
from trainingkit.diagnostics import Severity
from trainingkit.errors import AuthorMistakes
from trainingkit.evidence import CaseSpec, CaseSpecFile, read_case_spec
from trainingkit.story.compiled import label_of

SOLUTION = Path("solutions", "evidence_case.py")
TRUTH, RELEASE = "truth", "release"
CASES, STORIES = "cases", "stories"

Made = dict[PurePosixPath, bytes]


def prepare_all(root: Path, assignments: Sequence[str], console: Console) -> None:
    """Prepare some assignments, or all of them.

    Raises
    ------
    NoSuchAssignment
        One of them is not there.
    CannotPrepare
        There is none at all, or one that cannot be made ready; what was there before is still there.
    AuthorMistakes
        Items, a key or the spec of a case have mistakes; nothing has been changed.
    CannotWrite
        The place allows no file.
    """
    for name in assignments:
        see_that_it_is_there(root, name)
    read = [read_assignment(root, name) for name in dict.fromkeys(assignments or assignments_in(root))]
    if not read:
        raise CannotPrepare(f'there is no assignment in "{root / "source"}"')
    mistakes = [each for files in read for each in (*files.items.diagnostics, *files.key.diagnostics)]
    mistakes += [each for files in read for case, _ in _cases(files) for each in _spec(root, case).diagnostics]
    if any(each.severity is Severity.ERROR for each in mistakes):
        raise AuthorMistakes(tuple(dict.fromkeys(mistakes)))
    secret = secret_of(root)
    for files in read:
        prepare_one(files, secret, console)


def prepare_one(files: AssignmentFiles, secret: bytes, console: Console) -> None:
    """Prepare one assignment whose files and specs have no mistakes; see ``prepare_all``."""
    stories = packed_stories(files)
    variants = list(_variants(files, secret, console))
    see_that_they_are_even(variants)
    cases = {PurePosixPath(each.name, name): data for each in variants for name, data in each.case.files.items()}
    stories = {path.relative_to(STORIES): data for path, data in stories.items()}
    size = sum(map(len, [*cases.values(), *stories.values()]))
    if size > LARGEST:
        raise CannotPrepare(f"{size / 2**20:.0f} MB would have to be fetched; at most {LARGEST / 2**20:.0f} may be")
    _see_that_it_is_not_released(files, cases, stories)
    truth = files.root / TRUTH / files.id
    truths = {PurePosixPath(f"{variant.name}.json"): truth_json(variant) for variant in variants}
    folders = {truth: truths, files.folder / CASES: cases, files.folder / STORIES: stories}
    replace_folders(folders, beside=files.root / TRUTH / ".new", private=[truth])
    parts = [counted(len(stories), "story")] if stories else []
    parts += [f"{counted(len(variants), 'variant')}, each solved from its own files"] if variants else []
    told = ", ".join(parts) or "nothing to make"
    console.print(f"{files.id}: {told} ({size / 2**20:.1f} MB)", soft_wrap=True)


def _see_that_it_is_not_released(files: AssignmentFiles, cases: Made, stories: Made) -> None:
    """See that no trainee holds other cases or stories than those that marking will know."""
    for path, name in _released(files, CASES):
        if cases.get(name) != path.read_bytes():
            raise _released_otherwise(files, path, "would be marked by a truth that is not theirs")
    for path, name in _released(files, STORIES):
        # Their labels, not their bytes: another machine may have packed the same story to other bytes.
        if name not in stories or label_of(stories[name]) != label_of(path.read_bytes()):
            raise _released_otherwise(files, path, "could not be marked: a run counts for the edition it was played on")


def _released(files: AssignmentFiles, part: str) -> Iterator[tuple[Path, PurePosixPath]]:
    """The files below a folder of what is released, with their paths in it."""
    folder = files.root / RELEASE / files.id / part
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        yield path, PurePosixPath(path.relative_to(folder).as_posix())


def _released_otherwise(files: AssignmentFiles, path: Path, so: str) -> CannotPrepare:
    told = f'"{files.id}" is released with another {path.parent.name}/{path.name}, and whoever has it {so}'
    return CannotPrepare(f'{told}; if nobody has fetched it, remove "{files.root / RELEASE / files.id}" first')


def _cases(files: AssignmentFiles) -> Iterator[tuple[str, bool]]:
    """The cases of an assignment, each with whether it is the one for whoever asks for another."""
    items = files.items.sound
    yield from (
        ((case, other) for case, other in ((items.case, False), (items.other_case, True)) if case) if items else ()
    )


def _variants(files: AssignmentFiles, secret: bytes, console: Console) -> Iterator[Variant]:
    specs = [(_spec(files.root, case).spec, other) for case, other in _cases(files)]
    work = [(spec, name) for spec, other in specs if spec for name in variant_names(other)]
    if not work:
        return
    solution = files.root / SOLUTION
    told = TextColumn(f"Cases of {files.id}")
    columns = (SpinnerColumn(), told, BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with (
        Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar,
        ProcessPoolExecutor(mp_context=get_context("spawn"), initializer=_leave_it_to_the_first) as pool,
    ):
        task = bar.add_task("", total=len(work))
        jobs = [pool.submit(_build, spec, secret, files.id, name, solution) for spec, name in work]
        try:
            for job in jobs:
                yield job.result()
                bar.advance(task)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _leave_it_to_the_first() -> None:
    """Only the process that the command runs in answers Ctrl+C; it stops the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _build(spec: CaseSpec, secret: bytes, assignment: str, name: str, solution: Path) -> Variant:
    return build_variant(spec, secret, assignment, name, solution_of(solution))


def _spec(root: Path, case: str) -> CaseSpecFile:
    return read_case_spec(root / "cases" / f"{case}.yml")


def solution_of(path: Path) -> Solve:
    """The function ``solve`` of a reference solution, which is given a folder with the files and nothing else.

    Raises
    ------
    CannotPrepare
        The file is not there, is no Python that runs, or has no such function.
    """
    spec = importlib.util.spec_from_file_location("reference_solution", path)
    if spec is None or spec.loader is None or not path.is_file():
        raise CannotPrepare(f'the reference solution "{path}" is not there')
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except Exception as error:  # it is somebody else's program
        raise CannotPrepare(f'"{path}" fails with {type(error).__name__}: {error}') from error
    if not hasattr(module, "solve"):
        raise CannotPrepare(f'"{path}" has no function "solve"')

    def solve(files: Mapping[str, bytes]) -> Mapping[str, object]:
        with TemporaryDirectory() as folder:
            for name, data in files.items():
                (Path(folder) / name).write_bytes(data)
            return module.solve(Path(folder))

    return solve
