"""A sentence may take several captions, and ends in any pause."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sleepterm.formats.webvtt import Cue
from sleepterm.night.narration import Narration
from sleepterm.units import Seconds


def narration(*cues: tuple[float, float, str]) -> Narration:
    return Narration(tuple(Cue(Seconds(a), Seconds(b), text) for a, b, text in cues))


TALE = narration(
    (10, 12, "Once upon a time,"),
    (12, 14, "far away,"),
    (14.1, 16, "there was a hill."),
    (16.1, 18, "\u201cA high one!\u201d"),
    (18.2, 20, "and nobody knew"),
    (22, 24, "what lay behind it"),
)


@pytest.mark.parametrize(
    ("position", "end"),
    [
        (0, 0),
        (9.99, 9.99),
        (10, 16.1),
        (12.5, 16.1),
        (15.9, 16.1),
        (16.05, 16.05),
        (17, 18.2),
        (19, 20.3),
        (21, 21),
        (23.9, 24.3),
        (99, 99),
    ],
)
def test_the_end_of_the_sentence_at_a_position(position: float, end: float) -> None:
    assert TALE.sentence_end(Seconds(position)) == pytest.approx(end)


def test_without_captions_it_is_right_there() -> None:
    assert Narration().sentence_end(Seconds(5)) == Seconds(5)


def test_no_sentence_takes_long() -> None:
    endless = narration(*((x, x + 1, "and") for x in range(200)))
    assert 40 < endless.sentence_end(Seconds(10.5)) - 10.5 <= 45
    whole = narration((0, 3600, "A whole hour in one caption."))
    assert whole.sentence_end(Seconds(10)) == Seconds(55)


@given(
    st.lists(
        st.tuples(st.floats(0, 60), st.floats(0, 60), st.sampled_from(["a.", "b,"])),
        max_size=12,
    ),
    st.floats(0, 70),
)
def test_it_is_never_before_nor_far_behind(
    spans: list[tuple[float, float, str]], position: float
) -> None:
    ordered = sorted((a, a + length, text) for a, length, text in spans)
    end = narration(*ordered).sentence_end(Seconds(position))
    assert position <= end <= position + 45
