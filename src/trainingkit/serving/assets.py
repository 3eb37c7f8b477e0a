"""The few files a page may ask for: ours, known by name, compressed once, for ever under their hash."""

import gzip
import hashlib
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "static"
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
}


@dataclass(frozen=True, slots=True)
class Asset:
    """A static file, in memory."""

    body: bytes
    compressed: bytes
    content_type: str
    version: str  # 12 hex digits of its SHA-256


class Assets:
    """The files directly in a folder. No path is ever built from a request: what is not in the table is not there."""

    def __init__(self, folder: Path = FOLDER) -> None:
        paths = [path for path in sorted(folder.iterdir()) if path.suffix in TYPES and path.is_file()]
        self._files = {path.name: _asset(path) for path in paths}

    def get(self, name: str) -> Asset | None:
        return self._files.get(name)

    def url(self, name: str) -> str:
        """The address of a file, with its version, so that it can be kept for ever."""
        asset = self._files.get(name)
        return f"/static/{name}?v={asset.version}" if asset else f"/static/{name}"


def _asset(path: Path) -> Asset:
    body = path.read_bytes()
    version = hashlib.sha256(body).hexdigest()[:12]
    return Asset(body, gzip.compress(body, 9, mtime=0), TYPES[path.suffix], version)
