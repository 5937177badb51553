"""Chapters in Vorbis comments: CHAPTER001=00:05:30.000, CHAPTER001NAME=The sea.

Of Ogg Vorbis, Opus, Ogg FLAC (RFC 7845, xiph.org/vorbis/doc/v-comment.html) and FLAC
(RFC 9639); the fields as in wiki.xiph.org/Chapter_Extension.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from sleepterm.formats.chapters.chapter import MOST_CHAPTERS
from sleepterm.formats.ogg import read_pages

_MOST_BYTES = 1 << 24
"""Of a comment packet, pictures included."""
_MOST_COMMENTS = 4 * MOST_CHAPTERS
_COMMENTS = 4
"""The type of FLAC's block of comments."""
_OGG_HEADS = (b"\x03vorbis", b"OpusTags")
_FIELD = re.compile(r"CHAPTER(\d{1,4})(NAME)?", re.ASCII | re.IGNORECASE)
_TIME = re.compile(r"(\d{1,4}):([0-5]?\d):([0-5]?\d(?:[.,]\d{1,9})?)", re.ASCII)


def vorbis_chapters(file: BinaryIO) -> list[tuple[float, str]]:
    """The start in seconds and title of each chapter; [] if there are none.

    Args:
        file: an Ogg or FLAC file, open for reading bytes.

    Raises:
        OSError: the file can't be read.
    """
    start = file.read(4)
    file.seek(0)
    if start == b"OggS":
        return _chapters(_comments(_ogg_comments(file)))
    if start == b"fLaC":
        return _chapters(_comments(_flac_comments(file)))
    return []


def _chapters(fields: Iterator[tuple[str, str]]) -> list[tuple[float, str]]:
    starts: dict[int, float] = {}
    titles: dict[int, str] = {}
    for key, value in fields:
        if not (match := _FIELD.fullmatch(key)):
            continue
        number = int(match[1])
        if match[2]:
            titles.setdefault(number, value)
        elif time := _TIME.fullmatch(value.strip()):
            hours, minutes, seconds = time.groups()
            at = int(hours) * 3600 + int(minutes) * 60
            starts.setdefault(number, at + float(seconds.replace(",", ".")))
    return [(at, titles.get(number, "")) for number, at in starts.items()]


def _comments(block: bytes) -> Iterator[tuple[str, str]]:
    """Key and value of each comment."""
    at = 4 + int.from_bytes(block[:4], "little")
    count = int.from_bytes(block[at : at + 4], "little")
    at += 4
    for _ in range(min(count, _MOST_COMMENTS)):
        if at + 4 > len(block):
            return
        size = int.from_bytes(block[at : at + 4], "little")
        key, _, value = block[at + 4 : at + 4 + size].partition(b"=")
        if len(key) <= 32:
            yield (
                key.decode("utf-8", "replace"),
                value[:4096].decode("utf-8", "replace"),
            )
        at += 4 + size


def _ogg_comments(file: BinaryIO) -> bytes:
    """The comments in the second packet of an Ogg file."""
    packet, number = bytearray(), 0
    try:
        for page in read_pages(file):
            at = 27 + page[26]
            for lace in page[27 : 27 + page[26]]:
                if number == 1:
                    packet += page[at : at + lace]
                at += lace
                number += lace < 255
                if number > 1:
                    return _without_head(bytes(packet))
            if len(packet) > _MOST_BYTES:
                break
    except ValueError:
        pass
    return b""


def _without_head(packet: bytes) -> bytes:
    for head in _OGG_HEADS:
        if packet.startswith(head):
            return packet[len(head) :]
    # Ogg FLAC: a block of FLAC's own, with its type and length.
    is_flac = bool(packet) and packet[0] & 0x7F == _COMMENTS
    return packet[4:] if is_flac else b""


def _flac_comments(file: BinaryIO) -> bytes:
    file.seek(4)
    for _ in range(128):
        head = file.read(4)
        if len(head) < 4:
            break
        size = int.from_bytes(head[1:], "big")
        if head[0] & 0x7F == _COMMENTS:
            return file.read(size)
        if head[0] & 0x80:
            break
        file.seek(size, 1)
    return b""
