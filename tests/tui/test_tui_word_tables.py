"""Every value that is shown has a word."""

from __future__ import annotations

from pathlib import Path

import pytest

from sleepterm.formats.problem import Problem, Severity
from sleepterm.library.catalog.labels import TYPE_TITLES, TYPES
from sleepterm.library.catalog.track import ContentType, PlaybackMode, Track
from sleepterm.library.history.habits import PersonalList
from sleepterm.night.fade import FadeLaw
from sleepterm.night.sleep_timer import EndWith, TimerSettings
from sleepterm.tui.glyphs import UNICODE
from sleepterm.tui.screens.problems_text import problems_text
from sleepterm.tui.screens.timer_options import LAW_HINTS, ends, laws
from sleepterm.tui.wording import format_length
from sleepterm.units import Seconds


def test_types_and_own_lists_have_one() -> None:
    assert {str(kind): word for kind, word in TYPES.items()} == {
        kind: kind for kind in ContentType
    }
    assert {
        None: "All",
        **{kind: kind.capitalize() for kind in (*PersonalList, *ContentType)},
        ContentType.ASMR: "ASMR",
    } == TYPE_TITLES


def test_fades_and_ends_have_one() -> None:
    assert [(option.value, option.label) for option in laws()] == [
        (law, law) for law in FadeLaw
    ]
    assert set(LAW_HINTS) == set(FadeLaw)
    every = {option.value for option in ends(TimerSettings(), has_chapters=True)}
    assert set(EndWith) <= every


def test_problems_have_one() -> None:
    found = [Problem("a.toml", "", "Something.", severity) for severity in Severity]
    text = str(problems_text(found))
    assert "warning: Something." in text
    assert "error: Something." in text


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (45.2, "45 s"),
        (59.4, "59 s"),
        (59.6, "1 min"),
        (89.0, "1 min"),
        (3_590.0, "1 h"),
        (3_900.0, "1 h 05"),
    ],
)
def test_lengths_go_on_to_the_next_unit(seconds: float, words: str) -> None:
    track = Track(
        id="x",
        title="X",
        type=ContentType.STORY,
        file=Path("x.ogg"),
        playback=PlaybackMode.ONCE,
        length=Seconds(seconds),
    )
    assert format_length(track, UNICODE) == words
