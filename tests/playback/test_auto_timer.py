"""A timer that is switched off arms itself at night, until it is called off."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.playback.playback_run import MINUTE, NOISE, RAIN
from tests.playback.playback_run import PlaybackRun as Run

from sleepterm.audio.events import TimerFinished
from sleepterm.audio.state import Status
from sleepterm.night.auto_arm import DEFAULT_HOURS
from sleepterm.night.sleep_timer import AfterEnd, EndWith, TimerSettings
from sleepterm.night.time_of_day import TimeOfDay
from sleepterm.night.timer_rules import TimerRules
from sleepterm.store.session import Session
from sleepterm.units import Seconds

OFF = TimerSettings(enabled=False, duration=Seconds(30 * MINUTE))
HOUR = 3600.0
TONIGHT = date(2026, 11, 28)
RULES = TimerRules(auto=DEFAULT_HOURS)
SAID = "Timer on: 30 min (it is after 22:00)"
MIDNIGHT = 1_795_910_400.0
"""The 29th of November 2026, UTC."""


def run_at(
    hour: float, session: Session | None = None, rules: TimerRules = RULES
) -> Run:
    """Playback at an hour of the 28th, or of the 29th beyond 24."""
    run = Run(session or Session(timer=OFF), timer_rules=rules, is_attached=False)
    run.host.at = MIDNIGHT + (hour - 24) * HOUR
    run.attach()
    return run


def go_to(run: Run, hour: float) -> None:
    run.host.advance(MIDNIGHT + (hour - 24) * HOUR - run.host.at)


def test_at_night_playing_arms_the_last_length_and_says_so_once() -> None:
    run = run_at(23)
    assert run.state.next_timer == replace(OFF, enabled=True)
    run.play(RAIN)
    assert run.remaining == 30 * MINUTE
    run.playback.stop()
    run.play(NOISE)
    assert run.remaining == 30 * MINUTE
    assert run.notices == [SAID]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"end": EndWith.TRACK}, "until the track ends"),
        ({"end": EndWith.TRACK, "tracks": 3}, "until 3 tracks have ended"),
        ({"end": EndWith.CHAPTER}, "until the chapter ends"),
        ({"until": TimeOfDay(23, 30)}, "until 23:30"),
    ],
)
def test_it_says_how_long(changes: dict[str, object], said: str) -> None:
    timer = replace(OFF, **changes)  # type: ignore[arg-type]
    run = run_at(23, Session(timer=timer))
    run.play(RAIN)
    assert run.notices == [f"Timer on: {said} (it is after 22:00)"]


def test_by_day_and_without_hours_it_plays_all_night() -> None:
    for run in (run_at(15), run_at(23, rules=TimerRules())):
        assert run.state.next_timer == OFF
        run.play(RAIN)
        assert run.remaining is None
        assert run.notices == []


def test_a_timer_that_is_on_needs_no_words() -> None:
    run = run_at(23, Session(timer=TimerSettings()))
    run.play(RAIN)
    assert run.remaining == 45 * MINUTE
    assert run.notices == []


def test_the_setting_itself_stays_off() -> None:
    run = run_at(23)
    run.play(RAIN)
    run.leave()
    assert run.saved[-1].timer == OFF
    assert run.saved[-1].timer_off_night is None


def test_called_off_it_stays_off_until_noon_also_in_another_run() -> None:
    run = run_at(23)
    run.play(RAIN)
    run.playback.set_timer(OFF)
    assert run.remaining is None
    run.playback.stop()
    run.play(NOISE)
    assert run.remaining is None
    run.leave()
    saved = run.saved[-1]
    assert saved.timer_off_night == TONIGHT
    for hour, is_armed in ((28, False), (35.9, False), (46.1, True), (53, True)):
        later = run_at(hour, saved)
        later.play(RAIN)
        assert (later.remaining is not None) is is_armed


def test_a_length_set_by_hand_counts_again() -> None:
    run = run_at(23)
    run.playback.set_timer(OFF)
    run.playback.set_timer(TimerSettings())
    run.play(RAIN)
    assert run.remaining == 45 * MINUTE
    assert run.notices == []


def test_still_awake_after_the_last_of_the_hours_keeps_the_timer() -> None:
    run = run_at(29.9)
    run.play(RAIN)
    go_to(run, 30.2)
    run.playback.still_awake()
    assert run.remaining == 30 * MINUTE
    run.player.become(status=Status.STOPPED)
    run.player.emit(TimerFinished(AfterEnd.NOTHING))
    run.playback.still_awake()
    assert run.remaining == 30 * MINUTE
    assert run.notices == [SAID]
    run.playback.stop()
    go_to(run, 36.1)
    run.play(NOISE)
    assert run.remaining is None


def test_one_that_ends_with_the_track_promises_no_length() -> None:
    run = run_at(23, Session(timer=replace(OFF, end=EndWith.TRACK)))
    run.play(RAIN)
    assert run.notices == ["Timer on: until the track ends (it is after 22:00)"]


@pytest.mark.parametrize(
    ("hour", "timer", "asks"),
    [
        (23, TimerSettings(), True),
        (23, OFF, True),
        (15, TimerSettings(), False),
        (15, OFF, False),
    ],
)
def test_all_night_is_asked_about_at_night(
    hour: float, timer: TimerSettings, *, asks: bool
) -> None:
    run = run_at(hour, Session(timer=timer))
    assert run.state.asks_before_all_night is asks
    run.playback.set_timer(replace(timer, enabled=False))
    assert not run.state.asks_before_all_night
    run.playback.set_timer(TimerSettings())
    assert not run.state.asks_before_all_night
