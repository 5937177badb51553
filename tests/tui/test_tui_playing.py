"""Enter, space, stop, seek, volumes: what the player is asked."""

from __future__ import annotations

import pytest
from tests.tui.app_driver import HERE, running_app
from tests.tui.fakes import FakeServices, guided, loop

from sleepterm.audio.events import CaptionChanged, LayerFailed, TrackEnded
from sleepterm.audio.state import Status
from sleepterm.library.tones import Tones
from sleepterm.night.nearby_sentences import Words
from sleepterm.night.sleep_timer import EndWith, TimerSettings
from sleepterm.store.session import Session, SessionLayer
from sleepterm.store.settings import Settings
from sleepterm.units import DEFAULT_LAYER, Percent, Seconds

RAIN, NOISE, SCAN, TRAIN = "steady-rain", "brown-noise", "body-scan", "night-train"
REMEMBERED = Session(
    layers=(SessionLayer(RAIN, Percent(40)), SessionLayer(NOISE, Percent(25))),
    master=Percent(55),
)


async def test_enter_begins_with_that_track_alone_and_arms_the_timer() -> None:
    async with running_app() as run:
        await run.play(RAIN)
        assert run.mix == [RAIN]
        assert run.status() is Status.PLAYING
        assert run.player.state.timer.remaining == 45 * 60.0
        assert "Playing" in run.text()
        assert f"♪{HERE}Steady rain" in run.text()


async def test_a_loop_joins_the_mix_and_leaves_it_and_the_last_one_stops() -> None:
    async with running_app() as run:
        await run.play(RAIN, NOISE)
        assert run.mix == [RAIN, NOISE]
        await run.play(RAIN)
        assert run.mix == [NOISE]
        assert run.status() is Status.PLAYING
        await run.play(NOISE)
        assert run.mix == []
        assert run.status() is Status.STOPPED


async def test_a_guided_track_replaces_the_guided_one_and_leaves_on_enter() -> None:
    async with running_app() as run:
        await run.play(RAIN, SCAN, TRAIN)
        assert run.mix == [RAIN, TRAIN]
        await run.play(TRAIN)
        assert run.mix == [RAIN]


async def test_enter_while_paused_joins_and_continues() -> None:
    async with running_app() as run:
        await run.play(RAIN)
        await run.press("space")
        assert run.status() is Status.PAUSED
        assert "Paused" in run.text()
        assert "paused, fades in 35 min" in run.lines()[0]
        await run.play(NOISE)
        assert run.mix == [RAIN, NOISE]
        assert run.status() is Status.PLAYING


async def test_enter_in_the_remembered_mix_resumes_all_of_it() -> None:
    async with running_app(FakeServices(session=REMEMBERED)) as run:
        assert run.status() is Status.STOPPED
        assert run.player.state.master == 55
        await run.play(NOISE)
        assert run.mix == [RAIN, NOISE]
        assert [x.percent for x in run.player.state.layers] == [40, 25]
        assert run.status() is Status.PLAYING


async def test_enter_on_another_track_starts_a_new_mix() -> None:
    async with running_app(FakeServices(session=REMEMBERED)) as run:
        await run.play("campfire")
        assert run.mix == ["campfire"]
        assert run.player.calls_to("clear") == [()]


async def test_space_begins_the_remembered_mix_and_does_nothing_without_one() -> None:
    async with running_app() as run:
        await run.press("space")
        assert run.player.calls_to("resume") == []
    async with running_app(FakeServices(session=REMEMBERED)) as run:
        await run.press("space")
        assert run.status() is Status.PLAYING
        assert len(run.player.calls_to("arm_timer")) == 1
        await run.press("space")
        assert run.status() is Status.PAUSED
        await run.press("space")
        assert run.status() is Status.PLAYING


async def test_stop_keeps_the_mix_for_the_next_time() -> None:
    async with running_app() as run:
        await run.play(RAIN, NOISE)
        await run.press("s")
        assert run.status() is Status.STOPPED
        assert "Ready to resume" in run.text()
        await run.play(RAIN)
        assert run.mix == [RAIN, NOISE]


async def test_a_bed_is_laid_under_its_guided_track() -> None:
    async with running_app() as run:
        await run.play(SCAN)
        assert run.mix == [SCAN, RAIN]
        bed = run.player.state.layer(RAIN)
        assert bed is not None
        # (percent/100)^3 lies 12 dB under the guided track's amplitude
        assert bed.percent == round(DEFAULT_LAYER * 10 ** (-12 / 60))


async def test_a_bed_that_plays_already_is_left_alone() -> None:
    async with running_app() as run:
        await run.play(RAIN)
        await run.press("left_square_bracket")
        before = run.player.state.layer(RAIN)
        await run.play(SCAN)
        assert run.player.state.layer(RAIN) == before


async def test_a_missing_bed_is_no_bed() -> None:
    tracks = (loop("gone", missing="away"), guided("talk", bed="gone"))
    async with running_app(FakeServices(tracks=tracks)) as run:
        await run.play("talk")
        assert run.mix == ["talk"]


