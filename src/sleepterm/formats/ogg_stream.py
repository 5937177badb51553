"""Ogg streams that are the same bytes for the same sound.

libsndfile gives each stream a serial number by chance.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from zlib import crc32

# where they stand in a page (RFC 3533, section 6)
_SERIAL, _CHECKSUM, _SEGMENT_COUNT, _SEGMENTS = 14, 22, 26, 27
_TURNED = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))
"""Each byte with its bits in reverse."""


def with_serial(stream: bytes, serial: int) -> bytes:
    """The Ogg stream under another serial number, its checksums made anew."""
    pages = []
    for page in _pages(stream):
        struct.pack_into("<I", page, _SERIAL, serial)
        struct.pack_into("<I", page, _CHECKSUM, 0)
        struct.pack_into("<I", page, _CHECKSUM, _checksum(page))
        pages.append(page)
    return b"".join(pages)


def _pages(stream: bytes) -> Iterator[bytearray]:
    start = 0
    while start < len(stream):
        segments = start + _SEGMENTS
        body = segments + stream[start + _SEGMENT_COUNT]
        end = body + sum(stream[segments:body])
        yield bytearray(stream[start:end])
        start = end


def _checksum(page: bytearray) -> int:
    """Ogg's CRC is zlib's turned round, and neither begins nor ends inverted."""
    turned = crc32(page.translate(_TURNED), 0xFFFFFFFF) ^ 0xFFFFFFFF
    return int(f"{turned:032b}"[::-1], 2)
