"""A picture of four shades of grey as PNG, the same bytes everywhere.

Pillow's own writer compresses with whatever zlib it was built with, and zlib, zlib-ng and others compress the same
pixels to different bytes. Then the same seed would give other hashes on another machine, and hashes are what a case
is about. So the pixels are stored uncompressed here, in "stored" blocks of deflate (RFC 1951, 3.2.4): larger, but with
nothing left to choose. Checksums (crc32, adler32) are defined to the bit, wherever they are computed.
"""

import struct
import zlib

SHADES = (0xFF, 0xD4, 0x59, 0x14)
"""The shade of each pixel value, from 0 (white, full light) to 3 (nearly black)."""

SCALE = 2
LONGEST_BLOCK = 0xFFFF
PAIRS = bytes(value * 0b0101 for value in range(len(SHADES)))  # one pixel drawn twice: four bits


def png(pixels: bytes, width: int, note: str) -> bytes:
    """Encode a picture, twice as wide and high.

    Parameters
    ----------
    pixels : bytes
        Row by row, one byte a pixel, values 0 to 3.
    width : int
        Pixels in a row; even.
    note : str
        ASCII, kept in the file as its comment.
    """
    rows = [pixels[at : at + width] for at in range(0, len(pixels), width)]
    packed = b"".join((b"\0" + _packed(row)) * SCALE for row in rows)  # filter 0: none
    header = struct.pack(">IIBBBBB", width * SCALE, len(rows) * SCALE, 2, 3, 0, 0, 0)
    palette = b"".join(bytes((shade, shade, shade)) for shade in SHADES)
    chunks = (
        (b"IHDR", header),
        (b"PLTE", palette),
        (b"tEXt", b"Comment\0" + note.encode("ascii")),
        (b"IDAT", stored(packed)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def stored(data: bytes) -> bytes:
    """A zlib stream (RFC 1950) that holds the data as it is."""
    blocks = [data[at : at + LONGEST_BLOCK] for at in range(0, len(data), LONGEST_BLOCK)] or [b""]
    last = len(blocks) - 1
    heads = [struct.pack("<BHH", i == last, len(block), len(block) ^ LONGEST_BLOCK) for i, block in enumerate(blocks)]
    body = b"".join(head + block for head, block in zip(heads, blocks, strict=True))
    return b"\x78\x01" + body + struct.pack(">I", zlib.adler32(data))


def _packed(row: bytes) -> bytes:
    """Two bits a pixel, every pixel twice."""
    doubled = row.translate(PAIRS + bytes(256 - len(PAIRS)))
    return bytes(high << 4 | low for high, low in zip(doubled[::2], doubled[1::2], strict=True))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
