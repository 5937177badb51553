"""Song texts are read from anyone's file: leniently, and shown without harm."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sleepterm.formats.lrc import LAST, parse_lrc
from sleepterm.formats.webvtt import LONGEST_TEXT, MOST_CUES


def read(*lines: str) -> list[tuple[float, float, str]]:
    return [(x.start, x.end, x.text) for x in parse_lrc("\n".join(lines))]


def test_each_line_is_shown_until_the_next() -> None:
    text = "\ufeff[ar:Nobody]\r\n[ti:Rest]\r\n\r\n[00:01.50] Let go.\r\n"
    text += "not timed\r\n[00:04]And rest.\r\n[01:02:250]Sleep.\r\n"
    assert read(text) == [
        (1.5, 4.0, "Let go."),
        (4.0, 62.25, "And rest."),
        (62.25, 62.25 + LAST, "Sleep."),
    ]


def test_a_line_with_several_times_comes_again() -> None:
    assert read("[00:03.00] [00:01.00]Breathe.", "[00:02.00]Hold.") == [
        (1.0, 2.0, "Breathe."),
        (2.0, 3.0, "Hold."),
        (3.0, 3.0 + LAST, "Breathe."),
    ]


def test_a_line_without_words_ends_the_one_before() -> None:
    assert read("[00:01]Hush.", "[00:02]  ", "[00:09]") == [(1.0, 2.0, "Hush.")]


def test_lines_of_the_same_time_are_shown_at_once() -> None:
    assert read("[00:01]Sleep.", "[00:01]Schlaf.", "[00:05]") == [
        (1.0, 5.0, "Sleep. / Schlaf.")
    ]


@pytest.mark.parametrize(
    ("tag", "start"),
    [("[offset:500]", 1.5), ("[Offset: -250 ]", 2.25), ("[offset:+9000]", 0.0)],
)
def test_an_offset_moves_all_lines(tag: str, start: float) -> None:
    assert read("[00:02.00]Hush.", tag, "[00:30.00]")[0][0] == start


def test_times_of_words_are_ignored() -> None:
    line = "[00:01.00]<00:01.00> Let <00:01.40> it <00:01.80> go <3 <00:02.10>"
    assert read(line, "[00:03.00]") == [(1.0, 3.0, "Let it go <3")]


@pytest.mark.parametrize(
    "line",
    [
        *("[00:61.00]x", "[1:2:3:4]x", "[-0:01.00]x", "[00:01.0000]x", "[00:01.00"),
        *("[:01]x", "x [00:01.00]", "[12345:00]x", "[\u0660\u0660:01]x", ""),
    ],
)
def test_a_line_with_an_impossible_time_is_passed_over(line: str) -> None:
    assert read(line, "[00:05.00]kept") == [(5.0, 5.0 + LAST, "kept")]


def test_escapes_do_not_reach_the_screen() -> None:
    line = "[00:01.00]\x1b[31mred\x1b]0;title\x07 \u202eturned\u202c \x00end"
    assert read(line, "[00:02]")[0][2] == "red turned end"


def test_a_file_that_never_ends_is_cut() -> None:
    many = "[00:01.00]" * (MOST_CUES + 5) + "x" * (LONGEST_TEXT + 1)
    [cue] = parse_lrc(many)
    assert len(cue.text) == LONGEST_TEXT
    lines = [f"[{at // 60}:{at % 60}]x" for at in range(MOST_CUES + 5)]
    assert len(parse_lrc("\n".join(lines))) == MOST_CUES


fragments = st.sampled_from(
    [
        *("[00:01.00]", "[00:02]", "[99:59.999]", "[9999:59]", "[offset:", "]", "["),
        *("<00:01.00>", "<", ">", "\n", "\r\n", "\x1b[", "\x1b]", "\x07", "\ufeff"),
        *("\x00", "\u2028", "\ud800", "[offset:-999999999]", "[offset:999999999]"),
    ]
)


@given(st.lists(fragments | st.text(max_size=8), max_size=40).map("".join))
def test_no_file_raises_or_smuggles_anything_in(text: str) -> None:
    cues = parse_lrc(text)
    assert list(cues) == sorted(cues, key=lambda x: x.start)
    for each, following in pairwise(cues):
        assert each.end <= following.start
    for each in cues:
        assert 0 <= each.start < each.end
        assert 0 < len(each.text) <= LONGEST_TEXT
        assert not any(x in each.text for x in "\x00\x07\x1b\n\r\u2028\ud800")


def test_its_own_lines_come_back() -> None:
    starts = (0.0, 0.01, 59.99, 60.0, 599.5)
    lines = [f"[{int(x) // 60:02}:{x % 60:05.2f}]at {x}" for x in starts]
    cues = parse_lrc("\n".join(reversed(lines)))
    assert [cue.start for cue in cues] == pytest.approx(starts)
    assert [cue.text for cue in cues] == [f"at {x}" for x in starts]
