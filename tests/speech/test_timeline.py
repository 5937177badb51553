"""The timeline places sentences, bells and beds as the script says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.speech.scripts import script

from sleepterm.formats.webvtt import parse_webvtt
from sleepterm.night.narration import BedMark, BellMark
from sleepterm.speech.guided_session import ScriptError, Session
from sleepterm.speech.script import parse_script
from sleepterm.speech.timeline import (
    CLOSING,
    LINGER,
    OPENING,
    RINGING,
    Timeline,
    build_timeline,
    captions,
)
from sleepterm.units import Seconds


def session(*body: str, head: str = "gap: 2\n") -> Session:
    return parse_script(script(*body, head=head), file="rest.txt")


def laid(whole: Session, *lengths: float) -> Timeline:
    return build_timeline(whole, [Seconds(x) for x in lengths])


def text_of(timeline: Timeline) -> str:
    return captions(timeline, "hummer:low")


def spans(timeline: Timeline) -> list[tuple[float, float]]:
    return [(x.start, x.end) for x in timeline.sentences]


def test_sentences_follow_each_other_with_their_silences() -> None:
    timeline = laid(session("One.", "Two. [6]", "[pause 10]", "Three."), 3, 1, 2)
    assert spans(timeline) == [(1, 4), (6, 7), (23, 25)]
    assert timeline.length == 25 + 2 + CLOSING
    assert [x.caption for x in timeline.sentences] == ["One.", "Two.", "Three."]


def test_a_slot_counts_from_the_beginning_of_its_sentence() -> None:
    timeline = laid(session("In. [slot 4]", "Out. [slot 6]", "Rest."), 0.7, 6.0, 1)
    assert spans(timeline) == [(1, 1.7), (5, 11), (11, 12)]


def test_speech_that_does_not_fit_its_slot_is_reported_with_its_line() -> None:
    with pytest.raises(ScriptError) as caught:
        laid(session("In. [slot 4]", "Out.", "In. [slot 2]"), 4.01, 9, 2.5)
    assert [x.line for x in caught.value.faults] == [7, 9]
    assert "rest.txt: line 7: its speech takes 4.01 s; its slot has 4 s" in str(
        caught.value
    )


def test_bells_and_beds_take_no_time() -> None:
    timeline = laid(session("[bell low]", "One.", "[bed rain]", "[bell]", "Two."), 3, 1)
    assert spans(timeline) == [(1, 4), (6, 7)]
    assert timeline.bells == (
        BellMark(OPENING, "low"),
        BellMark(Seconds(6), "middle"),
    )
    assert timeline.beds == (BedMark(Seconds(6), "rain"),)


def test_a_last_bell_rings_out() -> None:
    timeline = laid(session("One. [0]", "[bell]"), 3)
    assert timeline.length == 4 + RINGING


def test_a_caption_stands_a_little_longer_but_not_into_the_next() -> None:
    timeline = laid(session("One. [0.25]", "Two.", "Three."), 1, 1, 1)
    cues = parse_webvtt(text_of(timeline))
    assert [(x.start, x.end) for x in cues] == [
        (1, 2.25),
        (2.25, pytest.approx(3.25 + LINGER)),
        (5.25, pytest.approx(6.25 + LINGER)),
    ]


def test_a_comment_has_voice_bells_and_beds() -> None:
    body = ("[bell low]", "One.", "[bed rain]", "[bell]", "Two. [0.5]", "[bell high]")
    text = text_of(laid(session(*body), 3.0004, 1))
    assert text.startswith(
        "WEBVTT\n\n"
        "NOTE sleepterm session\n"
        "voice hummer:low\n"
        "bell low 00:00:01.000\n"
        "bell middle 00:00:06.000\n"
        "bed rain 00:00:06.000\n"
        "bell high 00:00:07.500\n"
        "\n00:00:01.000 -->"
    )


def test_the_comment_is_there_without_bells_and_never_ends_early() -> None:
    text = captions(laid(session("One."), 3), "piper:a\n\nb --> c")
    head = "WEBVTT\n\nNOTE sleepterm session\nvoice piper:a b -> c\n\n00:00:01.000 --> "
    assert text.startswith(head)
    assert [x.text for x in parse_webvtt(text)] == ["One."]


def test_hours_are_written_out() -> None:
    whole = session("One.", *["[pause 600]"] * 7, "Two.")
    assert "\n01:10:04.500 --> 01:10:05.900\nTwo.\n" in text_of(laid(whole, 1.5, 1))


def test_marks_of_the_format_are_words_in_a_caption() -> None:
    words = "Now & then, 1 < 2 &amp; <b>so</b> --> on."
    cues = parse_webvtt(text_of(laid(session(words), 3)))
    assert [x.text for x in cues] == [words]


words = st.text(min_size=1, max_size=30).map(lambda x: x.replace("\n", " "))
lengths = st.floats(0.1, 40)


@given(st.lists(st.tuples(words, lengths), min_size=1, max_size=12))
def test_any_caption_is_read_back_as_it_was(said: list[tuple[str, float]]) -> None:
    body = [f"a{text} b" for text, _ in said]
    try:
        whole = session(*body)
    except ScriptError:
        return
    if len(whole.sentences) != len(said):
        return
    timeline = laid(whole, *(length for _, length in said))
    cues = parse_webvtt(text_of(timeline))
    assert [x.text for x in cues] == [x.caption for x in whole.sentences]
    for cue, line in zip(cues, timeline.sentences, strict=True):
        assert cue.start == pytest.approx(line.start, abs=0.0006)
        assert cue.end >= line.end - 0.0006
