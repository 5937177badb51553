"""Playback yields to other media as the user wants it."""

from __future__ import annotations

import pytest
from tests.playback.playback_run import MINUTE, RAIN, SCAN, PlaybackRun

from sleepterm.audio.state import Status
from sleepterm.night.sleep_timer import TimerSettings
from sleepterm.night.time_of_day import TimeOfDay
from sleepterm.night.wake_plan import WakeSettings
from sleepterm.store.config.other_media import OtherMedia
from sleepterm.units import Percent, Seconds

FOX = {"org.mpris.MediaPlayer2.firefox.instance1": "Firefox"}
VLC = {"org.mpris.MediaPlayer2.vlc": "VLC"}
NOBODY: dict[str, str] = {}


def run_with(how: OtherMedia, **more: object) -> PlaybackRun:
    run = PlaybackRun(**more)  # type: ignore[arg-type]
    run.playback.yielding.begin(how)
    run.play(RAIN)
    return run


def yields(run: PlaybackRun) -> list[str]:
    names = {"duck", "release", "rise", "resume", "pause"}
    return [str(name) for name, *_ in run.player.calls if name in names][1:]


def test_it_pauses_says_so_once_and_plays_on() -> None:
    run = run_with(OtherMedia.PAUSE)
    playback = run.playback
    playback.yielding.others_play(FOX)
    assert (run.status(), run.state.why_paused) == (Status.PAUSED, "Firefox plays")
    assert run.state.timer.paused
    playback.yielding.others_play(NOBODY)
    assert (run.status(), run.state.why_paused) == (Status.PLAYING, "")
    playback.yielding.others_play(VLC)
    assert run.state.why_paused == "VLC plays"
    assert run.notices == ["Other media: Paused while Firefox plays."]
    assert yields(run) == ["pause", "rise", "resume", "pause"]


def test_space_plays_on_over_it_and_a_pause_of_the_users_stays() -> None:
    run = run_with(OtherMedia.PAUSE)
    run.playback.yielding.others_play(FOX)
    run.playback.toggle()
    assert run.status() is Status.PLAYING
    run.playback.toggle()
    run.playback.yielding.others_play(NOBODY)
    assert (run.status(), run.state.why_paused) == (Status.PAUSED, "")


def test_who_asks_for_a_pause_in_it_gets_one() -> None:
    run = run_with(OtherMedia.PAUSE)
    run.playback.yielding.others_play(FOX)
    run.playback.pause()
    assert run.state.why_paused == ""
    run.playback.yielding.others_play(NOBODY)
    assert run.status() is Status.PAUSED


def test_the_volume_is_touched_by_the_user_only() -> None:
    run = run_with(OtherMedia.PAUSE)
    run.playback.yielding.others_play(FOX)
    run.playback.set_master(Percent(30))
    run.playback.yielding.others_play(NOBODY)
    assert (run.status(), run.state.why_paused) == (Status.PAUSED, "")


@pytest.mark.parametrize("seconds", [9.5 * MINUTE, 21 * MINUTE])
def test_a_fade_and_an_end_stay_as_they_are(seconds: float) -> None:
    timer = TimerSettings(duration=Seconds(20 * MINUTE), fade=Seconds(11 * MINUTE))
    run = run_with(OtherMedia.PAUSE, timer=timer)
    run.player.pass_time(seconds)
    run.playback.yielding.others_play(FOX)
    run.playback.yielding.others_play(NOBODY)
    assert run.status() is Status.PAUSED
    assert run.state.why_paused == ""


def test_a_time_of_day_that_has_passed_meanwhile_was_the_end() -> None:
    run = PlaybackRun()
    run.host.offset = Seconds(0.0)
    at = TimeOfDay(run.host.now().local.hour, (run.host.now().local.minute + 30) % 60)
    run.playback.set_timer(TimerSettings(fade=Seconds(600.0), until=at))
    run.playback.yielding.begin(OtherMedia.PAUSE)
    run.play(RAIN)
    run.playback.yielding.others_play(FOX)
    assert run.status() is Status.PAUSED
    run.host.advance(24 * 3600)
    run.playback.yielding.others_play(NOBODY)
    assert run.status() is Status.PAUSED


def test_an_alarm_is_neither_paused_nor_played_on_after() -> None:
    run = run_with(OtherMedia.PAUSE)
    wake = WakeSettings(TimeOfDay(7, 0), sound=RAIN, at=run.host.at + 60)
    run.playback.waking.set_wake(wake)
    run.pass_time(2)
    assert run.playback.waking.has_the_player
    run.playback.yielding.others_play(FOX)
    assert run.status() is Status.PLAYING
    run.playback.yielding.others_play(NOBODY)
    assert run.status() is Status.PLAYING
    assert run.notices == []


def test_it_ducks_while_others_play_whatever_else_happens() -> None:
    run = run_with(OtherMedia.DUCK)
    run.playback.yielding.others_play(FOX)
    run.playback.yielding.others_play(FOX | VLC)
    run.playback.toggle()
    run.playback.toggle()
    run.playback.yielding.others_play(NOBODY)
    run.playback.yielding.others_play(VLC)
    run.playback.yielding.lost()
    expected = ["duck", "pause", "resume", "release", "duck", "release"]
    assert yields(run) == expected
    assert run.state.master == 80
    assert run.notices == ["Other media: Softer while Firefox plays."]


def test_a_lost_bus_leaves_the_pause_to_the_user() -> None:
    run = run_with(OtherMedia.PAUSE)
    run.playback.yielding.others_play(FOX)
    run.playback.yielding.lost()
    run.playback.yielding.others_play(NOBODY)
    assert (run.status(), run.state.why_paused) == (Status.PAUSED, "")
    run.playback.toggle()
    run.playback.yielding.lost()
    assert run.status() is Status.PLAYING


def test_who_wants_neither_hears_both() -> None:
    run = run_with(OtherMedia.IGNORE)
    run.play(SCAN)
    run.playback.yielding.others_play(FOX)
    assert run.status() is Status.PLAYING
    assert "duck" not in yields(run)
