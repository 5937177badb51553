"""The words of the screen in other languages; each in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

_WORDS = """
import json, sys
from dataclasses import replace
from sleepterm.translation import use_language
use_language(sys.argv[1])
from sleepterm.library.catalog.filters import LengthBand, TrackFilter
from sleepterm.night.sleep_timer import AfterEnd, TimerSettings
from tests.playback.fake_player import loop
from sleepterm.tui.beginnings import GUIDED, QUESTION, RAIN, beginnings
from sleepterm.tui.bindings.footer import main_footer
from sleepterm.tui.bindings.registry import ENTRIES
from sleepterm.tui.keymap import checked
from sleepterm.tui.end_words import format_no_power
from sleepterm.tui.wording import format_filter, format_plan
from sleepterm.playback.state import PlaybackState
TRACKS = [replace(loop("x"), id=name) for name in (GUIDED, RAIN)]
print(json.dumps({
    "labels": [entry.label for entry in ENTRIES.values()],
    "footer": [entry.footer for entry in main_footer(PlaybackState())],
    "beginnings": [QUESTION, *(
        f"{x.beginning.value}  {x.label}" for x in beginnings(TRACKS, TimerSettings())
    )],
    "notes": [x.note for x in beginnings(TRACKS, TimerSettings())],
    "plan": format_plan(TimerSettings()),
    "power": format_no_power({AfterEnd.SUSPEND: "?", AfterEnd.POWEROFF: "?"}),
    "topic": format_filter(TrackFilter(topic="sleep")),
    "band": format_filter(TrackFilter(band=LengthBand.ENDLESS)),
    "keys": checked({"louder": "tab"})[1],
}))
"""
_NARROW, _WIDE = 31, 60
"""Of what the first start offers, in a dialog in 40 and in 80 columns."""
_WIDEST = 30
"""Of a label in the help, with two columns of space behind it."""


def _words(language: str) -> dict[str, list[str] | str]:
    done = subprocess.run(
        [sys.executable, "-c", _WORDS, language],
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    words: dict[str, list[str] | str] = json.loads(done.stdout)
    return words


@pytest.mark.parametrize(
    ("language", "play", "plan"),
    [
        ("de", "spielen", "45 min, am Ende 10 min ausblenden"),
        ("es", "oír", "45 min, los últimos 10 min apagándose"),
    ],
)
def test_the_screen_speaks_it(language: str, play: str, plan: str) -> None:
    words, english = _words(language), _words("en")
    assert play in words["footer"]
    assert words["plan"] == plan
    others = ("power", "topic", "band", "keys")
    assert [name for name in others if words[name] == english[name]] == []
    assert [label for label in words["labels"] if len(label) > _WIDEST] == []
    longest = max(map(len, words["beginnings"]))
    assert longest <= _NARROW
    assert longest + max(map(len, words["notes"])) <= _WIDE
