"""Captions are read from anyone's file: leniently, and shown without harm."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sleepterm.formats.lrc import parse_lrc
from sleepterm.formats.webvtt import (
    LONGEST_TEXT,
    MOST_CUES,
    Cue,
    cue_at,
    format_webvtt,
    parse_webvtt,
)
from sleepterm.text import sanitize_line
from sleepterm.units import Seconds


def vtt(*cues: str) -> str:
    return "\n\n".join(("WEBVTT", *cues)) + "\n"


def cue(start: float, end: float, text: str) -> Cue:
    return Cue(Seconds(start), Seconds(end), text)


def test_cues_are_read_with_names_settings_notes_and_styles_passed_over() -> None:
    text = vtt(
        "NOTE a remark\nof two lines",
        "STYLE\n::cue { color: red }",
        "first\n00:01.000 --> 00:02.500 align:start line:0%\nBreathe in,\nslowly.",
        "01:00:00.250 --> 100:00:01.000\nAnd out.",
    )
    assert parse_webvtt("\ufeff" + text.replace("\n", "\r\n")) == (
        cue(1.0, 2.5, "Breathe in, slowly."),
        cue(3600.25, 360_001.0, "And out."),
    )


def test_markup_entities_and_escapes_do_not_reach_the_screen() -> None:
    text = vtt(
        "00:01.000 --> 00:02.000\n<v Anna>Let <i>go</i></v> &amp; rest",
        "00:02.000 --> 00:03.000\n\x1b[31mred\x1b]0;title\x07 \u202eturned\u202c",
        "00:03.000 --> 00:04.000\n&#27;[2Jcleared",
        "00:04.000 --> 00:05.000\n<b></b>\u200b",
    )
    words = [x.text for x in parse_webvtt(text)]
    assert words == ["Let go & rest", "red turned", "[2Jcleared"]


def test_a_timing_line_ends_the_cue_before_it() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\none\n00:02.000 --> 00:03.000\ntwo"
    assert [x.text for x in parse_webvtt(text)] == ["one", "two"]


@pytest.mark.parametrize(
    "timing",
    [
        "00:02.000 --> 00:02.000",
        "00:03.000 --> 00:02.000",
        "00:61.000 --> 01:02.000",
        "00:01;000 --> 00:02;000",
        "\u0660\u0660:01.000 --> 00:02.000",
        "-->",
    ],
)
def test_a_cue_with_an_impossible_time_is_passed_over(timing: str) -> None:
    text = vtt(f"{timing}\nlost", "00:05.000 --> 00:06.000\nkept")
    assert [x.text for x in parse_webvtt(text)] == ["kept"]


@pytest.mark.parametrize("text", ["webvtt\n", "WEBVTTX\n", "\nwords", "1 a"])
def test_what_is_no_webvtt_has_no_cues(text: str) -> None:
    assert parse_webvtt(text + "\n\n00:01.000 --> 00:02.000\nno") == ()


def test_a_file_that_never_ends_is_cut() -> None:
    endless = vtt(*["00:01.000 --> 00:02.000\n" + "x" * 1001] * (MOST_CUES + 5))
    cues = parse_webvtt(endless)
    assert len(cues) == MOST_CUES
    assert {len(x.text) for x in cues} == {LONGEST_TEXT}


fragments = st.sampled_from(
    [
        *("WEBVTT", "\n", "\n\n", "00:01.000", " --> ", "99:59:59.999", "<", ">", "&"),
        *(";", "\x1b[", "\x1b]", "\x07", "\ufeff", "\x00", "NOTE", "&#", "\ud800"),
        "\u2028",
    ]
)


@given(st.lists(fragments | st.text(max_size=8), max_size=40).map("".join))
def test_no_file_raises_or_smuggles_anything_in(text: str) -> None:
    for body in (text, "WEBVTT\n\n" + text, vtt("00:01.000 --> 00:09.000\n" + text)):
        cues = parse_webvtt(body)
        assert list(cues) == sorted(cues, key=lambda x: x.start)
        for each in cues:
            assert 0 <= each.start < each.end
            assert 0 < len(each.text) <= LONGEST_TEXT
            assert not any(x in each.text for x in "\x00\x07\x1b\n\r\u2028\ud800")


def test_a_cue_is_shown_from_its_start_until_its_end() -> None:
    cues = (cue(1, 2, "a"), cue(2, 3, "b"), cue(5, 6, "c"))
    shown = [(at, cue_at(cues, Seconds(at))) for at in (0.99, 1, 1.99, 2, 3, 5.5, 6)]
    texts = [(at, found.text if found else "") for at, found in shown]
    expected = [(0.99, ""), (1, "a"), (1.99, "a"), (2, "b"), (3, ""), (5.5, "c")]
    assert texts == [*expected, (6, "")]
    assert cue_at((), Seconds(0)) is None


def test_of_overlapping_cues_the_latest_started_is_shown_and_then_the_earlier() -> None:
    cues = parse_webvtt(
        vtt(
            "00:05.000 --> 00:06.000\nshort",
            "00:01.000 --> 00:10.000\nlong",
        )
    )
    shown = [cue_at(cues, Seconds(at)) for at in (4.9, 5.5, 7.0, 10.0)]
    assert [x.text if x else "" for x in shown] == ["long", "short", "long", ""]


lines = st.text(min_size=1, max_size=30).map(sanitize_line).filter(bool)
moments = st.integers(0, 9_000_000).map(lambda x: x / 1000)


@given(
    timed=st.lists(st.tuples(moments, st.integers(1, 10_000), lines), max_size=9),
    hours=st.booleans(),
)
def test_what_is_written_is_read_back(
    *, timed: list[tuple[float, int, str]], hours: bool
) -> None:
    cues = [cue(at, at + length / 1000, text) for at, length, text in sorted(timed)]
    text = format_webvtt(cues, "a remark", hours=hours)
    read = parse_webvtt(text)
    assert "NOTE a remark\n" in text
    assert [x.text for x in read] == [x.text for x in cues]
    for one, other in zip(read, cues, strict=True):
        assert one.start == pytest.approx(other.start, abs=0.0006)
        assert one.end == pytest.approx(other.end, abs=0.0006)


def test_hours_are_left_out_only_below_an_hour() -> None:
    cues = [cue(59.9, 3600, "a")]
    assert "\n00:59.900 --> 01:00:00.000\n" in format_webvtt(cues, hours=False)
    assert "\n00:00:59.900 --> 01:00:00.000\n" in format_webvtt(cues)


def test_words_that_are_cut_off_end_with_a_word() -> None:
    text = "a " * LONGEST_TEXT
    (read,) = parse_webvtt(f"WEBVTT\n\n00:01.000 --> 00:02.000\n{text}")
    (sung,) = parse_lrc(f"[00:01.00]b{text}")
    assert read.text == text[: LONGEST_TEXT - 1]
    assert sung.text.endswith("a")
    assert parse_webvtt(format_webvtt([read])) == (read,)
