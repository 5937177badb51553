"""Captions of a rendered sound are those of the sound, not of the track."""

from __future__ import annotations

import pytest

from sleepterm.formats.webvtt import Cue
from sleepterm.night.narration import Narration
from sleepterm.night.rendered_cues import rendered_cues
from sleepterm.units import Seconds


def cue(start: float, end: float, text: str) -> Cue:
    return Cue(Seconds(start), Seconds(end), text)


CUES = (cue(1, 2, "a"), cue(4, 7, "b"), cue(9, 10, "c"))
SESSION = Narration(CUES, is_session=True)


def heard(narration: Narration, pace: float, length: float) -> list[float | str]:
    cues = rendered_cues(narration, pace, Seconds(length))
    return [part for x in cues for part in (round(x.start, 6), round(x.end, 6), x.text)]


def test_what_begins_within_the_sound_is_there_and_ends_with_it() -> None:
    assert heard(SESSION, 1.0, 5.5) == [1, 2, "a", 4, 5.5, "b"]
    assert heard(SESSION, 1.0, 4.0) == [1, 2, "a"]
    assert heard(SESSION, 1.0, 0.0) == heard(Narration(), 1.0, 9.0) == []


@pytest.mark.parametrize("pace", [0.8, 1.2])
def test_the_pace_moves_words_by_the_silences_before_them(pace: float) -> None:
    # what is just before a sentence keeps its own pace
    first = 0.95 / pace + 0.05
    second = first + 1 + 1.95 / pace + 0.05
    third = second + 3 + 1.95 / pace + 0.05
    expected = [first, first + 1, "a", second, second + 3, "b", third, third + 1, "c"]
    assert heard(SESSION, pace, 60) == [
        round(x, 6) if isinstance(x, float) else x for x in expected
    ]


def test_a_sound_that_is_no_session_has_no_pace() -> None:
    assert heard(Narration(CUES), 1.2, 60) == heard(SESSION, 1.0, 60)
