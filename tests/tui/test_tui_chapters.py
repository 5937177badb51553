"""Chapters on the screen: where the voice is, keys, and a timer that ends with one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.tui.app_driver import AppRun, running_app
from tests.tui.fakes import FakeServices

from sleepterm.night.chapters import ChapterPlace
from sleepterm.night.sleep_timer import EndWith, Phase, TimerSettings
from sleepterm.store.session import Session
from sleepterm.store.settings import Settings
from sleepterm.units import Seconds

SCAN = "body-scan"


async def set_chapter(run: AppRun, number: int, title: str = "") -> None:
    """Let the guided track be in one of twelve chapters, without captions."""
    place = ChapterPlace(number, 12, title)
    layers = tuple(
        x if x.is_loop else replace(x, chapter=place, has_words=False)
        for x in run.player.state.layers
    )
    run.player.become(layers=layers)
    await run.settle()


async def test_the_chapter_is_shown_and_its_title_is_harmless() -> None:
    async with running_app(size=(120, 30)) as run:
        await run.play(SCAN)
        await set_chapter(run, 3, "The \x1b[31msea")
        assert "Chapter 3 of 12: The sea" in run.text()
        await set_chapter(run, 4)
        assert "Chapter 4 of 12" in run.text()
        assert "Chapter 4 of 12:" not in run.text()


async def test_the_sentence_keys_work_by_chapter() -> None:
    async with running_app() as run:
        await run.play(SCAN)
        await set_chapter(run, 3)
        await run.press(".", ",")
        assert run.player.calls_to("seek_sentence") == [(1,), (-1,)]
        await run.press("o")
        assert any("no captions" in notice for notice in run.notices)


async def test_the_timer_ends_with_the_chapter_where_there_is_one() -> None:
    async with running_app() as run:
        await run.play(SCAN)
        await run.press("t", *["down"] * 3, "right", "right", "right")
        assert "when this chapter ends" not in run.text()
        await run.press("escape")
        await set_chapter(run, 3)
        await run.press("t", *["down"] * 3, "right", "right", "right")
        assert "when this chapter ends" in run.text()
        assert "Until the chapter ends, then 10 min fading." in run.text()
        await run.press("enter")
        assert run.app.playback.memory.timer.end is EndWith.CHAPTER
        assert run.player.state.timer.phase is Phase.WAITING
        assert "ends with chapter 3" in run.lines()[0]


@pytest.mark.parametrize(
    ("settings", "until"),
    [
        (TimerSettings(end=EndWith.TRACK), "until the track ends"),
        (TimerSettings(end=EndWith.TRACK, tracks=3), "until 3 tracks have ended"),
        (TimerSettings(end=EndWith.CHAPTER), "until the chapter ends"),
    ],
)
async def test_what_the_timer_waits_for_is_named_when_quitting_and_after_a_restart(
    settings: TimerSettings, until: str
) -> None:
    session = Session(timer=settings)
    async with running_app(FakeServices(session=session)) as run:
        await run.play(SCAN)
        await set_chapter(run, 3)
        await run.press("q")
        assert f"The timer runs {until}. Fade out and quit now?" in run.text()
        await run.press("n", "n")
        run.app.context.night.restart()
        await run.settle()
        assert run.text().strip() == f"The timer starts again: {until}."


async def test_a_saved_choice_stays_without_chapters() -> None:
    session = Session(timer=TimerSettings(end=EndWith.CHAPTER))
    async with running_app(FakeServices(session=session)) as run:
        await run.play(SCAN)
        assert "ends with Body scan" in run.lines()[0]
        await run.press("t")
        assert "A track without chapters plays to its end." in run.text()
        await run.press("enter")
        assert run.app.playback.memory.timer == session.timer


async def test_the_dialog_keeps_what_it_does_not_ask_for() -> None:
    settings = Settings(timer=TimerSettings(finish_share=0.5))
    async with running_app(FakeServices(settings=settings)) as run:
        await run.press("t", "right", "enter")
        timer = run.app.playback.memory.timer
        assert (timer.duration, timer.finish_share) == (Seconds(3600), 0.5)


async def test_the_voice_that_finishes_its_sentence_is_named() -> None:
    session = Session(timer=TimerSettings(end=EndWith.SENTENCE))
    async with running_app(FakeServices(session=session)) as run:
        await run.press("t")
        assert "The voice finishes its sentence" in run.text()
        await run.press("escape")
        await run.play(SCAN)
        timer = run.player.state.timer.with_voice(spared=True, held=True)
        run.player.become(timer=timer)
        run.player.pass_time(45 * 60)
        await run.settle()
        assert "ends with this sentence" in run.lines()[0]
