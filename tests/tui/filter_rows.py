"""Reads and clicks the filter bar, and makes plays for it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tests.tui.app_driver import HERE, AppRun
from tests.tui.fake_history import FakeHistory

from sleepterm.library.history.plays import Ending, Play
from sleepterm.units import Seconds

RAIN, TENT, NOISE = "steady-rain", "rain-on-a-tent", "brown-noise"
FIRE, SEA, SCAN, TRAIN = "campfire", "ocean-waves", "body-scan", "night-train"
LARGE = (160, 45)
# Noon on the user's clock, wherever the tests run.
NOON = datetime(2026, 3, 20, 12, tzinfo=UTC).replace(tzinfo=None).astimezone()


def played(
    name: str, *, days: int = 0, hour: int = 22, ended: Ending = Ending.TIMER
) -> Play:
    at = (NOON - timedelta(days=days)).replace(hour=hour)
    return Play(name, at.timestamp(), hour, Seconds(1200.0), ended)


def history(*plays: Play, liked: tuple[str, ...] = ()) -> FakeHistory:
    known = FakeHistory(liked=liked)
    known.now = NOON.timestamp()
    known.plays += plays
    return known


def listed(run: AppRun) -> list[str]:
    return [track.id for track in run.app.main.tracks.tracks]


def filter_line(run: AppRun, line: int = 2) -> str:
    """A line of the filter bar without the marks of what is chosen."""
    return run.lines()[line].replace(HERE, " ").strip()


def unwrapped_text(run: AppRun) -> str:
    """The text on the screen in one line."""
    return " ".join(run.text().replace("│", " ").split())


async def click(run: AppRun, chip: str) -> None:
    """Click a text in the filter bar."""
    (y,) = (y for y, line in enumerate(run.lines()[:4]) if chip in line)
    await run.pilot.click(offset=(run.lines()[y].index(chip), y))
    await run.settle()
