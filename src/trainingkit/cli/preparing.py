"""Assignments made ready for release: nothing is half-written, and what was there before stays until all is proved."""

import importlib.util
import os
import secrets
import shutil
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from trainingkit.cli.terminal import counted
from trainingkit.cli.writing import refusal
from trainingkit.course.assignment import AssignmentFiles, read_assignment
from trainingkit.course.prepared import (
    LARGEST,
    CannotPrepare,
    Solve,
    Variant,
    build_variant,
    packed_stories,
    truth_json,
    variant_names,
)
from trainingkit.diagnostics import did_you_mean
from trainingkit.errors import AuthorMistakes
from trainingkit.evidence import CaseSpec, read_case_spec

SECRET = "secret"
SECRET_BYTES = 32
SOLUTION = Path("solutions", "evidence_case.py")
MADE = ("cases", "stories")


def prepare_all(root: Path, assignments: Sequence[str], console: Console) -> None:
    """Prepare some assignments, or all of them.

    Raises
    ------
    CannotPrepare
        There is no such assignment, or one that cannot be made ready; what was there before is still there.
    AuthorMistakes
        Items, key or case spec have mistakes.
    CannotWrite
        The place allows no file.
    """
    known = sorted(path.parent.name for path in (root / "source").glob("*/items.yml"))
    for name in assignments:
        if name not in known:
            hint = did_you_mean(name, known) or f"there are: {', '.join(known)}"
            raise CannotPrepare(f'there is no assignment "{name}"; {hint}')
    secret = secret_of(root)
    for name in assignments or known:
        prepare_one(read_assignment(root, name), secret, console)


def prepare_one(files: AssignmentFiles, secret: bytes, console: Console) -> None:
    """Prepare one assignment; see ``prepare_all``."""
    if mistakes := [*files.items.diagnostics, *files.key.diagnostics]:
        raise AuthorMistakes(mistakes)
    stories = packed_stories(files)
    variants = list(_variants(files, secret, console))
    made = dict(stories)
    for variant in variants:
        made |= {PurePosixPath("cases", variant.name, name): data for name, data in variant.case.files.items()}
    size = sum(map(len, made.values()))
    if size > LARGEST:
        raise CannotPrepare(f"{size / 2**20:.0f} MB would have to be fetched; at most {LARGEST / 2**20:.0f} may be")
    truths = {PurePosixPath(f"{variant.name}.json"): truth_json(variant) for variant in variants}
    _replace(files.root / "truth" / files.id, {"": truths}, private=True)
    groups = {kind: {p.relative_to(kind): d for p, d in made.items() if p.parts[0] == kind} for kind in MADE}
    _replace(files.folder, groups)
    parts = [counted(len(stories), "story")] if stories else []
    parts += [f"{counted(len(variants), 'variant')}, each solved from its own files"] if variants else []
    told = ", ".join(parts) or "nothing to make"
    console.print(f"{files.id}: {told} ({size / 2**20:.1f} MB)", soft_wrap=True)


def secret_of(root: Path) -> bytes:
    """The secret of this instructor's folder; made at first use, readable by its owner alone.

    Raises
    ------
    CannotPrepare
        The file is there and is not a secret.
    CannotWrite
        It cannot be made.
    """
    path = root / SECRET
    try:
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
            file.write(secrets.token_hex(SECRET_BYTES) + "\n")
    except FileExistsError:
        pass
    except OSError as error:
        raise refusal(path, error) from error
    try:
        found = bytes.fromhex(path.read_text(encoding="ascii").strip())
    except (ValueError, UnicodeDecodeError):
        found = b""
    if len(found) != SECRET_BYTES:
        raise CannotPrepare(f'"{path}" is not a secret; take it from your backup, or remove it to begin anew')
    return found


def _variants(files: AssignmentFiles, secret: bytes, console: Console) -> Iterator[Variant]:
    items = files.items.value
    assert items is not None
    specs = [(items.case, False), (items.other_case, True)]
    work = [(spec_of(files.root, case), name) for case, other in specs if case for name in variant_names(other)]
    if not work:
        return
    solution = files.root / SOLUTION
    told = TextColumn(f"Cases of {files.id}")
    columns = (SpinnerColumn(), told, BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with (
        Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar,
        ProcessPoolExecutor(mp_context=get_context("spawn")) as pool,
    ):
        task = bar.add_task("", total=len(work))
        jobs = [pool.submit(_build, spec, secret, files.id, name, solution) for spec, name in work]
        for job in jobs:
            yield job.result()
            bar.advance(task)


def _build(spec: CaseSpec, secret: bytes, assignment: str, name: str, solution: Path) -> Variant:
    return build_variant(spec, secret, assignment, name, solution_of(solution))


def spec_of(root: Path, case: str) -> CaseSpec:
    """The spec of a case in the instructor's folder.

    Raises
    ------
    AuthorMistakes
        It has mistakes, or is not there.
    """
    read = read_case_spec(root / "cases" / f"{case}.yml")
    if read.spec is None:
        raise AuthorMistakes(read.diagnostics)
    return read.spec


def solution_of(path: Path) -> Solve:
    """The function ``solve`` of a reference solution, which is given a folder with the files and nothing else.

    Raises
    ------
    CannotPrepare
        The file is not there, or has no such function.
    """
    spec = importlib.util.spec_from_file_location("reference_solution", path)
    if spec is None or spec.loader is None or not path.is_file():
        raise CannotPrepare(f'the reference solution "{path}" is not there')
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    if not hasattr(module, "solve"):
        raise CannotPrepare(f'"{path}" has no function "solve"')

    def solve(files: Mapping[str, bytes]) -> Mapping[str, object]:
        with TemporaryDirectory() as folder:
            for name, data in files.items():
                (Path(folder) / name).write_bytes(data)
            return module.solve(Path(folder))

    return solve


def _replace(folder: Path, groups: dict[str, dict[PurePosixPath, bytes]], private: bool = False) -> None:
    """Write folders anew: each is complete before it takes the place of the one that was there."""
    try:
        for name, contents in groups.items():
            target = folder / name
            with _beside(target) as fresh:
                for path, data in contents.items():
                    (fresh / path).parent.mkdir(parents=True, exist_ok=True)
                    (fresh / path).write_bytes(data)
                if private:
                    fresh.chmod(0o700)
                shutil.rmtree(target, ignore_errors=True)
                if contents:
                    fresh.rename(target)
    except OSError as error:
        raise refusal(folder, error) from error


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """A new folder beside another, gone again if it was not put in its place."""
    fresh = target.with_name(f".{target.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    try:
        yield fresh
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
