"""Chapters of MP4 files (M4A, M4B): a QuickTime text track, or Nero's `chpl`.

ISO 14496-12 for the boxes, the QuickTime File Format for the text track to which the
sound's `chap` reference points; `chpl` as FFmpeg reads it.
"""

from __future__ import annotations

import os
import struct
from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice
from operator import itemgetter
from typing import BinaryIO, NamedTuple

from sleepterm.formats.chapters.chapter import MOST_CHAPTERS

_MOST_INDEX = 1 << 26
"""Bytes of a `moov` box; larger ones are not read."""
_MOST_BOXES = 10_000
_LONGEST_TEXT = 1024
_TICKS = 10_000_000
"""Units of `chpl` in a second."""


class _Box(NamedTuple):
    kind: bytes
    content: memoryview


class _TextTrack(NamedTuple):
    """Sample times in seconds, and where each sample lies: offset and size in bytes."""

    starts: list[float]
    samples: list[tuple[int, int]]


def mp4_chapters(file: BinaryIO) -> list[tuple[float, str]]:
    """The start in seconds and title of each chapter; [] if there are none.

    Args:
        file: the whole file, open for reading bytes.

    Raises:
        OSError: the file can't be read.
    """
    index = memoryview(_index_of(file))
    tracks = [box.content for box in _boxes(index) if box.kind == b"trak"]
    referred = {number for track in tracks for number in _chapter_tracks(track)}
    for track in tracks:
        if _track_id(track) in referred and (found := _text_track(track)):
            titles = (_text_at(file, *sample) for sample in found.samples)
            return list(zip(found.starts, titles, strict=False))
    return _nero(_inside(index, b"udta", b"chpl"))


def _index_of(file: BinaryIO) -> bytes:
    """The content of the `moov` box; b"" without one."""
    for _ in range(_MOST_BOXES):
        head = file.read(8)
        if len(head) < 8:
            return b""
        size, kind = struct.unpack(">I4s", head)
        used = 8
        if size == 1:
            size, used = int.from_bytes(file.read(8), "big"), 16
        if kind == b"moov":
            length = _MOST_INDEX if size == 0 else size - used
            return file.read(length) if 0 < length <= _MOST_INDEX else b""
        if size < used or not _goes_to(file, file.tell() + size - used):
            return b""
    return b""


def _goes_to(file: BinaryIO, offset: int) -> bool:
    """Seek, if the file is that long; file systems refuse places far behind the end."""
    is_there = offset <= file.seek(0, os.SEEK_END)
    if is_there:
        file.seek(offset)
    return is_there


def _boxes(content: memoryview) -> Iterator[_Box]:
    """The boxes in the content of another."""
    at = 0
    for _ in range(_MOST_BOXES):
        if at + 8 > len(content):
            return
        size = int.from_bytes(content[at : at + 4], "big")
        kind = bytes(content[at + 4 : at + 8])
        used = 8
        if size == 1:
            size, used = int.from_bytes(content[at + 8 : at + 16], "big"), 16
        end = len(content) if size == 0 else at + size
        if end < at + used:
            return
        yield _Box(kind, content[at + used : end])
        at = end


def _inside(content: memoryview, *path: bytes) -> memoryview:
    """The content of the first box on a path of kinds; empty without it."""
    for kind in path:
        found = (box.content for box in _boxes(content) if box.kind == kind)
        content = next(found, content[:0])
    return content


def _chapter_tracks(track: memoryview) -> list[int]:
    """The numbers of the tracks that hold the chapters of this one."""
    return list(_numbers(_inside(track, b"tref", b"chap"), 4))


def _track_id(track: memoryview) -> int:
    head = _inside(track, b"tkhd")
    at = 20 if _version(head) == 1 else 12
    return int.from_bytes(head[at : at + 4], "big")


def _version(box: memoryview) -> int:
    return box[0] if len(box) else 0


def _text_track(track: memoryview) -> _TextTrack | None:
    media = _inside(track, b"mdia")
    head = _inside(media, b"mdhd")
    at = 20 if _version(head) == 1 else 12
    scale = int.from_bytes(head[at : at + 4], "big")
    table = _inside(media, b"minf", b"stbl")
    samples = _samples(table)
    if not scale or not samples:
        return None
    return _TextTrack([x / scale for x in _times(table)], samples)


def _times(table: memoryview) -> Iterator[int]:
    """The start of each sample, in the track's units."""
    now = given = 0
    entries = _numbers(_inside(table, b"stts")[8:], 4)
    for count, length in zip(entries, entries, strict=False):
        for _ in range(min(count, MOST_CHAPTERS - given)):
            yield now
            now += length
            given += 1


def _samples(table: memoryview) -> list[tuple[int, int]]:
    """Offset and size in bytes of each sample of a text track."""
    sizes = iter(_sizes(_inside(table, b"stsz")))
    chunks = list(_chunks(table))
    runs = _runs(_inside(table, b"stsc"))
    found: list[tuple[int, int]] = []
    for number, offset in enumerate(chunks, 1):
        at = offset
        run = bisect_right(runs, number, key=itemgetter(0)) - 1
        count = runs[run][1] if run >= 0 else 0
        for size in islice(sizes, min(count, MOST_CHAPTERS - len(found))):
            found.append((at, size))
            at += size
    return found


def _sizes(box: memoryview) -> list[int]:
    fixed = int.from_bytes(box[4:8], "big")
    count = min(int.from_bytes(box[8:12], "big"), MOST_CHAPTERS)
    return [fixed] * count if fixed else list(_numbers(box[12:], 4))


def _chunks(table: memoryview) -> Iterator[int]:
    if len(box := _inside(table, b"stco")):
        return _numbers(box[8:], 4)
    return _numbers(_inside(table, b"co64")[8:], 8)


def _runs(box: memoryview) -> list[tuple[int, int]]:
    """The first chunk of each run, and how many samples its chunks have."""
    numbers = _numbers(box[8:], 4)
    return [(a, b) for a, b, _ in zip(numbers, numbers, numbers, strict=False)]


def _numbers(content: memoryview, width: int) -> Iterator[int]:
    """Big-endian numbers of `width` bytes, some thousand at most."""
    most = min(len(content) // width, 3 * MOST_CHAPTERS)
    for at in range(0, most * width, width):
        yield int.from_bytes(content[at : at + width], "big")


def _text_at(file: BinaryIO, offset: int, size: int) -> str:
    """The text of a sample: its length in two bytes, then UTF-8, or UTF-16 marked."""
    if size < 2 or not _goes_to(file, offset):
        return ""
    sample = file.read(min(size, _LONGEST_TEXT))
    text = sample[2 : 2 + int.from_bytes(sample[:2], "big")]
    is_wide = text.startswith((b"\xfe\xff", b"\xff\xfe"))
    return text.decode("utf-16" if is_wide else "utf-8", "replace")


def _nero(box: memoryview) -> list[tuple[float, str]]:
    """The chapters of a `chpl` box."""
    at = 8 if _version(box) == 1 else 4
    count = box[at] if len(box) > at else 0
    at += 1
    found: list[tuple[float, str]] = []
    for _ in range(count):
        if at + 9 > len(box):
            break
        start = int.from_bytes(box[at : at + 8], "big") / _TICKS
        length = box[at + 8]
        title = bytes(box[at + 9 : at + 9 + length]).decode("utf-8", "replace")
        found.append((start, title))
        at += 9 + length
    return found
