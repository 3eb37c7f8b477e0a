"""What is another in a key than it was: for a person who is about to mark a class again."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from trainingkit.course.assignment import AssignmentFiles, read_assignment
from trainingkit.grading.desk import Desk
from trainingkit.grading.editions import GUIDANCE, unpacked


def key_changes(kept: bytes, desk: Desk) -> list[str]:
    """What changed between a kept edition and today.

    Parameters
    ----------
    kept : bytes
        The zip of the edition (``Records.edition``).
    desk : Desk
        As it is today.

    Returns
    -------
    list of str
        One line each: the version of the key, criteria and rows of rubrics that are new, gone or changed (and in
        what), then files that changed otherwise. Empty where all is the same.

    Raises
    ------
    zipfile.BadZipFile
        It is no edition.
    """
    with unpacked(kept) as folder:
        before = read_assignment(folder, desk.assignment)
        versions = [_version(each) for each in (before, desk.files)]
        parts = [dict(_parts(each)) for each in (before, desk.files)]
    told = [] if versions[0] == versions[1] else [f"key version {versions[0]} is now {versions[1]}"]
    told += _told(*parts)
    files = _changed_files(kept, desk.edition[1])
    seen = any(name.startswith(("keys/", "rubrics/")) for name in files) and bool(told)
    told += [f"{name} changed" for name in files if not (seen and name.startswith(("keys/", "rubrics/")))]
    return told


def is_key_another(kept: bytes, desk: Desk) -> bool:
    """Whether the file of the key is another than in a kept edition, be it only in a comment; a damaged one is."""
    name = f"keys/{desk.assignment}.yml"
    try:
        return _sums(kept).get(name) != _sums(desk.edition[1]).get(name)
    except zipfile.BadZipFile:
        return True


def _version(files: AssignmentFiles) -> int | None:
    return files.key.sound.version if files.key.sound else None


def _parts(files: AssignmentFiles) -> Iterator[tuple[str, dict[str, Any]]]:
    """Whatever a mark is given by, under a name for people."""
    for key in files.keys.values():
        for criterion in key.criteria:
            yield f"{key.item}: {criterion.id}", criterion.model_dump(mode="json")
        yield f"{key.item}: what it is marked by", key.model_dump(mode="json", include={"rubric_rows", "story_red"})
    for name, rubric in files.rubrics.items():
        for row in rubric.sound.rows if rubric.sound else ():
            yield f"rubric {name}: {row.id}", row.model_dump(mode="json")


def _told(before: dict[str, dict[str, Any]], now: dict[str, dict[str, Any]]) -> list[str]:
    told = []
    for name in dict.fromkeys([*before, *now]):
        if name not in now:
            told.append(f"{name} is gone")
        elif name not in before:
            told.append(f"{name} is new")
        elif changed := [each for each in now[name] if now[name][each] != before[name].get(each)]:
            told.append(f"{name} changed: {', '.join(changed).replace('_', ' ')}")
    return told


def _changed_files(kept: bytes, today: bytes) -> list[str]:
    before, now = _sums(kept), _sums(today)
    changed = {name for name, _ in set(before.items()) ^ set(now.items())}
    return sorted({GUIDANCE if name.startswith(f"{GUIDANCE}/") else name for name in changed})


def _sums(body: bytes) -> dict[str, int]:
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        return {info.filename: info.CRC for info in archive.infolist()}
