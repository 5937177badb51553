"""What is timed along a guided track: words, bells, beds, silences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sleepterm.formats.webvtt import Cue
from sleepterm.night.narration import (
    MOST_MARKS,
    BedMark,
    BellMark,
    Narration,
    parse_narration,
)
from sleepterm.night.nearby_sentences import Words
from sleepterm.units import Seconds

HEAD = """WEBVTT

NOTE sleepterm session
voice flite:rms
bell low 00:00:01.000
bell high 00:01:02.500
bed ocean-waves 00:05:12.300

"""
CUES = """00:00:02.000 --> 00:00:04.000
One.

00:00:10.000 --> 00:00:12.000
Two.
"""


def narration_of(*times: tuple[float, float], is_session: bool = True) -> Narration:
    """A narration whose sentences are "0", "1" and so on."""
    cues = [Cue(Seconds(a), Seconds(b), str(n)) for n, (a, b) in enumerate(times)]
    return Narration(tuple(cues), is_session=is_session)


def at(value: float) -> Seconds:
    return Seconds(value)


def test_a_session_has_words_bells_and_beds() -> None:
    session = parse_narration(HEAD + CUES)
    assert [cue.text for cue in session.cues] == ["One.", "Two."]
    assert session.bells == (BellMark(at(1.0), "low"), BellMark(at(62.5), "high"))
    assert session.beds == (BedMark(at(312.3), "ocean-waves"),)
    assert session.is_session


def test_captions_of_others_are_words_and_nothing_more() -> None:
    text = "WEBVTT\n\nNOTE a remark\nbell low 00:00:01.000\n\n" + CUES
    plain = parse_narration(text)
    assert len(plain.cues) == 2
    assert (plain.bells, plain.beds, plain.is_session) == ((), (), False)
    assert plain.silences == ()


@pytest.mark.parametrize(
    "line",
    [
        "bell loud 00:00:01.000",
        "bell low 00:61:01.000",
        "bell low 1.0",
        "bed ../../etc 00:00:01.000",
        "bed [red] 00:00:01.000",
        "bed " + "x" * 200 + " 00:00:01.000",
        "\x1b[2J",
    ],
)
def test_a_mark_that_makes_no_sense_is_passed_over(line: str) -> None:
    head = f"WEBVTT\n\nNOTE sleepterm session\n{line}\nbell low 00:00:01.000\n\n"
    session = parse_narration(head + CUES)
    assert session.bells == (BellMark(at(1.0), "low"),)
    assert session.beds == ()


def test_marks_behind_the_first_cue_and_too_many_of_them_are_not_read() -> None:
    late = "WEBVTT\n\n" + CUES + "\nNOTE sleepterm session\nbell low 00:00:01.000\n"
    assert not parse_narration(late).is_session
    marks = "bell low 00:00:01.000\n" * (MOST_MARKS + 500)
    many = f"WEBVTT\n\nNOTE sleepterm session\n{marks}\n{CUES}"
    assert len(parse_narration(many).bells) == MOST_MARKS


@given(
    st.text(alphabet="WEBVT \nNOTEsleptrmsion:-->.0123456789bdl\x1b\u202e") | st.text()
)
def test_nothing_makes_it_raise(text: str) -> None:
    for start in ("", "WEBVTT\n\nNOTE sleepterm session\n"):
        narration = parse_narration(start + text)
        for position in (0.0, 3.3, 1e6):
            narration.words_at(at(position))
            narration.is_speaking(at(position))
            narration.silence_at(at(position))
            narration.sentence_from(at(position), -1)


def test_words_that_overlap_leave_no_silences() -> None:
    both = "00:01.000 --> 00:05.000\na\n\n00:04.000 --> 00:06.000\nb\n"
    assert not parse_narration("WEBVTT\n\nNOTE sleepterm session\n\n" + both).is_session


def test_silences_are_what_lies_between_the_words() -> None:
    session = narration_of((2.0, 4.0), (4.02, 6.0), (10.0, 12.0))

    def silence_at(position: float) -> tuple[float, float] | None:
        return session.silence_at(at(position))

    silences: tuple[tuple[float, float], ...] = session.silences
    assert silences == ((0.0, 1.95), (6.0, 9.95), (12.0, float("inf")))
    assert silence_at(0.0) == (0, 1.95)
    assert silence_at(3.0) == (6.0, 9.95)
    assert silence_at(9.95) == (12.0, float("inf"))
    assert silence_at(50.0) == (12.0, float("inf"))


def test_the_bed_makes_room_a_little_before_and_behind_each_sentence() -> None:
    session = narration_of((10.0, 12.0), (14.0, 15.0), (30.0, 31.0))
    low = [t / 2 for t in range(80) if session.is_speaking(at(t / 2))]
    assert low == [t / 2 for t in range(80) if 9 <= t / 2 < 17 or 29 <= t / 2 < 33]


def test_words_before_now_and_after() -> None:
    session = narration_of((2.0, 4.0), (10.0, 12.0))
    assert session.words_at(at(0.0)) == Words("", "", "0")
    assert session.words_at(at(2.0)) == Words("0", "0", "1")
    assert session.words_at(at(4.0)) == Words("", "0", "1")
    assert session.words_at(at(11.0)) == Words("1", "1", "")
    assert session.words_at(at(99.0)) == Words("", "1", "")


@pytest.mark.parametrize(
    ("position", "by", "start"),
    [
        (0.0, 1, 2.0),
        (2.0, 1, 10.0),
        (11.0, 1, 20.0),
        (20.0, 1, None),
        (15.0, -1, 10.0),
        (11.6, -1, 10.0),
        (11.0, -1, 2.0),
        (3.0, -1, 0.0),
        (0.5, -1, 0.0),
        (99.0, -1, 20.0),
    ],
)
def test_sentences_are_found_from_anywhere(
    position: float, by: int, start: float | None
) -> None:
    session = narration_of((2.0, 4.0), (10.0, 12.0), (20.0, 22.0))
    assert session.sentence_from(at(position), by) == start


def test_without_words_there_is_no_sentence() -> None:
    assert Narration().sentence_from(at(5.0), 1) is None
    assert Narration().sentence_from(at(5.0), -1) is None


def test_the_bed_is_the_last_one_asked_for() -> None:
    session = Narration(beds=(BedMark(at(5), "stream"), BedMark(at(9), "wind")))
    asked = [session.bed_at(at(t)) for t in (0, 4.9, 5, 8, 9, 99)]
    assert asked == ["", "", "stream", "stream", "wind", "wind"]
