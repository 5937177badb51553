"""Every value that is shown has a word."""

from __future__ import annotations

from sleepterm.formats.problem import Problem, Severity
from sleepterm.library.catalog.labels import TYPE_TITLES, TYPES
from sleepterm.library.catalog.track import ContentType
from sleepterm.library.history.habits import PersonalList
from sleepterm.night.fade import FadeLaw
from sleepterm.night.sleep_timer import EndWith, TimerSettings
from sleepterm.tui.screens.problems_text import problems_text
from sleepterm.tui.screens.timer_options import LAW_HINTS, ends, laws


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
