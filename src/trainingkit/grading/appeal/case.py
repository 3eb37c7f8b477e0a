"""The case that a trainee worked on: its files by name and hash, and the content of those that are text."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from trainingkit.course.own_cases import CASES, MANIFEST, VARIANT, NothingPrepared, own_cases
from trainingkit.grading.appeal.gathered import Gathered
from trainingkit.papers.pdf import Block, Heading, Note, Quote, Table, Text

TEXTS = frozenset({".txt", ".csv", ".json", ".eml", ".md", ".html"})
MOST_TEXT = 60_000
"""Characters that are printed of one file; the longest of ours has a tenth of it."""


def case_blocks(of: Gathered) -> Iterator[Block]:
    """Every variant that this seat worked on; nothing but a sentence where the assignment has no case."""
    items = of.desk.files.items.sound
    if items is None or items.case is None:
        yield Text("This assignment has no case.")
        return
    names = _worked_on(of)
    if not names:
        yield Note("Which case this seat had is not in the record.")
    for name in names:
        yield Heading(f"Case {name}", 2)
        yield from _case(of, name)


def _worked_on(of: Gathered) -> list[str]:
    """The cases of the answers; where there is none, the one that the seat would have been given."""
    used = {r.variant for r in of.graded.responses if r.variant and VARIANT.fullmatch(r.variant)}
    if used:
        return sorted(used)
    try:
        return list(own_cases(of.desk.files, of.seat))[:1]
    except NothingPrepared:
        return []


def _case(of: Gathered, name: str) -> Iterator[Block]:
    then = of.desk.files.folder / CASES / name / MANIFEST
    folder = of.today.files.folder / CASES / name
    listed = _sizes(then)
    found = {path.relative_to(folder).as_posix(): path for path in _files(folder)}
    if not found:
        yield Note(f"GONE. The files of this case are no longer in {CASES}/{name}; what they were called is below.")
        yield Table(("File", "Bytes"), tuple((file, f"{size:,}") for file, size in listed.items()), (3, 1))
        return
    yield Text(
        "The files as they lie in the instructor's folder now. The edition keeps the list of them with their sizes, "
        "not their bytes: a change that keeps the size cannot be seen from it."
    )
    if changed := list(_changed(then, folder, listed, found)):
        yield Note("CHANGED since this was marked: " + "; ".join(changed))
    contents = {file: path.read_bytes() for file, path in found.items()}
    rows = ((file, f"{len(data):,}", hashlib.sha256(data).hexdigest()) for file, data in contents.items())
    yield Table(("File", "Bytes", "SHA-256"), tuple(rows), (1.6, 0.8, 3))
    for file, data in contents.items():
        if Path(file).suffix.lower() in TEXTS:
            text = data.decode("utf-8", "replace")
            cut = f"The first {MOST_TEXT:,} of {len(text):,} characters" if len(text) > MOST_TEXT else ""
            yield Heading(file, 3)
            yield Quote(text[:MOST_TEXT], cut, code=True)


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def _sizes(manifest: Path) -> dict[str, int]:
    """What the list of the case says: name to bytes."""
    try:
        return {each["id"]: int(each["size"]) for each in json.loads(manifest.read_bytes())["files"]}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _changed(then: Path, folder: Path, listed: dict[str, int], found: dict[str, Path]) -> Iterator[str]:
    now = folder / MANIFEST
    if not listed:
        yield "the list of that day cannot be read"
        return
    if not now.is_file() or now.read_bytes() != then.read_bytes():
        yield f"{MANIFEST} is another"
    yield from (f"{file} is gone" for file in listed if file not in found)
    yield from (f"{file} is new" for file in found if file not in listed and file != MANIFEST)
    yield from (
        f"{file} has {found[file].stat().st_size:,} bytes instead of {size:,}"
        for file, size in listed.items()
        if file in found and found[file].stat().st_size != size
    )
