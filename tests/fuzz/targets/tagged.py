"""Tags and chapters of sound files, and cue sheets beside them."""

from __future__ import annotations

import contextlib
import math
from collections.abc import Iterator
from pathlib import Path
from random import Random

from tests.formats.chapter_files import (
    BOOK,
    box,
    cue_sheet,
    flac,
    id3_frame,
    id3_tag,
    nero_mp4,
    numbers,
    ogg,
    quicktime_mp4,
)
from tests.fuzz.grammar import lines_of
from tests.fuzz.target import Run, Target

from sleepterm.formats.chapters.reader import chapters_of
from sleepterm.formats.extent import extent_of
from sleepterm.formats.file_kind import looks_like
from sleepterm.formats.header_size import bytes_before_sound
from sleepterm.formats.mp3 import states_length
from sleepterm.formats.ogg import with_checksum
from sleepterm.formats.tags import tags_of
from sleepterm.importing.conversion import foreign_format

_INFO = box(b"INFO")[4:]
_CUE_PIECES = (
    *('FILE "a.wav" WAVE', "TRACK 01 AUDIO", 'TITLE "One"', "INDEX 01 00:00:00"),
    *(
        "INDEX 01 99999:99:99",
        "PERFORMER x",
        "  ",
        '"',
        "REM",
        "TITLE",
        "index 1 1:2:3",
    ),
)


@contextlib.contextmanager
def _tagged(folder: Path) -> Iterator[Run]:
    path = folder / "x.bin"

    def run(data: bytes) -> None:
        path.write_bytes(data)
        found = tags_of(path)
        assert found.keys() <= {"title", "artist"}
        _check(path)
        _ = looks_like(path), states_length(path), bytes_before_sound(path, 1 << 25)
        _ = extent_of(path)
        _ = foreign_format(path)

    yield run


def _check(path: Path) -> None:
    chapters = chapters_of(path)
    starts = [x.start for x in chapters]
    assert starts == sorted(starts)
    assert all(math.isfinite(x) and x >= 0 for x in starts)
    assert not any({"\x1b", "\n", "\x9b"} & set(x.title) for x in chapters)


@contextlib.contextmanager
def _cue(folder: Path) -> Iterator[Run]:
    path = folder / "book.wav"
    path.touch()

    def run(data: bytes) -> None:
        path.with_suffix(".cue").write_bytes(data)
        _check(path)

    yield run


def with_checksums(data: bytes, rng: Random) -> bytes:
    """The pages of an Ogg file with right checksums, mostly."""
    if not data.startswith(b"OggS") or rng.random() < 0.3:
        return data
    pages = data.split(b"OggS")[1:]
    return b"".join(
        with_checksum(b"OggS" + page) if len(page) >= 23 else b"OggS" + page
        for page in pages
    )


def _riff(*chunks: bytes) -> bytes:
    body = b"WAVE" + b"".join(chunks)
    return b"RIFF" + len(body).to_bytes(4, "little") + body


def _chunk(kind: bytes, content: bytes) -> bytes:
    even = content + bytes(len(content) % 2)
    return kind + len(content).to_bytes(4, "little") + even


def _seeds() -> list[bytes]:
    named = id3_frame(b"TIT2", b"\0A title") + id3_frame(b"TPE1", b"\1\xff\xfea\0b\0")
    old = b"ID3\2\0\0\0\0\0\x20" + b"TT2\0\0\x06\0Title" + bytes(14)
    info = _chunk(b"LIST", b"INFO" + _chunk(b"INAM", b"Rain\0") + _chunk(b"IART", b"x"))
    frames = b"".join(b"\xff\xfb\x10\xc4" + bytes(100) for _ in range(6))
    return [
        id3_tag(BOOK) + frames,
        id3_tag(BOOK, version=4, listed=[0, 2]),
        b"ID3\3\0\0\0\0\0" + bytes([len(named)]) + named + frames,
        old,
        frames + b"TAG" + b"Title".ljust(125, b"\0"),
        _riff(_chunk(b"fmt ", bytes(16)), info, _chunk(b"data", bytes(8))),
        nero_mp4(BOOK),
        quicktime_mp4(BOOK),
        quicktime_mp4(BOOK, wide=True),
        flac(BOOK),
        ogg(BOOK),
        ogg(BOOK, b"OpusTags", b"OpusHead"),
        box(b"ftyp", b"M4A ") + numbers(1) + b"moov" + bytes(8),
        b"",
    ]


_KINDS = (
    *(b"moov", b"trak", b"tkhd", b"tref", b"chap", b"mdia", b"mdhd", b"minf", b"stbl"),
    *(b"stts", b"stsc", b"stsz", b"stco", b"co64", b"udta", b"chpl", b"ID3\4", b"CHAP"),
    *(b"CTOC", b"TIT2", b"LIST", b"INFO", b"INAM", b"OggS", b"fLaC", b"CHAPTER001="),
    *(b"00:00:01.5", b"\xff\xfb\x90\xc4", b"Xing", b"Info", b"VBRI", b"\x01vorbis"),
)
TARGETS = (
    Target("tags", _seeds, _tagged, _KINDS, repaired=with_checksums, weight=2.5),
    Target(
        "cue-sheets",
        lambda: [cue_sheet(BOOK).encode(), cue_sheet(BOOK).encode("utf-16")],
        _cue,
        tuple(x.encode() for x in _CUE_PIECES),
        lambda: lines_of(_CUE_PIECES),
    ),
)
