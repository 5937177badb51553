"""Ogg pages: a serial number of our choice, so that the same sound is the same file."""

from __future__ import annotations

import struct
from collections.abc import Iterator

# where they stand in a page (RFC 3533)
_SERIAL, _CHECKSUM, _SEGMENT_COUNT, _SEGMENTS = 14, 22, 26, 27
_POLYNOMIAL = 0x04C11DB7


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
    value = 0
    for byte in page:
        value = (value << 8 & 0xFFFFFFFF) ^ _TABLE[value >> 24 ^ byte]
    return value


def _table_entry(byte: int) -> int:
    value = byte << 24
    for _ in range(8):
        value = value << 1 ^ (_POLYNOMIAL if value & 0x80000000 else 0)
    return value & 0xFFFFFFFF


_TABLE = tuple(_table_entry(byte) for byte in range(256))
