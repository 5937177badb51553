"""The tone of the mix and of its tracks: changed, bounded and remembered."""

from __future__ import annotations

from tests.playback.playback_run import NOISE, RAIN, PlaybackRun

from sleepterm.library.tones import Tones
from sleepterm.store.session import Session


def test_a_track_gets_warmer_and_brighter_within_the_range() -> None:
    run = PlaybackRun()
    run.play(RAIN)
    for _ in range(5):
        run.playback.tone.change_layer(RAIN, -1)
    assert run.state.tones == run.player.state.tones == Tones(tracks={RAIN: -3})
    for _ in range(3):
        run.playback.tone.change_layer(RAIN, 1)
    assert run.state.tones == Tones()


def test_the_whole_mix_has_a_tone_of_its_own() -> None:
    run = PlaybackRun()
    run.playback.tone.change_master(1)
    run.play(RAIN)
    run.playback.tone.change_layer(RAIN, -1)
    assert run.player.state.tones == Tones(1, {RAIN: -1})


def test_a_track_that_is_not_in_the_mix_keeps_its_tone() -> None:
    run = PlaybackRun()
    run.play(RAIN)
    run.playback.tone.change_layer(NOISE, 1)
    assert run.state.tones == Tones()


def test_tones_are_there_at_the_next_start() -> None:
    evening = PlaybackRun()
    evening.play(RAIN)
    evening.playback.tone.change_layer(RAIN, -1)
    evening.playback.tone.change_master(1)
    evening.playback.stop()
    evening.host.advance(10)
    saved = evening.saved[-1]
    assert saved.tones == Tones(1, {RAIN: -1})
    morning = PlaybackRun(session=Session(tones=saved.tones))
    assert morning.player.state.tones == saved.tones
