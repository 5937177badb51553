"""The footer: what can be done now, what matters most first."""

from __future__ import annotations

import pytest
from tests.tui.app_driver import AppRun, running_app
from tests.tui.fakes import FakeServices
from tests.tui.mix_library import OURS

from sleepterm.night.sleep_timer import TimerSettings
from sleepterm.store.session import Session, SessionLayer
from sleepterm.units import Percent

RAIN, SCAN = "steady-rain", "body-scan"
MINUTE = 60.0
LAST_NIGHT = Session(layers=(SessionLayer(RAIN, Percent(70)),))


def footer(run: AppRun) -> str:
    return run.lines()[-1].strip()


async def test_space_pauses_resumes_or_is_not_named() -> None:
    async with running_app() as run:
        assert footer(run).startswith("⏎ play")
        assert "space" not in footer(run)
        await run.play(RAIN)
        assert footer(run).startswith("space pause  t timer")
        await run.press("space")
        assert footer(run).startswith("space resume  ⏎ stop")
        await run.press("space", "s")
        assert footer(run).startswith("⏎ play  space resume")


async def test_enter_is_named_after_what_it_does_to_the_track() -> None:
    async with running_app() as run:
        await run.play(RAIN)
        assert "⏎ stop" in footer(run)
        await run.press("j")
        assert "⏎ play" in footer(run)
        await run.press("k", "enter")
        assert "⏎ play" in footer(run)
        assert run.mix == []


async def test_enter_stops_the_mix_that_plays(fakes: FakeServices) -> None:
    async with running_app(fakes) as run:
        await run.play(OURS)
        assert "⏎ stop" in footer(run)
        await run.press("enter")
        assert "⏎ play" in footer(run)


async def test_what_was_left_last_night_can_be_resumed() -> None:
    async with running_app(FakeServices(session=LAST_NIGHT)) as run:
        assert footer(run).startswith("⏎ play  space resume")
        await run.press("space")
        assert footer(run).startswith("space pause")


async def test_the_keys_that_matter_now_come_first() -> None:
    async with running_app() as run:
        assert footer(run).startswith("⏎ play  / search  ? help  t timer  + - volume")
        await run.play(RAIN)
        night = "t timer  + - volume  n night"
        assert footer(run).startswith(f"space pause  {night}")
        await run.play(SCAN)
        assert footer(run).startswith(f"space pause  , . sentence  {night}")
        await run.press("space")
        assert footer(run).startswith("space resume  ⏎ stop  t timer")


async def test_the_footer_is_drawn_anew_with_another_state_only() -> None:
    async with running_app() as run:
        await run.play(RAIN, SCAN)
        bar = run.widget("KeyBar")
        before = footer(run)
        drawn: list[object] = []
        vars(bar)["refresh"] = lambda *x, **_: drawn.append(x)
        run.player.pass_time(60.0)
        await run.settle()
        assert drawn == []
        assert footer(run) == before
        run.player.pass_time(36 * MINUTE)
        await run.settle()
        assert len(drawn) == 1


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_while_it_fades_the_way_back_comes_first(size: tuple[int, int]) -> None:
    async with running_app(size=size) as run:
        await run.play(RAIN)
        assert "still awake" not in footer(run)
        run.player.pass_time(40 * MINUTE)
        await run.settle()
        assert footer(run).startswith("w still awake  space pause")
        await run.press("w")
        assert footer(run).startswith("space pause")


async def test_without_a_timer_there_is_nothing_to_restart() -> None:
    session = Session(timer=TimerSettings(enabled=False))
    async with running_app(FakeServices(session=session), size=(200, 24)) as run:
        await run.play(RAIN)
        assert "still awake" not in footer(run)
        assert "s stop" in footer(run)


async def test_what_cannot_be_done_is_not_named() -> None:
    async with running_app(size=(200, 24)) as run:
        for word in ("stop", "words", "edit", "remove", "save mix", "problems"):
            assert f" {word}" not in footer(run)


async def test_the_search_says_how_to_leave_and_how_to_clear() -> None:
    async with running_app() as run:
        await run.press("slash")
        assert footer(run) == "⏎ to the list  esc clear"


async def test_the_read_along_footer_follows_playback_too() -> None:
    async with running_app() as run:
        await run.play(SCAN)
        await run.press("o")
        assert "space pause" in footer(run)
        await run.press("space")
        assert "space resume" in footer(run)
        await run.press("space")
        run.player.pass_time(40 * MINUTE)
        await run.settle()
        assert "w still awake" in footer(run)


async def test_the_note_marks_what_plays_not_what_is_remembered() -> None:
    async with running_app(FakeServices(session=LAST_NIGHT)) as run:
        assert "Ready to resume" in run.text()
        assert "♪" not in run.text()
        await run.press("space")
        assert "♪" in run.text()
        await run.press("space")
        assert "♪" in run.text()
        await run.press("space", "s")
        assert "♪" not in run.text()
