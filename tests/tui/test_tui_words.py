"""The shuffle of words on the screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.app_driver import AppRun, running_app
from tests.tui.fakes import FakeServices
from tests.tui.mix_library import RAIN
from textual.timer import Timer

from sleepterm.audio.state import Status
from sleepterm.commands.shared.bedtime_files import StoredBedtimeFiles
from sleepterm.night.word_shuffle import EVERY
from sleepterm.store.paths import Paths
from sleepterm.store.words import load_words
from sleepterm.tui.screens import words
from sleepterm.tui.screens.words import WordScreen
from sleepterm.units import Seconds

TEXTS = {word.text for word in load_words()}


@pytest.fixture
def fakes(tmp_path: Path) -> FakeServices:
    return FakeServices(bedtime=StoredBedtimeFiles(Paths(*[tmp_path] * 4)))


def shown(run: AppRun) -> str:
    """All text on the screen, in one line."""
    assert isinstance(run.app.screen, WordScreen)
    return " ".join(run.text().split())


async def pass_time(run: AppRun) -> None:
    """Let the time of one word pass."""
    screen = run.app.screen
    assert isinstance(screen, WordScreen)
    screen._show_next()
    await run.settle()


async def test_one_word_after_another_alone_on_black(fakes: FakeServices) -> None:
    async with running_app(fakes) as run:
        await run.press("W")
        assert shown(run).startswith("Picture each word for a while")
        seen = []
        for _ in range(5):
            await pass_time(run)
            seen.append(shown(run))
        assert set(seen) <= TEXTS
        assert len(set(seen)) == 5
        assert run.app.screen.styles.background.hex == "#000000"


async def test_the_night_screen_hides_no_word(fakes: FakeServices) -> None:
    async with running_app(fakes) as run:
        await run.press("W")
        lit = [run.app.keeps_light]
        while run.app.keeps_light and len(lit) < 600:
            await pass_time(run)
            lit.append(run.app.keeps_light)
        assert lit[0]
        assert shown(run) == ""


async def test_other_words_come_the_next_time(fakes: FakeServices) -> None:
    seen = []
    async with running_app(fakes) as run:
        for _ in range(2):
            await run.press("W")
            for _ in range(3):
                await pass_time(run)
                seen.append(shown(run))
            await run.press("q")
    assert seen[:3] != seen[3:]


@pytest.mark.parametrize("key", ["escape", "space", "q", "x", "enter", "tab"])
async def test_any_key_leaves_and_the_mix_plays_on(
    fakes: FakeServices, key: str
) -> None:
    async with running_app(fakes) as run:
        await run.play(RAIN)
        await run.press("W")
        assert shown(run)
        await run.press(key)
        assert run.app.main.is_active
        assert run.status() is Status.PLAYING
        assert run.mix == [RAIN]


async def test_plus_and_minus_change_the_pace_not_the_volume(
    fakes: FakeServices,
) -> None:
    async with running_app(fakes) as run:
        volume = run.app.playback.state.master
        await run.press("W")
        await pass_time(run)
        word = shown(run)
        await run.press("+", "+")
        assert shown(run) == f"{word} 10 seconds a word"
        await run.press(*["-"] * 9)
        assert shown(run) == f"{word} 5 seconds a word"
        await pass_time(run)
        assert shown(run) in TEXTS - {word}
        assert run.app.playback.state.master == volume


async def test_nothing_is_drawn_between_two_words(fakes: FakeServices) -> None:
    async with running_app(fakes) as run:
        await run.play(RAIN)
        await run.press("W")
        await pass_time(run)
        frames = run.drawn()
        for state in (run.app.playback.state, run.app.playback.state):
            run.app.show_state(state)
        await run.settle()
        assert frames == []
        await pass_time(run)
        assert len(frames) == 1


async def test_in_the_end_the_screen_is_black(
    fakes: FakeServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(words, "LENGTH", 3 * EVERY)
    async with running_app(fakes) as run:
        await run.press("W")
        for _ in range(3):
            await pass_time(run)
            assert shown(run) in TEXTS
        await pass_time(run)
        assert shown(run) == ""
        await run.press("+")
        assert run.app.main.is_active


async def test_the_words_end_with_the_sound(fakes: FakeServices) -> None:
    async with running_app(fakes) as run:
        await run.play(RAIN)
        await run.press("W")
        await pass_time(run)
        run.app.playback.stop()
        await run.settle()
        assert shown(run) == ""
        await pass_time(run)
        assert shown(run) == ""


async def test_words_come_by_themselves(
    fakes: FakeServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[float] = []
    real = WordScreen.set_timer

    def soon(screen: WordScreen, delay: float, *rest: object) -> Timer:
        asked.append(delay)
        return real(screen, 0.01, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(words.WordScreen, "set_timer", soon)
    async with running_app(fakes) as run:
        await run.press("W")
        await run.wait_until(lambda: len(asked) > 4)
        assert set(asked) == {Seconds(8.0)}
        await run.press("escape")


@pytest.mark.parametrize("size", [(40, 12), (20, 6)])
async def test_it_fits(fakes: FakeServices, size: tuple[int, int]) -> None:
    async with running_app(fakes, size=size) as run:
        await run.press("W")
        assert "Picture each word" in shown(run)
