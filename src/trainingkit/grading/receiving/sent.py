"""What somebody sent, before any of it is believed: names, sizes, and a way to read one file, from a zip or a folder.

Nothing is written here. What may not be taken is told entry by entry, so that one trainee's stops nobody else's.
"""

import os
import re
import stat
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from trainingkit.errors import TrainingkitError, legible

MB = 1024 * 1024
LONGEST_NAME, LONGEST_PATH = 200, 400
"""Characters of one part of a path, and of all of it: Windows takes no more of an ordinary path."""
RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)\s*(\..*)?")
DRIVE = re.compile(r"[A-Za-z]:")
NO_CONTROL = re.compile(r"[^\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]*")


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that may be sent at once. ``total`` and ``single`` are bytes once unpacked."""

    entries: int
    total: int
    single: int


ONE = Limits(entries=5_000, total=150 * MB, single=20 * MB)
"""Of one trainee: an assignment is released with up to 50 MB in some eight hundred files."""
MANY = Limits(entries=200_000, total=4096 * MB, single=4096 * MB)
"""Of a class at once; what is in it of one trainee must also keep to ``ONE``."""


class NotTaken(TrainingkitError):
    """What was sent cannot be taken; says which entry, and why."""


@dataclass(frozen=True)
class Parcel:
    """What was sent at once.

    Parameters
    ----------
    sizes : mapping
        Name to bytes, of every file. A name is relative, its parts are parted by ``/``.
    bad : mapping
        Names that may not be taken to why; a name may be bad and have a size.
    read : callable
        Name to contents, at most so many bytes as its size says; raises ``NotTaken``.
    """

    sizes: Mapping[str, int]
    bad: Mapping[str, str]
    read: Callable[[str], bytes]

    def below(self, prefix: str) -> "Parcel":
        """The part whose names begin with a prefix, which is taken off."""
        cut = len(prefix)
        sizes = {name[cut:]: size for name, size in self.sizes.items() if name.startswith(prefix)}
        bad = {name[cut:]: why for name, why in self.bad.items() if name.startswith(prefix)}
        return Parcel(sizes, bad, lambda name: self.read(prefix + name))

    def see_that_it_can_be_taken(self, limits: Limits = ONE) -> None:
        """Make sure that nothing in it is bad, and that it is not too much.

        Raises
        ------
        NotTaken
            Names the first entry.
        """
        for name, why in sorted(self.bad.items()):
            raise NotTaken(f"{shown(name)} {why}")
        see_that_it_is_not_too_much(self.sizes.items(), limits)


def see_that_it_is_not_too_much(sizes: Iterable[tuple[str, int]], limits: Limits) -> None:
    """Make sure that files keep to the limits; counts only as far as it must.

    Raises
    ------
    NotTaken
        There are too many, they are too large together, or one of them is.
    """
    total = 0
    for number, (name, size) in enumerate(sizes, start=1):
        total += size
        if number > limits.entries:
            raise NotTaken(f"there are more than {limits.entries:,} files")
        if size > limits.single:
            raise NotTaken(f"{shown(name)} is larger than {limits.single // MB} MB")
        if total > limits.total:
            raise NotTaken(f"it is larger than {limits.total // MB} MB")


def wrong_name(name: str) -> str | None:
    """Why a name may not be used anywhere, on any system; None where it may."""
    parts = name.rstrip("/").split("/")
    if not NO_CONTROL.fullmatch(name):
        return "has a control character in its name"
    if "\\" in name:
        return "has a backslash in its name"
    if name.startswith("/") or DRIVE.match(name):
        return "has an absolute name"
    if ".." in parts:
        return "leads out of its folder"
    if "" in parts or "." in parts:
        return "has an empty part in its name"
    if len(name) > LONGEST_PATH or any(len(part.encode()) > LONGEST_NAME for part in parts):
        return "has a name that is too long"
    if any(RESERVED.fullmatch(part) for part in parts):
        return "has a name that Windows keeps for a device"
    return None


def folded(name: str) -> str:
    """What a name is where capitals, accents and dots at the end make no difference."""
    parts = unicodedata.normalize("NFC", name).casefold().split("/")
    return unicodedata.normalize("NFC", "/".join(part.rstrip(" .") for part in parts))


def shown(name: str) -> str:
    """A name for people to read: in quotation marks, short, and with no power over a terminal."""
    return f'"{legible(name)}"'


def open_folder(folder: Path, limits: Limits = ONE) -> Parcel:
    """What lies in a folder. Links and devices are bad, and never followed or opened.

    Parameters
    ----------
    folder : Path
        Somebody else may own it and change it meanwhile.
    limits : Limits

    Raises
    ------
    NotTaken
        It is too much, or cannot be read.
    """
    sizes: dict[str, int] = {}
    bad: dict[str, str] = {}
    try:
        for name, info in entries(folder, limits.entries):
            if stat.S_ISDIR(info.st_mode):
                continue
            sizes[name] = info.st_size
            if why := _not_a_file(info.st_mode) or wrong_name(name):
                bad[name] = why
    except OSError as error:
        raise NotTaken(f"{shown(folder.name)} cannot be read: {error.strerror or error}") from error
    see_that_it_is_not_too_much(sizes.items(), limits)
    return Parcel(sizes, bad, lambda name: read_regular(folder, name, sizes[name]))


def entries(folder: Path, most: int | None = None) -> Iterator[tuple[str, os.stat_result]]:
    """Everything below a folder, however deep: its name, and what it is itself, not what a link leads to.

    Parameters
    ----------
    folder : Path
        Where it is a link itself, that is all there is, under an empty name.
    most : int, optional
        How many entries there may be, folders included.

    Raises
    ------
    NotTaken
        There are more.
    OSError
        It cannot be read, or is too deep for the system.
    """
    if folder.is_symlink():
        yield "", folder.lstat()
        return
    within, seen = [""], 0
    while within:  # and not os.walk, which calls itself: a thousand folders in each other would end it
        below = within.pop()
        with os.scandir(folder / below) as found:
            for entry in found:
                seen += 1
                if most is not None and seen > most:
                    raise NotTaken(f"there are more than {most:,} files")
                name, info = f"{below}{entry.name}", entry.stat(follow_symlinks=False)
                if stat.S_ISDIR(info.st_mode):
                    within.append(f"{name}/")
                yield name, info


def _not_a_file(mode: int) -> str | None:
    if stat.S_ISLNK(mode):
        return "is a link"
    return None if stat.S_ISREG(mode) else "is a device, and not a file"


def read_regular(folder: Path, name: str, most: int) -> bytes:
    """The contents of a file below a folder that somebody else may be changing at this moment.

    No part of the name is followed where it is a link, and nothing waits on what is no file.

    Raises
    ------
    NotTaken
        It is no file any more, has grown beyond ``most`` bytes, or cannot be read.
    """
    try:
        handle = _open(folder, name.split("/"))
        with open(handle, "rb") as file:
            if why := _not_a_file(os.fstat(file.fileno()).st_mode):
                raise NotTaken(f"{shown(name)} {why}")
            data = file.read(most + 1)
    except OSError as error:
        raise NotTaken(f"{shown(name)} cannot be read: {error.strerror or error}") from error
    if len(data) > most:
        raise NotTaken(f"{shown(name)} was changed while it was read")
    return data


def _open(folder: Path, parts: list[str]) -> int:
    if os.open not in os.supports_dir_fd:  # Windows, where a folder comes from a stick, not from somebody at work
        path = folder.joinpath(*parts)
        if any(each.is_symlink() for each in (path, *path.parents) if each.is_relative_to(folder)):
            raise NotTaken(f"{shown('/'.join(parts))} is a link")
        return os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    at = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        for part in parts[:-1]:
            inner = os.open(part, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=at)
            os.close(at)
            at = inner
        return os.open(parts[-1], os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=at)
    finally:
        os.close(at)
