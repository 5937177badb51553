"""The loop under a guided track: laid, chosen, asked for, and taken over."""

from __future__ import annotations

import pytest
from tests.playback.fake_player import guided, loop, some_tracks
from tests.playback.playback_run import FIRE, MINUTE, NOISE, RAIN, SCAN, SEA
from tests.playback.playback_run import PlaybackRun as Run

from sleepterm.audio.events import BedDue
from sleepterm.audio.state import Status
from sleepterm.library.catalog.beds import NO_BED
from sleepterm.store.session import Session, SessionLayer
from sleepterm.units import DEFAULT_LAYER, Percent

TRACKS = (*some_tracks(), guided("tale", bed=FIRE), guided("bare"))


def test_a_bed_is_laid_under_its_guided_track() -> None:
    run = Run()
    run.play(SCAN)
    assert run.mix == [SCAN, RAIN]
    # (percent/100)^3 lies 12 dB under the guided track's amplitude
    assert run.volumes[RAIN] == round(DEFAULT_LAYER * 10 ** (-12 / 60))
    assert run.state.bed == RAIN


def test_a_bed_that_plays_already_is_the_users_and_left_alone() -> None:
    run = Run()
    run.play(RAIN)
    run.playback.change_layer(RAIN, -1)
    run.play(SCAN)
    assert run.volumes == {RAIN: 95, SCAN: 100}
    assert run.state.bed == ""
    run.play(SCAN)
    assert run.mix == [RAIN]


@pytest.mark.parametrize("bed", [loop("gone", missing="away"), guided("gone")])
def test_a_bed_that_cannot_be_played_is_no_bed(bed: object) -> None:
    tracks = (bed, guided("talk", bed="gone"))
    run = Run(tracks=tracks)  # type: ignore[arg-type]
    run.play("talk")
    assert run.mix == ["talk"]
    assert run.notices == []


def test_the_bed_stays_when_its_guided_track_leaves() -> None:
    run = Run()
    run.play(SCAN, SCAN)
    assert run.mix == [RAIN]
    assert run.status() is Status.PLAYING


def test_another_guided_track_brings_its_bed_in_the_place_of_the_old_one() -> None:
    run = Run(tracks=TRACKS)
    run.play(SCAN)
    run.playback.set_layer(RAIN, Percent(30))
    run.play("tale")
    assert run.volumes == {"tale": 100, FIRE: 30}
    run.play("bare")
    assert run.mix == ["bare"]
    assert run.state.bed == ""


def test_the_old_bed_goes_also_when_the_new_one_plays_already() -> None:
    run = Run(tracks=TRACKS)
    run.play(SCAN, FIRE, "tale")
    assert sorted(run.mix) == [FIRE, "tale"]
    assert run.state.bed == ""


def test_enter_on_the_bed_takes_it_out_and_no_other_comes() -> None:
    run = Run()
    run.play(SCAN, RAIN)
    assert run.mix == [SCAN]
    run.player.emit(BedDue(SCAN, SEA))
    assert run.mix == [SCAN]


def test_the_bed_that_was_taken_out_is_no_bed_in_the_state() -> None:
    run = Run()
    run.play(SCAN)
    run.playback.remove_layer(RAIN)
    assert run.state.bed == ""


def test_from_silence_on_a_bed_of_the_stopped_mix_is_the_users() -> None:
    run = Run()
    run.play(SCAN)
    run.playback.stop()
    run.play(RAIN)
    assert run.mix == [SCAN, RAIN]
    run.player.emit(BedDue(SCAN, SEA))
    assert run.mix == [SCAN, RAIN]


def test_a_new_beginning_knows_the_old_bed_no_more() -> None:
    run = Run(tracks=TRACKS)
    run.play(SCAN)
    run.playback.stop()
    run.play(NOISE)
    assert run.state.bed == ""
    run.play(RAIN, "tale")
    assert sorted(run.mix) == sorted([NOISE, RAIN, "tale"])


def test_a_session_changes_its_bed_unless_one_was_chosen() -> None:
    run = Run()
    run.play(SCAN)
    percent = run.volumes[RAIN]
    run.player.emit(BedDue(SCAN, SEA))
    assert run.volumes == {SCAN: 100, SEA: percent}
    assert run.state.bed == SEA
    for no_loop in ("no-such-loop", "four-seven-eight", "old-drive"):
        run.player.emit(BedDue(SCAN, no_loop))
    assert run.mix == [SCAN, SEA]
    run.player.emit(BedDue(SCAN, ""))
    assert run.mix == [SCAN, RAIN]
    chosen = Run(Session(beds={SCAN: FIRE}))
    chosen.play(SCAN)
    chosen.player.emit(BedDue(SCAN, SEA))
    assert chosen.mix == [SCAN, FIRE]


def test_a_track_that_was_replaced_meanwhile_changes_no_bed() -> None:
    run = Run(tracks=TRACKS, is_queued=True)
    run.play(SCAN)
    run.player.emit(BedDue(SCAN, SEA))
    # emitted before the player got the other track, received after
    run.playback.play("tale")
    run.deliver()
    assert sorted(run.mix) == [FIRE, "tale"]


def test_an_unknown_track_that_asks_for_a_bed_is_ignored() -> None:
    run = Run()
    run.play(SCAN)
    run.player.emit(BedDue("nowhere", SEA))
    assert run.mix == [SCAN, RAIN]


