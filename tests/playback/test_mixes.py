"""Mixes: Enter on one, layers by request, which mix plays, and the one to save."""

from __future__ import annotations

import pytest
from tests.playback.playback_run import FIRE, MINUTE, NOISE, RAIN, SCAN, SEA, TRAIN, mix
from tests.playback.playback_run import PlaybackRun as Run

from sleepterm.audio.state import Status
from sleepterm.library.mixes.drafts import (
    draft_mix,
    enumerated,
    layer_titles,
    titles_left_out,
)
from sleepterm.library.mixes.mix import Mix, MixPart
from sleepterm.library.mixes.mix_tracks import MixTrack
from sleepterm.library.mixes.random_mix import random_mix
from sleepterm.playback.state import PlayingMix
from sleepterm.store.session import Session, SessionLayer
from sleepterm.units import Percent, Seconds

OUR_RAIN = mix("Our rain", steady_rain=80, campfire=40)
STORM = mix("Storm", steady_rain=100, campfire=5)
OURS, STORMY = "mix-our-rain", "mix-storm"


def playing(run: Run) -> str:
    """The title of the mix that the layers are, or ""."""
    return run.state.mix.title if run.state.mix else ""


def test_a_mix_begins_from_silence_with_its_volumes_and_the_timer() -> None:
    run = Run(mixes=[OUR_RAIN])
    run.play(OURS)
    assert run.volumes == {RAIN: 80, FIRE: 40}
    assert run.status() is Status.PLAYING
    assert run.remaining == 45 * MINUTE
    assert run.state.mix == PlayingMix(OURS, "Our rain")


def test_a_mix_replaces_what_plays_without_a_silence_and_the_timer_continues() -> None:
    run = Run(mixes=[OUR_RAIN])
    run.play(SEA)
    run.pass_time(5 * MINUTE)
    run.player.calls.clear()
    run.play(OURS)
    assert run.volumes == {RAIN: 80, FIRE: 40}
    names = [call[0] for call in run.player.calls]
    assert names == ["add_layer", "add_layer", "remove_layer"]
    assert run.remaining == 40 * MINUTE


def test_enter_on_the_mix_that_plays_stops_it_and_once_more_begins_it() -> None:
    run = Run(mixes=[OUR_RAIN])
    run.play(OURS, OURS)
    assert run.status() is Status.STOPPED
    assert run.volumes == {RAIN: 80, FIRE: 40}
    run.play(OURS)
    assert run.status() is Status.PLAYING
    assert len(run.player.calls_to("arm_timer")) == 2


def test_what_both_have_continues_with_its_new_volume() -> None:
    run = Run(mixes=[OUR_RAIN])
    run.play(RAIN, OURS)
    assert run.volumes == {RAIN: 80, FIRE: 40}
    assert [call[0] for call in run.player.calls_to("add_layer")] == [RAIN, FIRE]
    assert run.player.calls_to("set_layer_volume") == [(RAIN, 80)]
    assert run.player.calls_to("remove_layer") == []


def test_other_volumes_are_the_same_mix_and_another_layer_makes_it_none() -> None:
    run = Run(mixes=[OUR_RAIN])
    run.play(OURS)
    run.playback.change_layer(RAIN, -1)
    assert playing(run) == "Our rain"
    run.play(SEA)
    assert run.state.mix is None
    run.play(OURS)
    assert run.volumes == {RAIN: 80, FIRE: 40}


def test_of_two_mixes_of_the_same_tracks_the_chosen_one_plays() -> None:
    run = Run(mixes=[OUR_RAIN, STORM])
    for _ in range(2):
        run.play(STORMY)
        assert run.volumes == {RAIN: 100, FIRE: 5}
        assert playing(run) == "Storm"
        run.play(OURS)
        assert run.volumes == {RAIN: 80, FIRE: 40}
        assert playing(run) == "Our rain"
        assert run.status() is Status.PLAYING


def test_the_chosen_mix_stays_itself_with_the_volumes_of_the_other() -> None:
    run = Run(mixes=[OUR_RAIN, STORM])
    run.play(STORMY)
    run.playback.set_layer(RAIN, Percent(80))
    run.playback.set_layer(FIRE, Percent(40))
    assert playing(run) == "Storm"


def test_of_two_mixes_the_nearest_is_recognised_or_the_preferred_one() -> None:
    layers = (SessionLayer(RAIN, Percent(95)), SessionLayer(FIRE, Percent(10)))
    run = Run(Session(layers=layers), mixes=[OUR_RAIN, STORM])
    assert playing(run) == "Storm"
    run.playback.prefer_mix(OUR_RAIN.key)
    assert playing(run) == "Our rain"


def test_enter_on_a_mix_ends_a_pause() -> None:
    run = Run(mixes=[OUR_RAIN, mix("Camp", campfire=80)])
    run.play(OURS)
    run.playback.pause()
    run.play(OURS)
    assert run.status() is Status.PLAYING
    run.playback.pause()
    run.play("mix-camp")
    assert run.status() is Status.PLAYING
    assert run.volumes == {FIRE: 80}