async def test_a_missing_track_says_why_and_nothing_plays() -> None:
    async with running_app() as run:
        assert "the drive is not mounted" in run.text()
        await run.play("old-drive")
        assert run.mix == []
        assert any("The drive is not mounted." in notice for notice in run.notices)


async def test_a_guided_track_continues_where_it_was_left() -> None:
    session = Session(positions={SCAN: Seconds(190.0)})
    async with running_app(FakeServices(session=session)) as run:
        await run.play(SCAN)
        assert ("body-scan", DEFAULT_LAYER, 190.0) in run.player.calls_to("add_layer")
        assert any("3:10" in notice for notice in run.notices)
        assert "3:10 / 12:00" in run.text()


async def test_seek_and_restart_move_the_guided_track() -> None:
    async with running_app() as run:
        await run.play(SCAN)
        await run.press("greater_than_sign", "greater_than_sign", "less_than_sign")
        assert run.player.calls_to("seek") == [(15,), (15,), (-15,)]
        await run.press("0")
        assert run.player.state.guided is not None
        assert run.player.state.guided.position == 0.0


async def test_seek_needs_a_guided_track() -> None:
    async with running_app() as run:
        await run.play(RAIN)
        await run.press("greater_than_sign", "0")
        assert run.player.calls_to("seek") == []


@pytest.mark.parametrize(("up", "down"), [("plus", "minus"), ("=", "underscore")])
async def test_master_volume_moves_by_steps(up: str, down: str) -> None:
    async with running_app(FakeServices(session=Session(master=Percent(50)))) as run:
        await run.press(up)
        assert run.player.state.master == 55
        await run.press(down, down)
        assert run.player.state.master == 45


async def test_fast_keys_count_before_the_player_has_answered() -> None:
    async with running_app(FakeServices(session=Session(master=Percent(50)))) as run:
        run.player.is_deaf = True
        await run.press("plus", "plus", "plus")
        assert run.player.calls_to("set_master_volume")[-1] == (65,)
        assert "65" in run.text()


async def test_layer_volume_moves_the_highlighted_layer_else_the_last_touched() -> None:
    async with running_app() as run:
        await run.play(RAIN, NOISE)
        await run.go_to(RAIN)
        await run.press("left_square_bracket")
        await run.go_to("campfire")
        await run.press("left_square_bracket")
        await run.go_to(NOISE)
        await run.press("left_square_bracket", "right_square_bracket")
        asked = run.player.calls_to("set_layer_volume")
        assert asked == [(RAIN, 95), (RAIN, 90), (NOISE, 95), (NOISE, 100)]


async def test_layers_and_the_mix_get_warmer_and_brighter() -> None:
    async with running_app() as run:
        await run.play(RAIN, NOISE)
        await run.go_to(RAIN)
        await run.press("semicolon", "semicolon", "quotation_mark")
        assert run.player.state.tones == Tones(1, {RAIN: -2})
        assert "warmer 2" in run.text()
        assert "brighter 1" in run.text()
        await run.press("apostrophe", "apostrophe", "colon")
        assert run.player.state.tones == Tones()
        assert "warmer" not in run.text()


async def test_mute_silences_and_brings_back() -> None:
    async with running_app(FakeServices(session=Session(master=Percent(60)))) as run:
        await run.play(RAIN)
        await run.press("m")
        assert run.player.state.master == 0
        assert "muted" in run.text()
        await run.press("m")
        assert run.player.state.master == 60


async def test_a_step_while_muted_starts_from_where_it_was() -> None:
    async with running_app(FakeServices(session=Session(master=Percent(60)))) as run:
        await run.press("m", "plus")
        assert run.player.state.master == 65


async def test_captions_and_failures_are_seen() -> None:
    async with running_app() as run:
        await run.play(SCAN)
        run.player.emit(CaptionChanged(SCAN, Words(now="Let your shoulders drop.")))
        await run.settle()
        assert "Let your shoulders" in run.text()
        run.player.emit(LayerFailed(RAIN, "Steady rain", "the file is broken"))
        await run.settle()
        assert "Steady rain: the file is broken" in run.notices


async def test_a_track_heard_to_its_end_begins_at_its_beginning_next_time() -> None:
    session = Session(positions={SCAN: Seconds(190.0)})
    async with running_app(FakeServices(session=session)) as run:
        await run.play(SCAN)
        run.player.emit(TrackEnded(SCAN))
        await run.settle()
        assert SCAN not in run.local.memory.positions


async def test_enter_before_the_player_is_there_is_not_lost() -> None:
    fakes = FakeServices()
    async with running_app(fakes) as run:
        await run.detach_player()
        await run.play(NOISE)
        assert run.mix == []
        run.local.attach(run.player)
        await run.settle()
        assert run.mix == [NOISE]
        assert run.status() is Status.PLAYING


async def test_the_timer_of_the_settings_is_armed_with_its_end() -> None:
    timer = TimerSettings(duration=Seconds(1200.0), end=EndWith.TRACK)
    async with running_app(FakeServices(settings=Settings(timer=timer))) as run:
        await run.play(SCAN)
        assert run.player.calls_to("arm_timer") == [(timer,)]
        assert "ends with Body scan" in run.text()
