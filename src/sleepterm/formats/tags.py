"""Reads titles and artists that libsndfile leaves out or decodes wrongly.

ID3v2 at a file's start (id3.org, 2.3.0 and 2.4.0), also before FLAC, and the INFO list
of RIFF files, whose texts have no stated encoding.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from sleepterm.formats.mp3 import id3v1_title, synchsafe, tag_size
from sleepterm.formats.riff import riff_chunks

_MOST_BYTES = 64 * 1024
"""Of one field; longer ones are not read."""
_MOST_TAG = 1 << 24
_ENCODINGS = ("latin-1", "utf-16", "utf-16-be", "utf-8")
_ID3_KEYS = {"TIT2": "title", "TT2": "title", "TPE1": "artist", "TP1": "artist"}
_ID3_HEADER = 10
_UNSYNCHRONISED, _EXTENDED = 0x80, 0x40
"""Flags of a tag."""
_FRAME_UNSYNCHRONISED, _FRAME_LENGTH = 0x02, 0x01
"""Flags of a frame of ID3v2.4; the second puts four bytes before its content."""
_RIFF_KEYS = {b"INAM": "title", b"IART": "artist"}


def tags_of(path: Path) -> dict[str, str]:
    """The keys "title" and "artist", as far as they are there.

    Raises:
        OSError: the file cannot be read.
    """
    with path.open("rb") as file:
        head = file.read(12)
        if head.startswith(b"ID3"):
            file.seek(0)
            found = _id3(file.read(min(tag_size(head), _MOST_TAG)))
        elif head[:4] == b"RIFF" and head[8:] == b"WAVE":
            found = _riff(file)
        else:
            found = {}
    if not found.get("title") and (title := id3v1_title(path)):
        found["title"] = title
    return found


def _decoded(text: bytes) -> str:
    """Text without a stated encoding: UTF-8, or else Windows-1252."""
    text = text.partition(b"\0")[0]
    try:
        return text.decode("utf-8").strip()
    except UnicodeDecodeError:
        return text.decode("cp1252", "ignore").strip()


def _riff(file: BinaryIO) -> dict[str, str]:
    found = {}
    for kind, size in riff_chunks(file):
        if kind != b"LIST" or file.read(4) != b"INFO":
            continue
        for key, length in riff_chunks(file, file.tell() + size - 4):
            if key in _RIFF_KEYS and length <= _MOST_BYTES:
                found[_RIFF_KEYS[key]] = _decoded(file.read(length))
    return found


def _id3(tag: bytes) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, content in id3_frames(tag):
        if key in _ID3_KEYS and 1 < len(content) <= _MOST_BYTES:
            found.setdefault(_ID3_KEYS[key], id3_text(content))
    return found


def id3_frames(tag: bytes) -> Iterator[tuple[str, bytes]]:
    """Key and content of each frame of a whole ID3v2 tag."""
    if len(tag) <= _ID3_HEADER:
        return
    version, flags, frames = tag[3], tag[5], tag[_ID3_HEADER:]
    if version > 2 and flags & _EXTENDED:
        # An extended header is rare and not worth its rules.
        return
    if version < 4 and flags & _UNSYNCHRONISED:
        frames = _synchronised(frames)
    yield from id3_frames_in(frames, version)


def id3_frames_in(frames: bytes, version: int) -> Iterator[tuple[str, bytes]]:
    """Key and content of each of some frames of ID3v2.`version`."""
    at, width, head = (0, 3, 6) if version == 2 else (0, 4, 10)
    while at + head <= len(frames) and frames[at]:
        key = frames[at : at + width].decode("latin-1")
        raw = frames[at + width : at + 2 * width]
        size = int.from_bytes(raw, "big")
        flags = 0
        if version == 4:
            size, flags = synchsafe(raw), frames[at + head - 1]
        content = frames[at + head : at + head + size]
        if flags & _FRAME_LENGTH:
            content = content[4:]
        if flags & _FRAME_UNSYNCHRONISED:
            content = _synchronised(content)
        yield key, content
        at += head + size


def _synchronised(content: bytes) -> bytes:
    """What stood there before each 0xFF got a zero behind it, to be no false sync."""
    return content.replace(b"\xff\0", b"\xff")


def id3_text(content: bytes) -> str:
    """The text of a frame whose first byte states the encoding."""
    encoding = content[0]
    if encoding >= len(_ENCODINGS):
        return ""
    if encoding == 0:
        # Stated as Latin-1, in fact often the system's own.
        return content[1:].partition(b"\0")[0].decode("cp1252", "ignore").strip()
    text = content[1:].decode(_ENCODINGS[encoding], "ignore")
    return text.partition("\0")[0].strip()