@pytest.mark.parametrize(("bed", "under"), [(None, RAIN), (SEA, SEA), ("none", "")])
def test_its_guided_track_has_the_bed_of_the_mix(bed: str | None, under: str) -> None:
    parts = (MixPart(SCAN, Percent(60)), MixPart(FIRE))
    run = Run(mixes=[Mix("Scan", parts, bed=bed), OUR_RAIN])
    run.play(RAIN, "mix-scan")
    assert set(run.mix) == {SCAN, FIRE, under} - {""}
    assert run.volumes[SCAN] == 60
    assert (run.state.bed, run.state.bed_choice) == (under, bed or "")
    assert playing(run) == "Scan"
    run.play(OURS)
    assert run.volumes == {RAIN: 80, FIRE: 40}


def test_the_bed_of_a_mix_is_not_remembered_for_its_track() -> None:
    run = Run(mixes=[Mix("Scan", (MixPart(SCAN),), bed=SEA)])
    run.play("mix-scan")
    run.playback.stop()
    run.play(NOISE, SCAN)
    assert set(run.mix) == {NOISE, SCAN}
    run.leave()
    assert run.saved[-1].beds == {}


def test_a_bed_that_the_mix_has_as_a_layer_too_continues() -> None:
    run = Run(mixes=[mix("Both", body_scan=70, steady_rain=50)])
    run.play(SCAN, NOISE, "mix-both")
    assert run.volumes == {SCAN: 70, RAIN: 50}
    assert run.player.calls_to("remove_layer") == [(NOISE,)]
    assert run.state.bed == ""


def test_what_is_missing_is_named_and_the_rest_plays() -> None:
    far = mix("Far", ocean_waves=50, old_drive=50, owl=50)
    run = Run(mixes=[far, mix("Nothing", owl=50)])
    run.play("mix-far")
    assert run.volumes == {SEA: 50}
    assert run.notices == ["Far: Plays without Old drive and owl."]
    assert playing(run) == "Far"
    run.play("mix-nothing")
    assert run.volumes == {SEA: 50}
    assert run.notices[1:] == ["Nothing: All its sounds are missing: owl."]


def test_a_guided_track_that_plays_on_does_not_resume() -> None:
    run = Run(mixes=[mix("S", body_scan=90, brown_noise=50)])
    run.play(SCAN)
    run.pass_time(190.0)
    run.play("mix-s")
    assert run.state.guided is not None
    assert run.state.guided.position == 190.0
    assert run.notices == []


def test_the_guided_track_of_a_mix_resumes_where_it_was() -> None:
    run = Run(Session(positions={SCAN: Seconds(190.0)}), mixes=[mix("S", body_scan=90)])
    run.play("mix-s")
    assert run.notices == ["Body scan: Resumes at 3:10."]
    assert run.state.guided is not None
    assert run.state.guided.position == 190.0


def test_the_remembered_mix_is_recognised() -> None:
    layers = (SessionLayer(RAIN, Percent(80)), SessionLayer(FIRE, Percent(40)))
    run = Run(Session(layers=layers), mixes=[OUR_RAIN])
    assert playing(run) == "Our rain"
    assert run.state.is_restored


# Layers by request: a random mix, `play` of the command line, a remote


def test_a_random_mix_plays_at_once() -> None:
    run = Run()
    random = random_mix(run.playback.catalog, seed=5)
    layers = [(part.track_id, part.percent) for part in random.layers]
    run.playback.play_layers(layers)
    assert run.volumes == dict(layers)
    assert run.status() is Status.PLAYING
    assert run.remaining == 45 * MINUTE


def test_layers_by_request_end_a_pause_and_keep_the_position() -> None:
    run = Run()
    run.play(TRAIN)
    run.pass_time(3 * MINUTE)
    run.playback.pause()
    run.playback.play_layers([(RAIN, Percent(50)), (NOISE, Percent(20))])
    assert run.status() is Status.PLAYING
    assert run.volumes == {RAIN: 50, NOISE: 20}
    assert run.positions == {TRAIN: 3 * MINUTE}
    assert run.remaining == 42 * MINUTE


def test_a_guided_track_by_request_keeps_the_position_of_the_other() -> None:
    run = Run()
    run.play(TRAIN)
    run.pass_time(3 * MINUTE)
    run.playback.play_layers([(SCAN, Percent(50))])
    assert run.positions == {TRAIN: 3 * MINUTE}


def test_the_bed_continues_under_the_same_guided_track() -> None:
    run = Run()
    run.play(SCAN, NOISE)
    run.player.calls.clear()
    run.playback.play_layers([(SCAN, Percent(50))])
    names = [call[0] for call in run.player.calls]
    assert names == ["set_layer_volume", "remove_layer"]
    assert run.mix == [SCAN, RAIN]


