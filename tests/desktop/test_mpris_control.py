"""What the methods of MPRIS do, exactly: Pause pauses, Play plays, and no more."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.desktop.mpris_run import COLD, MIXES, WARM, MprisRun, playing
from tests.playback.playback_run import (
    FIRE,
    MINUTE,
    NOISE,
    RAIN,
    SCAN,
    PlaybackRun,
    sequence,
)

from sleepterm.audio.events import TimerFinished
from sleepterm.audio.state import Status
from sleepterm.desktop.mpris.properties import track_path
from sleepterm.night.chapters import ChapterPlace
from sleepterm.night.sleep_timer import AfterEnd, TimerSettings
from sleepterm.night.time_of_day import TimeOfDay
from sleepterm.night.wake_plan import WakeSettings
from sleepterm.night.wake_state import WakePhase
from sleepterm.units import Seconds

QUARTER = TimerSettings(duration=Seconds(15 * MINUTE))
"""Fades from the fifth minute to the fifteenth."""


def fading() -> MprisRun:
    run = PlaybackRun(timer=QUARTER, mixes=MIXES)
    run.play(RAIN)
    run.player.become(timer=run.player.state.timer.advanced(Seconds(6 * MINUTE)))
    return MprisRun(run)


def ended() -> MprisRun:
    mpris = fading()
    mpris.run.player.become(status=Status.STOPPED)
    mpris.run.player.emit(TimerFinished(AfterEnd.NOTHING))
    return mpris


def waking() -> MprisRun:
    mpris = playing()
    at = mpris.run.host.at
    mpris.run.playback.waking.set_wake(WakeSettings(TimeOfDay(7), sound=FIRE, at=at))
    mpris.run.playback.waking._look()
    mpris.run.player.become(status=Status.PLAYING)
    assert mpris.run.state.wake is not None
    return mpris


@pytest.mark.parametrize(
    ("before", "name", "after"),
    [
        (Status.PLAYING, "Pause", Status.PAUSED),
        (Status.PAUSED, "Pause", Status.PAUSED),
        (Status.STOPPED, "Pause", Status.STOPPED),
        (Status.PLAYING, "Play", Status.PLAYING),
        (Status.PAUSED, "Play", Status.PLAYING),
        (Status.STOPPED, "Play", Status.PLAYING),
        (Status.PLAYING, "PlayPause", Status.PAUSED),
        (Status.PAUSED, "PlayPause", Status.PLAYING),
        (Status.STOPPED, "PlayPause", Status.PLAYING),
        (Status.PLAYING, "Stop", Status.STOPPED),
        (Status.PAUSED, "Stop", Status.STOPPED),
        (Status.STOPPED, "Stop", Status.STOPPED),
        (Status.PAUSED, "Next", Status.PAUSED),
        (Status.STOPPED, "Next", Status.STOPPED),
        (Status.STOPPED, "Previous", Status.STOPPED),
    ],
)
def test_each_does_what_it_is_called(before: Status, name: str, after: Status) -> None:
    mpris = playing()
    mpris.run.player.become(status=before)
    mpris.call(name)
    assert mpris.run.status() is after
    assert mpris.run.mix == [RAIN]


@pytest.mark.parametrize("name", ["PlayPause", "Next", "Previous"])
def test_the_keys_of_headphones_mean_still_awake_in_a_fade(name: str) -> None:
    mpris = fading()
    mpris.call(name)
    assert mpris.run.status() is Status.PLAYING
    assert mpris.run.mix == [RAIN]
    assert not mpris.run.state.timer.is_fading
    assert mpris.run.remaining == 15 * MINUTE


def test_pause_pauses_in_a_fade_too_and_play_leaves_it_alone() -> None:
    mpris = fading()
    mpris.call("Play")
    assert mpris.run.state.timer.is_fading
    mpris.call("Pause")
    assert mpris.run.status() is Status.PAUSED


@pytest.mark.parametrize("name", ["PlayPause", "Play"])
def test_shortly_after_the_end_the_mix_begins_anew(name: str) -> None:
    mpris = ended()
    mpris.call(name)
    assert mpris.run.status() is Status.PLAYING
    assert mpris.run.remaining == 15 * MINUTE


@pytest.mark.parametrize("name", ["Pause", "Stop"])
def test_shortly_after_the_end_nothing_else_makes_a_sound(name: str) -> None:
    mpris = ended()
    mpris.call(name)
    assert mpris.run.status() is Status.STOPPED


@pytest.mark.parametrize("name", ["PlayPause", "Pause"])
def test_an_alarm_is_snoozed_and_never_paused_for_good(name: str) -> None:
    mpris = waking()
    mpris.call(name)
    wake = mpris.run.state.wake
    assert wake is not None
    assert wake.phase is WakePhase.SNOOZED


def test_an_alarm_is_stopped_by_stop_alone() -> None:
    mpris = waking()
    assert mpris.can_step() == (False, False)
    mpris.call("Next")
    assert mpris.run.state.wake is not None
    mpris.call("Stop")
    assert mpris.run.state.wake is None


def test_next_and_previous_go_round_the_mixes_in_their_order() -> None:
    mpris = playing()
    seen = []
    for name in ("Next", "Next", "Next", "Previous"):
        mpris.call(name)
        seen.append(mpris.run.state.mix.track_id if mpris.run.state.mix else "")
    assert seen == [WARM, COLD, WARM, COLD]


def test_previous_begins_with_the_last_mix() -> None:
    mpris = playing()
    mpris.call("Previous")
    assert mpris.run.state.mix is not None
    assert mpris.run.state.mix.track_id == COLD


def test_the_only_mix_has_no_neighbour_while_it_plays() -> None:
    mpris = playing(mixes=MIXES[:1])
    assert mpris.can_step() == (True, True)
    mpris.call("Next")
    assert mpris.can_step() == (False, False)
    mpris.call("Next")
    assert mpris.run.status() is Status.PLAYING


def test_mixes_that_no_catalogue_lists_are_read_once_and_stepped_through() -> None:
    run = PlaybackRun()
    run.play(RAIN)
    mpris = MprisRun(run, MIXES)
    assert mpris.can_step() == (True, True)
    mpris.call("Next")
    mpris.call("Next")
    assert run.state.mix is not None
    assert run.state.mix.track_id == COLD


def test_without_mixes_there_is_no_next() -> None:
    mpris = playing(mixes=())
    assert mpris.can_step() == (False, False)
    mpris.call("Next")
    assert mpris.run.mix == [RAIN]


def test_in_a_guided_track_next_is_the_next_sentence_and_ends_with_the_last() -> None:
    mpris = playing(SCAN)
    mpris.hear("Breathe in.")
    assert mpris.can_step() == (True, True)
    mpris.call("Next")
    mpris.call("Pause")
    mpris.call("Previous")
    mpris.hear("")
    assert mpris.can_step() == (True, False)
    mpris.call("Next")
    assert mpris.run.player.calls_to("seek_sentence") == [(1,), (-1,)]
    assert mpris.run.status() is Status.PAUSED


def test_a_stopped_guided_track_has_no_next_sentence() -> None:
    mpris = playing(SCAN)
    mpris.hear("Breathe in.")
    mpris.call("Stop")
    assert mpris.can_step() == (False, False)
    mpris.call("Next")
    assert mpris.run.player.calls_to("seek_sentence") == []


def test_chapters_count_as_sentences() -> None:
    mpris = playing(SCAN)
    player = mpris.run.player
    for number, can_next in ((1, True), (2, False)):
        layers = tuple(
            x
            if x.is_loop
            else replace(x, has_words=False, chapter=ChapterPlace(number, 2))
            for x in player.state.layers
        )
        player.become(layers=layers)
        assert mpris.can_step() == (True, can_next)


def test_a_guided_track_without_words_is_left_for_a_mix() -> None:
    mpris = playing(SCAN)
    player = mpris.run.player
    layers = tuple(replace(x, has_words=False) for x in player.state.layers)
    player.become(layers=layers)
    mpris.call("Next")
    assert mpris.run.state.guided is None
    assert mpris.run.state.mix is not None


def test_in_a_session_next_is_the_next_part_and_ends_with_the_last() -> None:
    run = PlaybackRun(sequences=[sequence("Night", RAIN, f"{NOISE} 30m")], mixes=MIXES)
    run.play("session-night")
    mpris = MprisRun(run)
    assert mpris.can_step() == (True, True)
    mpris.call("Next")
    assert run.state.part is not None
    assert run.state.part.index == 1
    assert mpris.can_step() == (True, False)
    mpris.call("Next")
    assert run.player.calls_to("skip_part") == [(1,)]
    mpris.call("Pause")
    assert mpris.can_step() == (False, False)


def at(mpris: MprisRun) -> float:
    return mpris.run.playback.guided.position


def test_seek_moves_by_microseconds_and_not_before_the_start() -> None:
    mpris = playing(SCAN)
    mpris.call("Seek", 90_000_000)
    assert at(mpris) == 90
    mpris.call("Seek", -30_500_000)
    assert at(mpris) == 59.5
    mpris.call("Seek", -900_000_000)
    assert at(mpris) == 0
    assert mpris.sought == [90, 59.5, 0]


def test_seek_beyond_the_end_is_next() -> None:
    mpris = playing(SCAN)
    mpris.hear("Breathe in.")
    mpris.call("Seek", 721_000_000)
    assert mpris.run.player.calls_to("seek_sentence") == [(1,)]
    assert at(mpris) == 0
    assert mpris.sought == []


def test_set_position_moves_this_track_alone_and_within_its_length() -> None:
    mpris = playing(SCAN)
    here = track_path(mpris.run.state)
    mpris.call("SetPosition", here, 600_000_000)
    assert at(mpris) == 600
    for track, position in (
        ("/org/sleepterm/track/another", 30_000_000),
        (here, -1),
        (here, 720_000_001),
    ):
        mpris.call("SetPosition", track, position)
    assert at(mpris) == 600
    mpris.call("SetPosition", here, 720_000_000)
    assert at(mpris) == 720


def test_nothing_is_sought_in_loops() -> None:
    mpris = playing()
    mpris.call("Seek", 5_000_000)
    mpris.call("SetPosition", track_path(mpris.run.state), 5_000_000)
    assert mpris.sought == []
    assert mpris.run.player.calls_to("seek") == []


@pytest.mark.parametrize(
    ("volume", "percent"), [(0.4, 40), (1.7, 100), (-2.0, 0), (0.999, 100)]
)
def test_a_volume_is_held_between_0_and_1(volume: float, percent: int) -> None:
    mpris = playing()
    mpris.call("Volume", volume)
    assert mpris.run.state.master == percent


def test_the_only_rate_is_1_and_0_is_a_pause() -> None:
    mpris = playing()
    for rate in (1.0, 2.0, -1.0):
        mpris.call("Rate", rate)
    assert mpris.run.status() is Status.PLAYING
    mpris.call("Rate", 0.0)
    assert mpris.run.status() is Status.PAUSED


def test_quit_leaves_and_raise_does_nothing() -> None:
    mpris = playing()
    mpris.call("Raise")
    assert mpris.left == 0
    mpris.call("Quit")
    assert mpris.left == 1


def test_a_headphone_key_is_a_sign_of_being_awake_and_a_locked_screen_is_none() -> None:
    mpris = playing()
    keys = mpris.run.playback.lifecycle.keys
    keys.take()
    mpris.call("Pause")
    assert keys.take() == ()
    mpris.call("Play")
    keys.take()
    mpris.call("Next")
    assert len(keys.take()) == 1
