"""Files in a zip, so that the same files are the same bytes whoever makes them, wherever and whenever."""

import io
import zipfile
from collections.abc import Mapping

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip can tell."""
READABLE = 0o644
_UNIX = 3


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip of some files, in the order of their names.

    Parameters
    ----------
    files : mapping of str to bytes
        By path in the zip, with ``/`` between folders.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, EARLIEST)
            entry.create_system = _UNIX  # else each system writes its own number
            entry.external_attr = READABLE << 16
            archive.writestr(entry, files[name], zipfile.ZIP_DEFLATED, 9)
    return out.getvalue()
