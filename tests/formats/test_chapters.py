"""Chapters are found in every kind of file, and no file makes their reader fail."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.formats.chapter_files import (
    BOOK,
    Chapters,
    box,
    cue_sheet,
    flac,
    id3_tag,
    nero_mp4,
    numbers,
    ogg,
    quicktime_mp4,
    unsynchronised,
)

from sleepterm.formats.chapters.chapter import MOST_CHAPTERS, Chapter, in_order
from sleepterm.formats.chapters.reader import chapters_of
from sleepterm.units import Seconds


def expected(chapters: Chapters = BOOK) -> tuple[Chapter, ...]:
    return tuple(Chapter(Seconds(start), title) for start, title in chapters)


FILES = {
    "nero": nero_mp4(BOOK),
    "quicktime": quicktime_mp4(BOOK),
    "quicktime-wide": quicktime_mp4(BOOK, wide=True),
    "id3v2.3": id3_tag(BOOK),
    "id3v2.4": id3_tag(BOOK, version=4),
    "unsynchronised": unsynchronised(id3_tag(BOOK)),
    "listed": id3_tag([*BOOK, (9, "A part")], listed=[0, 1, 2]),
    "flac": flac(BOOK),
    "vorbis": ogg(BOOK),
    "opus": ogg(BOOK, b"OpusTags", b"OpusHead"),
    "ogg-flac": ogg(BOOK, b"\x04\0\0\0", b"\x7fFLAC"),
}


@pytest.mark.parametrize("kind", FILES)
def test_chapters_are_read(tmp_path: Path, kind: str) -> None:
    file = tmp_path / "book"
    file.write_bytes(FILES[kind])
    assert chapters_of(file) == expected()


@pytest.mark.parametrize("suffix", [".cue", ".CUE"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_cue_sheet_beside_the_file_has_them(
    tmp_path: Path, suffix: str, encoding: str
) -> None:
    file = tmp_path / "book.wav"
    file.write_bytes(b"RIFF")
    book = [(0.0, "One"), (2.52, "Zwei Über"), (61.0, "Three")]
    sheet = file.with_suffix(suffix)
    sheet.write_bytes(cue_sheet(book).encode(encoding))
    found = chapters_of(file)
    assert [x.title for x in found] == [title for _, title in book]
    assert [x.start for x in found] == pytest.approx([0, 2.52, 61], abs=0.01)


def test_the_files_own_chapters_come_first(tmp_path: Path) -> None:
    file = tmp_path / "book.flac"
    file.write_bytes(flac(BOOK))
    file.with_suffix(".cue").write_text(cue_sheet([(0, "a"), (1, "b")]))
    assert chapters_of(file) == expected()


def test_a_sheet_of_several_files_has_no_chapters_of_one(tmp_path: Path) -> None:
    file = tmp_path / "book.wav"
    file.write_bytes(b"RIFF")
    sheet = cue_sheet(BOOK) + '\nFILE "other.wav" WAVE'
    file.with_suffix(".cue").write_text(sheet)
    assert chapters_of(file) == ()


def test_they_are_sorted_printable_and_each_once() -> None:
    found: list[tuple[float, str]]
    found = [(5, "b\x1b[31m\nc"), (0, "a" * 900), (5, "again"), (-1, "x")]
    found += [(float("nan"), "x"), (float("inf"), "x"), (1e9, "x")]
    assert in_order(found) == expected([(0, "a" * 200), (5, "b c")])
    assert in_order([(3, "one is none")]) == ()
    assert len(in_order((x, "") for x in range(5000))) == MOST_CHAPTERS


def test_subtitles_are_no_chapters(tmp_path: Path) -> None:
    file = tmp_path / "film.mp4"
    file.write_bytes(quicktime_mp4(BOOK).replace(b"chap", b"hint"))
    assert chapters_of(file) == ()


def test_a_file_that_is_not_there_raises(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        chapters_of(tmp_path / "none")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"ID3",
        b"ID3\x03\0\0\x7f\x7f\x7f\x7fCHAP" + b"\xff" * 60,
        b"\0\0\0\x14ftypM4B " + bytes(8) + b"\0\0\0\x01moov" + b"\xff" * 8,
        b"\0\0\0\x14ftypM4B " + bytes(8) + b"\0\0\0\x00moov" + b"\0\0\0\x08udta" * 99,
        b"\0\0\0\x14ftypM4B " + bytes(8) + b"\0\0\0\x03free" * 9,
        b"fLaC" + b"\x04\xff\xff\xff" + b"\xff" * 50,
        b"OggS" + b"\xff" * 400,
    ],
)
def test_a_damaged_file_has_none(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "book"
    file.write_bytes(content)
    assert chapters_of(file) == ()


def test_a_track_that_claims_billions_of_samples_is_read_in_no_time(
    tmp_path: Path,
) -> None:
    most = 0xFFFFFFFF
    table = box(
        b"stbl",
        box(b"stts", numbers(0, 1, most, 1)),
        box(b"stsc", numbers(0, 1, 1, most, 1)),
        box(b"stsz", numbers(0, 16, most)),
        box(b"stco", numbers(0, most), numbers(*range(5000))),
    )
    text = box(
        b"trak",
        box(b"tkhd", numbers(0, 0, 0, 1)),
        box(b"tref", box(b"chap", numbers(*[1] * 3000))),
        box(b"mdia", box(b"mdhd", numbers(0, 0, 0, 1)), box(b"minf", table)),
    )
    file = tmp_path / "book"
    file.write_bytes(box(b"ftyp", bytes(8)) + box(b"moov", text))
    assert len(chapters_of(file)) <= MOST_CHAPTERS


@pytest.mark.parametrize("bits", [33, 44, 61, 62, 63])
def test_a_box_that_is_longer_than_the_file_is_the_last(
    tmp_path: Path, bits: int
) -> None:
    file = tmp_path / "absurd.m4b"
    long = b"\x00\x00\x00\x01free" + (1 << bits).to_bytes(8, "big")
    file.write_bytes(box(b"ftyp", bytes(8)) + long + bytes(64))
    assert list(chapters_of(file)) == []


@pytest.mark.parametrize("bits", [None, 33, 44, 61, 63])
def test_titles_behind_the_end_of_the_file_are_empty(
    tmp_path: Path, bits: int | None
) -> None:
    file = tmp_path / "book.m4b"
    told = (0.0, "Start"), (30.0, "End")
    claimed = None if bits is None else 1 << bits
    file.write_bytes(quicktime_mp4(told, claimed=claimed))
    titles = {x.title for x in chapters_of(file)}
    assert ("End" in titles) == (bits is None)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(FILES)), st.data())
def test_no_damage_makes_the_reader_fail(
    tmp_path_factory: pytest.TempPathFactory, kind: str, data: st.DataObject
) -> None:
    content = bytearray(FILES[kind])
    places = st.integers(0, len(content) - 1)
    for at in data.draw(st.lists(places, max_size=6)):
        content[at] = data.draw(st.sampled_from([0, 1, 0x7F, 0x80, 0xFF]))
    end = data.draw(st.none() | places)
    file = tmp_path_factory.getbasetemp() / "damaged"
    file.write_bytes(content[:end])
    found = chapters_of(file)
    assert list(found) == sorted(found, key=lambda x: x.start)
    assert len(found) != 1


@settings(max_examples=60)
@given(
    st.text(max_size=200)
    | st.from_regex(r'(TRACK 01|INDEX 01 [0-9:]{4,9}|TITLE "x"|\n){0,9}')
)
def test_no_sheet_makes_the_reader_fail(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    file = tmp_path_factory.getbasetemp() / "any.wav"
    file.write_bytes(b"")
    file.with_suffix(".cue").write_bytes(text.encode("utf-8", "replace"))
    chapters_of(file)
