"""Ogg streams, page by page (RFC 3533): pages, checksums, serial numbers.

libsndfile gives each stream a random serial number; with a chosen one the same sound
is the same bytes.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from zlib import crc32

# offsets in a page (RFC 3533, section 6)
_SERIAL, _CHECKSUM, _SEGMENT_COUNT, _SEGMENTS = 14, 22, 26, 27
_MAGIC = b"OggS"
_BIT_REVERSED = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))


def with_serial(stream: bytes, serial: int) -> bytes:
    """The stream under another serial number, 0 to 2**32 - 1.

    Raises:
        ValueError: it is not an Ogg stream.
    """
    return b"".join(_renumbered(page, serial) for page in read_pages(BytesIO(stream)))


def set_serial(path: Path, serial: int) -> None:
    """Change the serial number, 0 to 2**32 - 1, in a file with one stream.

    Works page by page, in constant memory.

    Raises:
        OSError: the file cannot be read or written.
        ValueError: it is not an Ogg file.
    """
    with path.open("r+b") as file:
        for page in read_pages(file):
            file.seek(-len(page), 1)
            file.write(_renumbered(page, serial))


def read_pages(file: BinaryIO) -> Iterator[bytearray]:
    """The pages of a file, from where it stands.

    Raises:
        ValueError: what follows is no whole page.
    """
    while head := file.read(_SEGMENTS):
        if len(head) < _SEGMENTS or not head.startswith(_MAGIC):
            raise ValueError("not an Ogg stream")
        sizes = file.read(head[_SEGMENT_COUNT])
        body = file.read(sum(sizes))
        if len(body) < sum(sizes) or len(sizes) < head[_SEGMENT_COUNT]:
            raise ValueError("a page is cut off")
        yield bytearray(head + sizes + body)


def _renumbered(page: bytearray, serial: int) -> bytearray:
    struct.pack_into("<I", page, _SERIAL, serial)
    struct.pack_into("<I", page, _CHECKSUM, 0)
    struct.pack_into("<I", page, _CHECKSUM, _checksum(page))
    return page


def _checksum(page: bytearray) -> int:
    """CRC-32 with zlib's polynomial, but bits in reverse and nothing inverted."""
    reverse = crc32(page.translate(_BIT_REVERSED), 0xFFFFFFFF) ^ 0xFFFFFFFF
    return int(f"{reverse:032b}"[::-1], 2)


def with_checksum(page: bytes) -> bytes:
    """A page with its checksum set, whatever was in its place."""
    changed = bytearray(page)
    struct.pack_into("<I", changed, _CHECKSUM, 0)
    struct.pack_into("<I", changed, _CHECKSUM, _checksum(changed))
    return bytes(changed)


def begins_stream(page: bytearray) -> bool:
    """Whether a page is the first of its logical stream."""
    return bool(page[5] & 2)
