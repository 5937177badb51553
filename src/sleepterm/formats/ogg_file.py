"""The serial number of an Ogg file's one stream, which libsndfile takes by chance."""

from __future__ import annotations

import struct
from pathlib import Path
from zlib import crc32

# where they stand in a page (RFC 3533, section 6)
_SERIAL, _CHECKSUM, _SEGMENT_COUNT, _SEGMENTS = 14, 22, 26, 27
_TURNED = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))
"""Each byte with its bits in reverse."""


def set_serial(path: Path, serial: int) -> None:
    """Give the stream another number, page by page, in the file itself.

    Raises:
        OSError: the file cannot be read or written.
    """
    with path.open("r+b") as file:
        while head := file.read(_SEGMENTS):
            sizes = file.read(head[_SEGMENT_COUNT])
            page = bytearray(head + sizes + file.read(sum(sizes)))
            struct.pack_into("<I", page, _SERIAL, serial)
            struct.pack_into("<I", page, _CHECKSUM, 0)
            struct.pack_into("<I", page, _CHECKSUM, _checksum(page))
            file.seek(-len(page), 1)
            file.write(page)


def _checksum(page: bytearray) -> int:
    """Ogg's CRC is zlib's turned round, and neither begins nor ends inverted."""
    turned = crc32(page.translate(_TURNED), 0xFFFFFFFF) ^ 0xFFFFFFFF
    return int(f"{turned:032b}"[::-1], 2)
