"""How large the tags before a file's sound are, without reading them."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from sleepterm.formats.mp3 import tag_size

_PAGE_HEAD = 27
_CODEC_HEADERS = 2
"""Packets of an Ogg stream that a decoder reads whole: its form and the comments."""


def bytes_before_sound(path: Path, most: int) -> int:
    """Bytes of the ID3v2 tag or of the Ogg headers; 0 if there are none.

    Args:
        path: a sound file.
        most: counting may stop beyond this.

    Raises:
        OSError: the file cannot be read.
    """
    with path.open("rb") as file:
        head = file.read(10)
        if head.startswith(b"OggS"):
            file.seek(0)
            return _ogg_headers(file, most)
        return tag_size(head)


def _ogg_headers(file: BinaryIO, most: int) -> int:
    size = packets = 0
    while packets < _CODEC_HEADERS and size <= most:
        head = file.read(_PAGE_HEAD)
        if len(head) < _PAGE_HEAD or not head.startswith(b"OggS"):
            break
        laces = file.read(head[26])
        packets += sum(lace < 255 for lace in laces)
        size += sum(laces)
        file.seek(sum(laces), 1)
    return size
