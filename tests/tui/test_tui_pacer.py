"""The breathing pacer on the screen: the choice, the guide, and eyes closed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich.cells import cell_len
from tests.tui.app_driver import AppRun, running_app
from tests.tui.fakes import FakeServices

from sleepterm.audio.events import TrackEnded
from sleepterm.audio.state import Status
from sleepterm.library.breathing.pattern import DIZZY
from sleepterm.playback.breath_clock import ON_ITS_WAY
from sleepterm.store.session import Session, SessionLayer
from sleepterm.tui.bindings.registry import ENTRIES
from sleepterm.tui.screens.main import MainScreen
from sleepterm.tui.screens.pacer import FRAME, Breath, PacerScreen
from sleepterm.tui.screens.pacer_choice import PacerDialog
from sleepterm.units import Percent, Seconds

BED = "brown-noise"
FIVE = "breathe-5-5-5m"


class Hand:
    """Turns the clock of the guide by hand."""

    def __init__(self, run: AppRun) -> None:
        self.run = run
        self.ticks = 100.0
        run.app.context.pacer.clock._ticks = lambda: self.ticks

    async def hear(self, seconds: float) -> str:
        """Let the player report this position; the text on the screen."""
        position = Seconds(seconds + ON_ITS_WAY)
        layers = tuple(
            layer if layer.is_loop else replace(layer, position=position)
            for layer in self.run.player.state.layers
        )
        self.run.player.become(layers=layers)
        await self.run.settle()
        return self.run.text()

    async def wait(self, seconds: float) -> str:
        """Let time pass, and draw the next frame; the text on the screen."""
        self.ticks += seconds
        self.run.app.screen.query_one(Breath).redraw()
        await self.run.settle()
        return self.run.text()


def bar(run: AppRun) -> int:
    """How many cells of the bar are filled."""
    glyphs = run.app.glyphs
    lines = run.app.screen.query_one(Breath).span_lines()
    return sum(text.count(glyphs.full) for line in lines for text, _ in line)


def is_ticking(run: AppRun) -> bool:
    """Whether the guide draws frames by itself."""
    frames = vars(run.app.screen)["_frames"]
    return bool(frames._active.is_set())


async def test_a_pattern_is_chosen_and_the_guide_opens() -> None:
    async with running_app() as run:
        await run.press("B")
        assert isinstance(run.app.screen, PacerDialog)
        assert DIZZY not in run.text()
        await run.press("right", "right")
        assert DIZZY in run.text()
        await run.press("down", "right", "enter")
        assert isinstance(run.app.screen, PacerScreen)
        assert run.mix == ["breathe-4-7-8-10m", BED]
        assert run.status() is Status.PLAYING


async def test_an_own_pattern_is_typed_and_remembered() -> None:
    async with running_app() as run:
        await run.press("B", "o", "ctrl+u", *"5.5-", "enter")
        assert isinstance(run.app.screen, PacerDialog)
        assert "is not a breathing pattern" in run.text()
        await run.press("6", "enter")
        assert run.mix[0] == "breathe-5p5-6-5m"
        await run.press("escape", "B")
        assert "5.5-6" in run.text()
        await run.press("escape")
        assert isinstance(run.app.screen, MainScreen)


async def test_the_guide_shows_what_is_heard() -> None:
    async with running_app() as run:
        await run.press("B", "right", "right", "enter")
        hand = Hand(run)
        assert "Breathe in" in await hand.hear(0.0)
        empty = bar(run)
        assert "Breathe in" in await hand.wait(2.0)
        half = bar(run)
        assert "Hold" in await hand.wait(2.5)
        full = bar(run)
        assert empty == 0 < half < full
        assert "Breathe out" in await hand.wait(7.0)
        await hand.wait(6.0)
        assert bar(run) < half
        assert "Hold" in await hand.hear(19.0 + 5)


async def test_it_stands_while_paused_and_says_when_it_has_ended() -> None:
    async with running_app() as run:
        await run.press("B", "enter")
        await run.press("space")
        assert "Paused" in run.text()
        await run.press("space")
        assert "Breathe" in run.text()
        run.player.remove_layer(FIVE)
        run.player.emit(TrackEnded(FIVE))
        await run.settle()
        assert "The breathing has ended." in run.text()
        assert run.mix == [BED]
        assert run.status() is Status.PLAYING


async def test_nothing_is_drawn_with_eyes_closed() -> None:
    async with running_app() as run:
        await run.press("B", "enter")
        hand = Hand(run)
        await hand.hear(0.0)
        await run.press("e")
        assert run.text().split() == []
        frames = run.drawn()
        for seconds in (3.0, 5.0, 12.0):
            assert (await hand.hear(seconds)).split() == []
        ticking = [is_ticking(run)]
        assert not any(frames)
        await run.press("e")
        assert "Breathe" in run.text()
        ticking.append(is_ticking(run))
        assert ticking == [False, True]


async def test_the_night_screen_hides_no_breath_that_is_looked_at() -> None:
    async with running_app() as run:
        await run.press("B", "enter")
        await Hand(run).hear(0.0)
        assert run.app.keeps_light
        await run.press("e")
        assert not run.app.keeps_light


async def test_frames_are_few_and_small() -> None:
    assert 1 / FRAME <= 8
    async with running_app() as run:
        await run.press("B", "enter")
        hand = Hand(run)
        await hand.hear(0.0)
        frames = run.drawn()
        for _ in range(30):
            await hand.wait(FRAME)
        assert 0 < max(frames) < 400


@pytest.mark.parametrize("key", ["escape", "q", "B", "enter"])
async def test_leaving_ends_the_pacer_and_the_loop_beneath_plays_on(key: str) -> None:
    async with running_app() as run:
        await run.press("B", "enter")
        assert run.mix == [FIVE, BED]
        await run.press(key)
        assert isinstance(run.app.screen, MainScreen)
        assert run.mix == [BED]
        assert run.status() is Status.PLAYING


async def test_the_users_loops_stay_and_are_the_bed() -> None:
    async with running_app() as run:
        await run.play("steady-rain")
        await run.press("B", "enter")
        assert run.mix == ["steady-rain", FIVE]
        await run.press("escape")
        assert run.mix == ["steady-rain"]


async def test_it_begins_at_its_beginning_again() -> None:
    async with running_app() as run:
        await run.press("B", "enter")
        hand = Hand(run)
        await hand.hear(60.0)
        await run.press("escape", "B", "enter")
        added = [x for x in run.player.calls if x[:2] == ("add_layer", FIVE)]
        assert [call[3] for call in added] == [0.0, 0.0]


async def test_one_of_the_last_session_begins_at_its_beginning_too() -> None:
    session = Session(
        layers=(SessionLayer(FIVE, Percent(100)), SessionLayer(BED, Percent(70))),
        positions={FIVE: Seconds(60.0)},
    )
    async with running_app(FakeServices(session=session)) as run:
        assert run.mix == [FIVE, BED]
        await run.press("B", "enter")
        assert run.status() is Status.PLAYING
        assert run.mix == [FIVE, BED]
        guided = run.player.state.guided
        assert guided is not None
        assert guided.position == 0.0


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (24, 7), (200, 60)])
@pytest.mark.parametrize("unicode", [True, False])
async def test_it_fits_every_terminal(size: tuple[int, int], *, unicode: bool) -> None:
    async with running_app(FakeServices(unicode=unicode), size=size) as run:
        await run.press("B", "enter")
        hand = Hand(run)
        text = await hand.hear(2.5)
        assert "Breathe in" in text
        assert bar(run) > 4
        assert unicode or text.isascii()
        assert all(cell_len(line) <= size[0] for line in run.lines())


async def test_palette_and_help_name_it() -> None:
    assert ENTRIES["breathe"].keys == "B"
    async with running_app(size=(100, 120)) as run:
        await run.press("question_mark")
        assert "Breathing pacer" in run.text()
