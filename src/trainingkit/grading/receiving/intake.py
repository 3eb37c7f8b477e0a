"""Whose is what: a folder or a zip of one trainee or of many, taken apart into one submission for each seat.

Accepted are ``<seat>.zip``, ``<seat>/<assignment>/…``, ``<assignment>/…`` inside ``<seat>.zip``, a folder or a zip of
many of these, and, with a pattern that finds the seat in a name, what an LMS gives for download.
"""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from trainingkit.grading.receiving.archives import open_archive
from trainingkit.grading.receiving.sent import MANY, ONE, RESERVED, NotTaken, Parcel, open_folder, shown

SEAT = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@+-]{0,63}")
GROUP = "seat"
ZIP = ".zip"
LEFT_BEHIND = (".", "__MACOSX/")
"""What systems leave beside the files of people."""
MOST_NAMED = 5
"""Files of one seat that are named in a message."""


@dataclass(frozen=True)
class Found:
    """Something of one seat, not yet looked at closely. ``label`` is where it was found, for people."""

    seat: str
    label: str
    parcel: Parcel


@dataclass(frozen=True, slots=True)
class Refused:
    """Something that was not taken, and why. ``seat`` is None where it is not known whose it is."""

    seat: str | None
    label: str
    why: str


def wrong_seat(seat: str, assignment: str | None = None) -> str | None:
    """Why a text is no seat; None where it may be one."""
    if seat == assignment:
        return f"does not say whose it is: {shown(seat)} is the assignment"
    if not SEAT.fullmatch(seat) or seat.endswith(".") or RESERVED.fullmatch(seat):
        return f"{shown(seat)} is no seat: letters, digits, and . _ @ + - inside, at most 64"
    return None


def pattern_of(text: str | None) -> re.Pattern[str] | None:
    """The pattern that finds the seat in a name.

    Raises
    ------
    NotTaken
        It is no pattern, or has no group of this name.
    """
    if text is None:
        return None
    try:
        pattern = re.compile(text)
    except re.error as error:
        raise NotTaken(f"{shown(text)} is no pattern: {error}") from error
    if GROUP not in pattern.groupindex:
        raise NotTaken(f"{shown(text)} does not say where the seat is: write (?P<seat>…) around it")
    return pattern


@contextmanager
def submissions_in(
    path: Path, assignment: str, named: re.Pattern[str] | None = None
) -> Iterator[list[Found | Refused]]:
    """What is in a folder or a zip, seat by seat, as long as it is looked at.

    Parameters
    ----------
    path : Path
    assignment : str
    named : re.Pattern, optional
        Searched for in the path of every file inside; its group ``seat`` says whose the file is.

    Yields
    ------
    list
        In the order of the seats. A seat that is there twice is refused: nobody can know which one counts.

    Raises
    ------
    NotTaken
        It is neither, or too much of it.
    """
    if path.is_dir():
        parcel, alone = open_folder(path.resolve(), MANY), path.resolve().name
        yield _apart(parcel, alone, assignment, named)
    elif path.is_file():
        with open_archive(path, path.name, MANY) as parcel:
            yield _apart(parcel, path.stem, assignment, named)
    else:
        raise NotTaken(f'"{path}" is no folder and no zip')


def _apart(parcel: Parcel, alone: str, assignment: str, named: re.Pattern[str] | None) -> list[Found | Refused]:
    if named is None and root_of(parcel, assignment, deep=False) is not None:
        found: list[Found | Refused] = [_checked(alone, alone, parcel, assignment)]
    else:
        found = [each for label, seat in _groups(parcel, named) for each in _of_group(parcel, label, seat, assignment)]
    seats = Counter(each.seat.casefold() for each in found if each.seat)  # Windows has one folder for both
    twice = {each.seat for each in found if each.seat and seats[each.seat.casefold()] > 1}
    kept = [each for each in found if each.seat not in twice]
    kept += [_claimed_twice(seat, found) for seat in twice if seat]
    return sorted(kept, key=lambda each: (each.seat or "", each.label))


def _claimed_twice(seat: str, found: list[Found | Refused]) -> Refused:
    """Somebody may have called their file after a seat that is not theirs, so all that claim it are named."""
    labels = sorted(shown(each.label) for each in found if each.seat and each.seat.casefold() == seat.casefold())
    more = f" and {len(labels) - MOST_NAMED} more" if len(labels) > MOST_NAMED else ""
    return Refused(seat, seat, f"is there twice: take one away of {', '.join(labels[:MOST_NAMED])}{more}")


