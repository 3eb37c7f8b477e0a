"""Zips, checked before anything of them is unpacked. A zip that lies in one is a file, and stays closed."""

import io
import lzma
import stat
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from trainingkit.grading.receiving.sent import MB, ONE, Limits, NotTaken, Parcel, folded, shown, wrong_name

ENCRYPTED = 0x1
METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
"""What Windows, macOS, Linux and every LMS write."""
HIGHEST_RATIO = 200
SMALL = MB
"""Bytes up to which a ratio says nothing: a page of the same letter packs well, too."""
HEADER = 30
"""Bytes that stand before a packed entry, at least."""
LONGEST_LISTED = 1_000
"""Bytes of an entry in the list at the end of a zip, on average, at most."""
BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, NotImplementedError, RuntimeError, ValueError, EOFError)
"""What reading a damaged zip may raise; ``zipfile`` says RuntimeError for an encrypted one."""


@contextmanager
def open_archive(source: Path | bytes, called: str, limits: Limits = ONE) -> Iterator[Parcel]:
    """What is in a zip, as long as it is looked at.

    Parameters
    ----------
    source : Path or bytes
        The file, or its contents.
    called : str
        Its name for messages.
    limits : Limits
        Looked at before the first byte is unpacked.

    Yields
    ------
    Parcel
        Its ``bad`` names are links, devices, what is encrypted, and names that lead elsewhere or are there twice.

    Raises
    ------
    NotTaken
        It is no zip, is cut short, or would unpack to too much.
    """
    with ExitStack() as stack:
        yield check_archive(_opened(source, called, limits, stack), called, limits)


def _opened(source: Path | bytes, called: str, limits: Limits, stack: ExitStack) -> zipfile.ZipFile:
    try:
        raw = io.BytesIO(source) if isinstance(source, bytes) else source.open("rb")
        file = stack.enter_context(_ReadInPieces(raw))
        file.most = LONGEST_LISTED * limits.entries
        archive = stack.enter_context(zipfile.ZipFile(file))
        file.most = None
        return archive
    except _TooLong as error:
        raise NotTaken(f"{shown(called)}: there are more than {limits.entries:,} files") from error
    except OSError as error:
        raise NotTaken(f"{shown(called)} cannot be read: {error.strerror or error}") from error
    except BROKEN as error:
        raise NotTaken(f"{shown(called)} is no zip, or is cut short") from error


def check_archive(archive: zipfile.ZipFile, called: str, limits: Limits = ONE) -> Parcel:
    """What is in a zip, from its list of contents alone: nothing is unpacked yet.

    Raises
    ------
    NotTaken
        It would unpack to too much, or its entries lie over each other, as in a zip that is made to swell.
    """
    infos = archive.infolist()
    if len(infos) > limits.entries:
        raise NotTaken(f"{shown(called)}: there are more than {limits.entries:,} files")
    files = [info for info in infos if not _is_folder(info)]
    _see_that_none_overlap(infos, called)
    sizes = {info.orig_filename: info.file_size for info in files}
    total = sum(info.file_size for info in files)  # of all, also where two have one name
    for info in files:
        if info.file_size > limits.single:
            raise NotTaken(f"{shown(called)}: {shown(info.orig_filename)} is larger than {limits.single // MB} MB")
    if total > limits.total:
        raise NotTaken(f"{shown(called)}: it is larger than {limits.total // MB} MB")
    by_name = {info.orig_filename: info for info in files}
    return Parcel(sizes, dict(_bad(infos)), lambda name: _read(archive, by_name[name]))


class _TooLong(Exception):
    """More was to be read at once than may be."""


class _ReadInPieces(io.BufferedReader):
    """A file of which at most ``most`` bytes are read at once.

    The list of contents is read as a whole, and several fields say how long it is: a check of one of them could be a
    check of another than ``zipfile`` goes by. This one is made of what it does.
    """

    most: int | None = None

    def read(self, size: int | None = -1, /) -> bytes:
        """As its class does it."""
        if self.most is not None and size is not None and size > self.most:
            raise _TooLong
        return super().read(size)


def _see_that_none_overlap(infos: Iterable[zipfile.ZipInfo], called: str) -> None:
    before: zipfile.ZipInfo | None = None
    for info in sorted(infos, key=lambda each: each.header_offset):
        if before is not None and before.header_offset + HEADER + before.compress_size > info.header_offset:
            raise NotTaken(f"{shown(called)}: {shown(info.orig_filename)} lies over another entry")
        before = info


def _is_folder(info: zipfile.ZipInfo) -> bool:
    return info.orig_filename.endswith("/")


def _bad(infos: Iterable[zipfile.ZipInfo]) -> Iterator[tuple[str, str]]:
    seen: dict[str, bool] = {}
    for info in infos:
        name, is_folder = info.orig_filename, _is_folder(info)
        key = folded(name.rstrip("/"))
        if why := wrong_name(name) or _wrong_kind(info):
            yield name, why
        elif key in seen and not (is_folder and seen[key]):
            yield name, "is there twice, or differs from another name only in capitals"
        seen[key] = is_folder and seen.get(key, True)


def _wrong_kind(info: zipfile.ZipInfo) -> str | None:
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind == stat.S_IFLNK:
        return "is a link"
    if kind not in {0, stat.S_IFREG, stat.S_IFDIR}:
        return "is a device, and not a file"
    if info.flag_bits & ENCRYPTED:
        return "is encrypted"
    if info.compress_type not in METHODS:
        return "is packed in a way that is not read here: make the zip with the system's own program"
    if info.file_size > max(SMALL, HIGHEST_RATIO * info.compress_size):
        return f"would unpack to more than {HIGHEST_RATIO} times its size"
    return None


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    try:
        with archive.open(info) as file:
            data = file.read(info.file_size + 1)
    except OSError as error:
        raise NotTaken(f"{shown(info.orig_filename)} cannot be read: {error.strerror or error}") from error
    except BROKEN as error:
        raise NotTaken(f"{shown(info.orig_filename)} is damaged: {error}") from error
    if len(data) != info.file_size:
        raise NotTaken(f"{shown(info.orig_filename)} is not as large as the zip says")
    return data