def test_the_same_layers_again_only_move_the_sliders() -> None:
    run = Run()
    run.play(RAIN, NOISE)
    run.player.calls.clear()
    run.playback.play_layers([(RAIN, Percent(50)), (NOISE, Percent(20))])
    assert [call[0] for call in run.player.calls] == ["set_layer_volume"] * 2


def test_of_layers_that_cannot_be_played_the_others_play() -> None:
    run = Run(mixes=[OUR_RAIN])
    wanted = ["nowhere", "old-drive", OURS, RAIN]
    run.playback.play_layers([(x, Percent(50)) for x in wanted])
    assert run.volumes == {RAIN: 50}
    assert run.notices == [
        "Unknown track: There is no track 'nowhere'.",
        "Old drive: The drive is not mounted.",
        "Our rain: A mix can't be a layer.",
    ]


def test_without_any_layer_nothing_changes() -> None:
    run = Run()
    run.play(RAIN)
    run.playback.play_layers([])
    run.playback.play_layers([("nowhere", Percent(50))])
    assert run.mix == [RAIN]
    assert run.status() is Status.PLAYING


# What is saved


def draft(run: Run) -> Mix:
    """What `Ctrl+S` would save."""
    state, catalog = run.state, run.playback.catalog
    mixes = [track for track in catalog if isinstance(track, MixTrack)]
    found = catalog.get(state.mix.track_id) if state.mix else None
    own = found.mix if isinstance(found, MixTrack) and found.own else None
    layers = [x for x in state.layers if x.track_id != state.bed]
    return draft_mix(
        [MixPart(x.track_id, x.percent) for x in layers],
        catalog,
        {track.mix.key for track in mixes},
        playing=own,
        bed=state.bed_choice,
        laid=state.bed,
    )


def test_a_draft_is_named_after_its_layers() -> None:
    run = Run()
    run.play(SEA, FIRE)
    run.playback.change_layer(FIRE, -1)
    layers = (MixPart(SEA), MixPart(FIRE, Percent(95)))
    assert draft(run) == Mix("Ocean waves + Campfire", layers)


def test_the_name_of_a_draft_is_free() -> None:
    layers = (SessionLayer(SEA, Percent(70)),)
    run = Run(Session(layers=layers), mixes=[mix("Ocean waves", campfire=10)])
    assert draft(run) == mix("Ocean waves 2", ocean_waves=70)


def test_a_mix_of_the_users_keeps_its_name_and_reason() -> None:
    mix_with_reason = Mix("Our rain", OUR_RAIN.layers, "For us.")
    run = Run(mixes=[mix_with_reason])
    run.play(OURS)
    run.playback.change_layer(FIRE, -1)
    saved = draft(run)
    assert (saved.name, saved.reason) == ("Our rain", "For us.")
    assert saved.layers[1].percent == 35


def test_a_starter_gets_a_name_of_its_layers() -> None:
    run = Run(mixes=[Mix("Camp", (MixPart(FIRE),), "Cold nights.", starter=True)])
    run.play("mix-camp")
    assert draft(run) == Mix("Campfire", (MixPart(FIRE),))


def test_a_draft_without_a_bed_of_its_own_plays_without_one() -> None:
    run = Run()
    run.play(NOISE, SCAN)
    made = draft(run)
    assert made.bed == "none"
    assert {part.track_id for part in made.layers} == {NOISE, SCAN}
    again = Run()
    again.play(SCAN, NOISE)
    assert draft(again).bed is None


def test_a_mix_that_leaves_the_bed_to_its_track_has_it_beside_its_loops() -> None:
    parts = (MixPart(NOISE), MixPart(SCAN))
    run = Run(mixes=[Mix("Both", parts)])
    run.play("mix-both")
    assert set(run.mix) == {NOISE, SCAN, RAIN}


def test_a_bed_is_no_layer_of_a_draft_and_a_chosen_one_is_its_bed() -> None:
    run = Run()
    run.play(SCAN)
    assert draft(run) == Mix("Body scan", (MixPart(SCAN),))
    run.playback.choose_bed(SCAN, SEA)
    assert draft(run) == Mix("Body scan", (MixPart(SCAN),), bed=SEA)


def test_a_mix_in_words_says_what_is_missing() -> None:
    catalog = Run().playback.catalog
    far = mix("Far", bed="gull", ocean_waves=50, owl=30)
    assert layer_titles(far, catalog) == ("Ocean waves 50", "owl 30")
    assert titles_left_out(far, catalog) == "owl and gull"
    two = mix("Two", body_scan=50, night_train=50)
    assert titles_left_out(two, catalog) == "Night train"


def test_words_are_put_into_a_sentence() -> None:
    assert [enumerated(tuple("abc"[:x])) for x in range(4)] == [
        *("", "a", "a and b", "a, b and c")
    ]
