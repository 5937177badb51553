"""Finds the chapters of a sound file: its own, or those of a cue sheet beside it."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from sleepterm.formats.chapters.chapter import Chapter, in_order
from sleepterm.formats.chapters.cue import cue_chapters
from sleepterm.formats.chapters.id3 import id3_chapters
from sleepterm.formats.chapters.mp4 import mp4_chapters
from sleepterm.formats.chapters.vorbis import vorbis_chapters
from sleepterm.formats.mp3 import tag_size

_MOST_TAG = 1 << 24
_MOST_SHEET = 1 << 20
_SHEETS = (".cue", ".CUE", ".Cue")


def chapters_of(path: Path) -> tuple[Chapter, ...]:
    """The chapters of a sound file in order; () if it has none.

    Raises:
        OSError: the file can't be read.
    """
    with path.open("rb") as file:
        found = in_order(_own(file))
    return found or _of_sheet(path)


def _own(file: BinaryIO) -> list[tuple[float, str]]:
    head = file.read(12)
    file.seek(0)
    if head.startswith(b"ID3"):
        return id3_chapters(file.read(min(tag_size(head), _MOST_TAG)))
    if head[4:8] == b"ftyp":
        return mp4_chapters(file)
    return vorbis_chapters(file)


def _of_sheet(path: Path) -> tuple[Chapter, ...]:
    for suffix in _SHEETS:
        try:
            with path.with_suffix(suffix).open("rb") as file:
                data = file.read(_MOST_SHEET)
        except OSError:
            continue
        return in_order(cue_chapters(_text(data)))
    return ()


def _text(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
