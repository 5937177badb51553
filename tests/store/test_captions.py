"""Caption files of other programs: encodings, dialects, hostile ones."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sleepterm.formats.webvtt import parse_webvtt
from sleepterm.night.narration import Narration, parse_narration
from sleepterm.store.files.captions import (
    captions_beside,
    decode_captions,
    read_narration,
)

VTT = "WEBVTT\n\n00:01.000 --> 00:02.000\n{}\n"


def words(narration: Narration) -> list[tuple[float, float, str]]:
    return [(cue.start, cue.end, cue.text) for cue in narration.cues]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Schließ die Augen jetzt", "utf-8"),
        ("Schließ die Augen", "utf-8-sig"),
        ("Schließ die Augen", "utf-16"),
        ("Закрой глаза", "utf-16-le"),
        ("Close your eyes", "utf-16-be"),
        ("Schließ die Augen, schöne Träume", "cp1252"),
        ("Un été, déjà", "cp1252"),
        ("闭上眼睛 慢慢呼吸。", "gb18030"),
        ("目を閉じて", "utf-8"),
    ],
)
def test_words_are_read_in_the_encodings_that_programs_write(
    text: str, encoding: str, tmp_path: Path
) -> None:
    file = tmp_path / "talk.vtt"
    file.write_bytes(VTT.format(text).encode(encoding))
    assert words(read_narration(file)) == [(1.0, 2.0, text)]


@given(st.binary(max_size=200))
def test_any_bytes_are_some_text(data: bytes) -> None:
    parse_narration(decode_captions(data))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("WEBVTT\n\n0:00:01.000 --> 0:00:02.000\nhi\n", [(1.0, 2.0, "hi")]),
        ("WEBVTT\n\n00:01.000-->00:02.000\nhi\n", [(1.0, 2.0, "hi")]),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\na\u2028b\n", [(1.0, 2.0, "a b")]),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\na\n  \nb\n", [(1.0, 2.0, "a b")]),
        ("WEBVTT\r\r00:01.000 --> 00:02.000\ra\r", [(1.0, 2.0, "a")]),
        ("1\n00:00:01,500 --> 00:00:02,000\nhi\nyou\n\n", [(1.5, 2.0, "hi you")]),
        ("[59:58.00]a\n[1:00:03.50]b\n[1:00:05.00]\n", [(3598, 3603.5, "a")]),
        ("[02:03:04]a\n[02:04:00]\n", [(123.04, 124.0, "a")]),
    ],
)
def test_dialects_are_read_at_their_times(
    text: str, expected: list[tuple[float, float, str]]
) -> None:
    assert words(parse_narration(text))[:1] == expected


@pytest.mark.timeout(60)
@pytest.mark.parametrize("sign", ["<", "&", "[", "\x1b[", "\x1b]", " ", "\u2028", "{"])
def test_hostile_text_is_read_in_a_time_that_grows_with_its_length(sign: str) -> None:
    # The square of this length would take hours.
    long = sign * (2_000_000 // len(sign))
    parse_narration(VTT.format(long))
    parse_narration(f"[00:01.00]{long}\n{long}")
    assert parse_webvtt(f"WEBVTT\n\n{long}\n00:01.000 --> 00:02.000\na\n")


@pytest.mark.parametrize(
    ("name", "is_taken"),
    [("talk.VTT", True), ("talk.Lrc", True), ("talk.srt", True), ("talk.txt", False)],
)
def test_captions_beside_a_sound_are_found_however_they_are_written(
    name: str, tmp_path: Path, *, is_taken: bool
) -> None:
    (tmp_path / name).write_text("1\n00:00:01,000 --> 00:00:02,000\nhi\n")
    if name.endswith(".Lrc"):
        (tmp_path / name).write_text("[00:01.00]hi\n")
    found = captions_beside(str(tmp_path / "talk"), os.path.isfile)
    assert found == (tmp_path / name if is_taken else None)


def test_captions_without_a_word_are_none(tmp_path: Path) -> None:
    (tmp_path / "talk.vtt").write_text("WEBVTT\n\nno words\n")
    (tmp_path / "talk.lrc").write_text("[00:01.00]hi\n")
    found = captions_beside(str(tmp_path / "talk"), os.path.isfile)
    assert found == tmp_path / "talk.lrc"
    (tmp_path / "talk.lrc").write_text("[ar:somebody]\n")
    assert captions_beside(str(tmp_path / "talk"), os.path.isfile) is None