def _groups(parcel: Parcel, named: re.Pattern[str] | None) -> Iterator[tuple[str, str | None]]:
    """The beginnings of names that belong to one seat each, with the seat; None for what nobody is named in."""
    told: dict[str, str | None] = {}
    for name in sorted(parcel.sizes.keys() | parcel.bad.keys()):
        if name.startswith(LEFT_BEHIND):
            continue
        if named is not None:
            match = named.search(name)
            at = _end_of_part(name, match.end(GROUP)) if match and match[GROUP] else len(name)
            told[name[:at]] = match[GROUP] if match else None
            continue
        first, slash, _ = name.partition("/")
        if slash:
            told[first + "/"] = first
        elif first.casefold().endswith(ZIP):
            told[first] = first[: -len(ZIP)]
        else:
            told[first] = None
    yield from told.items()


def _end_of_part(name: str, at: int) -> int:
    slash = name.find("/", at)
    return len(name) if slash < 0 else slash + 1


def _of_group(parcel: Parcel, label: str, seat: str | None, assignment: str) -> Iterator[Found | Refused]:
    if seat is None:
        yield Refused(None, label, parcel.bad.get(label) or "belongs to no seat: its name does not say whose it is")
    elif label.endswith("/"):
        yield _checked(seat, label, parcel.below(label), assignment)
    elif label in parcel.bad:
        yield Refused(None, label, parcel.bad[label])
    else:
        yield _checked(seat, label, Parcel({label: parcel.sizes[label]}, {}, parcel.read), assignment)


def _checked(seat: str, label: str, parcel: Parcel, assignment: str) -> Found | Refused:
    why = wrong_seat(seat, assignment)
    return Refused(None, label, why) if why else Found(seat, label, parcel)


@contextmanager
def unwrapped(found: Found, assignment: str) -> Iterator[Parcel]:
    """What a seat sent for an assignment, nothing before it in the names; a zip in it is opened once, never deeper.

    Raises
    ------
    NotTaken
        It may not be taken, or nothing of the assignment is in it.
    """
    root = root_of(found.parcel, assignment)
    zips = [name for name in found.parcel.sizes if name.casefold().endswith(ZIP)]
    packed = root is None and len(zips) == 1
    found.parcel.see_that_it_can_be_taken(replace(ONE, single=ONE.total) if packed else ONE)
    if root is not None:
        yield found.parcel.below(root)
    elif packed:
        with open_archive(found.parcel.read(zips[0]), zips[0], ONE) as inside:
            inside.see_that_it_can_be_taken()
            root = root_of(inside, assignment)
            if root is None:
                raise NotTaken(nothing_of(assignment))
            yield inside.below(root)
    else:
        raise NotTaken(nothing_of(assignment) if not zips else f"{len(zips)} zips: only one can be meant")


def nothing_of(assignment: str) -> str:
    """What is said of a submission without a notebook and without an answer."""
    return f'there is nothing of "{assignment}" in it: neither its notebook nor a folder with answers'


def root_of(parcel: Parcel, assignment: str, deep: bool = True) -> str | None:
    """Where in a parcel the assignment begins: a beginning of names; None where there is nothing of it.

    Parameters
    ----------
    parcel : Parcel
    assignment : str
    deep : bool
        Whether folders around it, as many as there are, may be looked through.
    """
    candidates = set()
    for name in parcel.sizes:
        if name.startswith(LEFT_BEHIND):
            continue
        parts = name.split("/")
        if parts[-1] == f"{assignment}.ipynb":
            candidates.add("/".join([*parts[:-1], ""]).lstrip("/"))
        for at, part in enumerate(parts[:-1]):
            if part == assignment:
                candidates.add("/".join(parts[: at + 1]) + "/")
            elif part == "answers" and len(parts) == at + 2 and parts[-1].endswith(".json"):
                candidates.add("/".join([*parts[:at], ""]).lstrip("/"))
    if not deep:
        candidates &= {"", f"{assignment}/"}
    return min(candidates, key=lambda each: (each.count("/"), each), default=None)
