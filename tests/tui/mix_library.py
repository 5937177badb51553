"""Mixes for tests of the screen, and what is seen of them."""

from __future__ import annotations

from tests.playback.playback_run import mix
from tests.tui.app_driver import AppRun

from sleepterm.store.mixes import Mixes
from sleepterm.tui.widgets.line_field import LineField

RAIN, FIRE, SEA, SCAN = "steady-rain", "campfire", "ocean-waves", "body-scan"
STARTERS = """
schema = 1
[[mix]]
name = "Camp"
reason = "For cold nights."
layers = ["campfire:80", "rain-on-a-tent:50"]
"""
OURS = "mix-our-rain"
OUR_RAIN = mix("Our rain", steady_rain=80, campfire=40)


def volumes(run: AppRun) -> dict[str, int]:
    return {x.track_id: x.percent for x in run.player.state.layers}


def own(mixes: Mixes) -> list[str]:
    return [each.name for each in mixes.load().mixes if not each.starter]


def highlighted(run: AppRun) -> str:
    track = run.app.main.tracks.highlighted
    return track.title if track else ""


def marked(run: AppRun) -> set[str]:
    """The titles of the lines with a note."""
    return {x.split("  ")[0][3:] for x in run.lines() if x.startswith(" ♪")}


def field(run: AppRun, name: str = "LineField") -> str:
    found = run.widget(name)
    assert isinstance(found, LineField)
    return found.value
