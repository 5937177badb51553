"""Mixes on the screen: played and recognised."""

from __future__ import annotations

import pytest
from tests.playback.playback_run import mix
from tests.tui.app_driver import running_app
from tests.tui.fakes import FakeServices
from tests.tui.mix_library import FIRE, OURS, RAIN, SCAN, SEA, marked, volumes

from sleepterm.audio.state import Status
from sleepterm.library.mixes.mix import Mix, MixPart
from sleepterm.store.mixes import Mixes
from sleepterm.store.session import Session, SessionLayer
from sleepterm.units import Percent


async def test_a_mix_replaces_what_sounds_and_stops_by_enter(
    fakes: FakeServices,
) -> None:
    async with running_app(fakes) as run:
        await run.play(SEA)
        left = run.player.state.timer
        run.player.calls.clear()
        await run.play(OURS)
        assert volumes(run) == {RAIN: 80, FIRE: 40}
        # never silent in between, and the timer continues
        names = [call[0] for call in run.player.calls]
        assert names == ["add_layer", "add_layer", "remove_layer"]
        assert run.player.state.timer == left
        assert marked(run) == {"Steady rain", "Campfire", "Our rain"}
        assert "Playing · Our rain" in run.text()
        await run.press("enter")
        assert run.status() is Status.STOPPED
        assert volumes(run) == {RAIN: 80, FIRE: 40}
        await run.press("enter")
        assert run.status() is Status.PLAYING
        assert run.player.calls_to("arm_timer")


async def test_a_layer_in_both_keeps_playing_at_its_new_volume(
    fakes: FakeServices,
) -> None:
    async with running_app(fakes) as run:
        await run.play(RAIN, OURS)
        assert volumes(run) == {RAIN: 80, FIRE: 40}
        assert [call[0] for call in run.player.calls_to("add_layer")] == [RAIN, FIRE]
        assert run.player.calls_to("set_layer_volume") == [(RAIN, 80)]
        assert run.player.calls_to("remove_layer") == []


async def test_with_another_layer_it_is_no_mix_any_more(fakes: FakeServices) -> None:
    async with running_app(fakes) as run:
        await run.play(OURS)
        await run.press("left_square_bracket")
        assert "Our rain" in marked(run)
        await run.play(SEA)
        assert marked(run) == {"Steady rain", "Campfire", "Ocean waves"}
        assert "· Our rain" not in run.text()
        await run.play(OURS)
        assert volumes(run) == {RAIN: 80, FIRE: 40}


async def test_of_two_mixes_of_the_same_tracks_the_chosen_one_sounds(
    fakes: FakeServices, mixes: Mixes
) -> None:
    mixes.save(mix("Storm", steady_rain=100, campfire=5))
    async with running_app(fakes) as run:
        for _ in range(2):
            await run.play("mix-storm")
            assert volumes(run) == {RAIN: 100, FIRE: 5}
            assert "Storm" in marked(run)
            assert "Our rain" not in marked(run)
            await run.play(OURS)
            assert volumes(run) == {RAIN: 80, FIRE: 40}
            assert run.status() is Status.PLAYING


async def test_a_pause_ends_with_the_mix(fakes: FakeServices) -> None:
    async with running_app(fakes) as run:
        await run.play(OURS)
        await run.press("space")
        await run.play(OURS)
        assert run.status() is Status.PLAYING
        await run.press("space")
        await run.play("mix-camp")
        assert run.status() is Status.PLAYING
        assert volumes(run) == {FIRE: 80, "rain-on-a-tent": 50}


@pytest.mark.parametrize(("bed", "under"), [(None, RAIN), (SEA, SEA), ("none", None)])
async def test_its_guided_track_has_the_bed_of_the_mix(
    fakes: FakeServices, mixes: Mixes, bed: str | None, under: str | None
) -> None:
    parts = (MixPart(SCAN, Percent(60)), MixPart(FIRE))
    mixes.save(Mix("Scan", parts, bed=bed))
    async with running_app(fakes) as run:
        await run.play(RAIN, "mix-scan")
        assert set(run.mix) == {SCAN, FIRE, *filter(None, [under])}
        assert volumes(run)[SCAN] == 60
        assert "Playing · Scan" in run.text()
        await run.press("ctrl+s", "enter")
        await run.press("enter")
        assert mixes.load().find("Scan") == Mix("Scan", parts, bed=bed)
        await run.play(OURS)
        assert volumes(run) == {RAIN: 80, FIRE: 40}


async def test_what_is_missing_is_named_and_the_rest_plays(
    fakes: FakeServices, mixes: Mixes
) -> None:
    mixes.save(mix("Far", ocean_waves=50, old_drive=50, owl=50))
    mixes.save(mix("Nothing", owl=50))
    async with running_app(fakes) as run:
        await run.play("mix-far")
        assert volumes(run) == {SEA: 50}
        assert run.notices == ["Far: Plays without Old drive and owl."]
        assert "Far" in marked(run)
        await run.play("mix-nothing")
        assert volumes(run) == {SEA: 50}
        assert "Nothing: All its sounds are missing: owl." in run.notices


async def test_enter_before_there_is_a_player_plays_it_then(
    fakes: FakeServices,
) -> None:
    async with running_app(fakes) as run:
        await run.detach_player()
        await run.play(OURS)
        assert run.mix == []
        run.local.attach(run.player)
        await run.settle()
        assert volumes(run) == {RAIN: 80, FIRE: 40}
        assert run.status() is Status.PLAYING


async def test_the_remembered_mix_is_recognised(fakes: FakeServices) -> None:
    layers = (SessionLayer(RAIN, Percent(80)), SessionLayer(FIRE, Percent(40)))
    fakes.session = Session(layers=layers)
    async with running_app(fakes, size=(120, 30)) as run:
        assert "Ready to resume · Our rain" in run.text()