def test_a_loop_of_the_users_is_no_bed_to_be_changed() -> None:
    run = Run(tracks=TRACKS)
    run.play(RAIN, SCAN)
    run.player.emit(BedDue(SCAN, SEA))
    assert run.mix == [RAIN, SCAN]
    run.play("tale")
    assert sorted(run.mix) == [RAIN, "tale"]


def test_what_sounds_already_stays_the_bed_of_a_session() -> None:
    run = Run()
    run.play(NOISE)
    run.playback.change_layer(NOISE, -1)
    run.play(SCAN)
    assert run.volumes == {NOISE: 95, SCAN: 100}
    assert run.state.bed == ""
    run.player.emit(BedDue(SCAN, SEA))
    assert run.mix == [NOISE, SCAN]
    run.playback.choose_bed(SCAN, "")
    assert sorted(run.mix) == sorted([NOISE, SCAN, RAIN])


def test_of_layers_given_together_the_loops_are_the_bed() -> None:
    run = Run(tracks=TRACKS)
    run.play("tale")
    for layers in ((NOISE, SCAN), (SCAN, NOISE)):
        run.playback.play_layers([(x, DEFAULT_LAYER) for x in layers])
        assert sorted(run.mix) == sorted([NOISE, SCAN])
    run.playback.play_layers([(NOISE, DEFAULT_LAYER), (SCAN, DEFAULT_LAYER)], SEA)
    assert sorted(run.mix) == sorted([NOISE, SCAN, SEA])


def test_the_last_mix_gets_no_bed_when_it_plays_again() -> None:
    layers = (SessionLayer(NOISE, Percent(80)), SessionLayer(SCAN, Percent(80)))
    run = Run(Session(layers=layers))
    run.playback.resume()
    run.player.emit(BedDue(SCAN, SEA))
    assert run.mix == [NOISE, SCAN]


def test_another_bed_is_chosen_and_remembered() -> None:
    run = Run()
    run.play(SCAN)
    percent = run.volumes[RAIN]
    run.playback.choose_bed(SCAN, SEA)
    assert run.volumes == {SCAN: 100, SEA: percent}
    assert (run.state.bed, run.state.bed_choice) == (SEA, SEA)
    run.playback.stop()
    run.play(FIRE, SCAN)
    assert run.mix == [FIRE, SCAN, SEA]
    run.leave()
    assert run.saved[-1].beds == {SCAN: SEA}


def test_no_bed_and_back_to_its_own() -> None:
    run = Run()
    run.play(SCAN)
    run.playback.choose_bed(SCAN, NO_BED)
    assert run.mix == [SCAN]
    assert run.state.bed_choice == NO_BED
    run.playback.choose_bed(SCAN, "")
    assert run.mix == [SCAN, RAIN]
    assert run.state.bed_choice == ""
    run.leave()
    assert run.saved[-1].beds == {}


def test_a_bed_can_be_chosen_for_a_track_that_does_not_play() -> None:
    run = Run()
    run.play(NOISE)
    run.playback.choose_bed(SCAN, SEA)
    assert run.mix == [NOISE]
    run.play(SCAN)
    assert run.mix == [NOISE, SCAN, SEA]


def test_a_loop_has_no_bed_to_be_chosen() -> None:
    run = Run()
    run.play(SCAN, NOISE)
    run.playback.choose_bed(NOISE, SEA)
    assert run.mix == [SCAN, RAIN, NOISE]
    run.leave()
    assert run.saved[-1].beds == {}


def test_an_unknown_bed_is_reported_and_changes_nothing() -> None:
    run = Run()
    run.play(SCAN)
    run.playback.choose_bed(SCAN, "nowhere")
    assert run.mix == [SCAN, RAIN]
    assert run.state.bed_choice == ""
    assert run.notices == ["Unknown track: There is no track 'nowhere'."]


def test_a_restored_bed_is_still_the_bed() -> None:
    layers = (SessionLayer(SCAN, Percent(80)), SessionLayer(RAIN, Percent(30)))
    run = Run(Session(layers=layers))
    assert run.state.bed == RAIN
    run.playback.toggle()
    run.player.emit(BedDue(SCAN, SEA))
    assert run.volumes == {SCAN: 80, SEA: 30}


def test_a_chosen_bed_is_restored_too() -> None:
    layers = (SessionLayer(SCAN, Percent(80)), SessionLayer(FIRE, Percent(30)))
    run = Run(Session(layers=layers, beds={SCAN: FIRE}))
    assert (run.state.bed, run.state.bed_choice) == (FIRE, FIRE)


def test_a_chosen_bed_that_is_gone_leaves_silence_beneath() -> None:
    tracks = (*TRACKS[1:], loop("new-loop"))
    run = Run(Session(beds={"tale": RAIN}), tracks=tracks)
    run.play("tale")
    assert run.mix == ["tale"]


def test_a_bed_follows_the_guided_tracks_volume_when_it_is_laid() -> None:
    run = Run()
    run.playback.play_layers([(SCAN, Percent(50))])
    assert run.volumes == {SCAN: 50, RAIN: round(50 * 10 ** (-12 / 60))}


def test_the_bed_leaves_with_the_mix_it_was_in() -> None:
    run = Run()
    run.play(SCAN)
    run.pass_time(2 * MINUTE)
    run.playback.play_layers([(NOISE, Percent(60))])
    assert run.mix == [NOISE]
    assert run.state.bed == ""
    assert run.positions == {SCAN: 2 * MINUTE}
