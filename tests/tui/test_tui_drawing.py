"""What time changes is drawn by the cell, on whichever screen is on top."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.tui.app_driver import AppRun, running_app

from sleepterm.night.nearby_sentences import Words
from sleepterm.night.sleep_timer import TimerSettings
from sleepterm.tui.widgets.span_lines import changed_cells
from sleepterm.tui.widgets.spans import Span
from sleepterm.units import Seconds

SCAN = "body-scan"
SENTENCES = ("Lie down.", "Let your arms find a place where they can stay.", "Breathe.")
FRAME = 1000
"""Bytes that a caption may take: some lines of text, each with its colours."""
A_FEW_CELLS = 160


async def say(run: AppRun, sentence: str, following: str = "") -> None:
    """What the player tells when a sentence begins, or ends if there is none."""
    words = Words(now=sentence, before=sentence or SENTENCES[0], following=following)
    layers = [replace(layer, words=words) for layer in run.player.state.layers]
    run.player.become(layers=tuple(layers))
    await run.settle()


@pytest.mark.parametrize("keys", ["", "o", "ot"])
async def test_a_caption_draws_its_lines_once(keys: str) -> None:
    async with running_app() as run:
        await run.play(SCAN)
        await say(run, SENTENCES[0], SENTENCES[1])
        await run.press(*keys)
        for sentence in SENTENCES:
            for words in (sentence, ""):
                frames = run.drawn()
                await say(run, words, SENTENCES[-1])
                assert len(frames) <= 1
                assert sum(frames) < FRAME


@pytest.mark.parametrize("key", ["t", "question_mark", "ctrl+p"])
async def test_below_a_dialog_captions_and_times_wait(key: str) -> None:
    async with running_app() as run:
        await run.play(SCAN)
        await run.press(key)
        frames = run.drawn()
        for sentence in SENTENCES:
            await say(run, sentence)
            run.player.pass_time(10)
            await run.settle()
        assert not frames
        run.player.pause()
        await run.settle()
        assert frames
        await run.press("escape")
        assert SENTENCES[-1] in run.text()
        assert "0:30 /" in run.text()


async def test_the_words_cover_the_list_and_give_it_back_as_it_is() -> None:
    async with running_app() as run:
        await run.play(SCAN)
        await run.press("o")
        await say(run, SENTENCES[-1])
        run.player.pause()
        await run.press("escape")
        assert "Paused" in run.text()
        assert SENTENCES[-1] in run.text()


async def test_a_fade_draws_its_curve_alone() -> None:
    async with running_app() as run:
        minute = Seconds(60.0)
        run.app.playback.set_timer(TimerSettings(duration=minute, fade=minute))
        await run.play("steady-rain")
        run.player.pass_time(1)
        await run.settle()
        for _ in range(5):
            frames = run.drawn()
            run.player.pass_time(10)
            await run.settle()
            assert len(frames) <= 1
            assert sum(frames) < A_FEW_CELLS


async def test_nothing_is_drawn_without_a_change() -> None:
    async with running_app() as run:
        await run.play(SCAN)
        frames = run.drawn()
        for _ in range(5):
            run.player.pass_time(0.1)
            await run.settle()
        assert not frames


A, B = ("rain", "red"), ("fire", "red")


@pytest.mark.parametrize(
    ("before", "now", "cells"),
    [
        ([[A]], [[A]], []),
        ([[A]], [[B]], [(0, 0, 4)]),
        ([[A, A, A]], [[A, B, A]], [(4, 0, 4)]),
        ([[A, A]], [[A]], [(4, 0, 4)]),
        ([[A]], [[A], [A, B]], [(0, 1, 8)]),
        ([[A], [A]], [[A]], [(0, 1, 4)]),
        ([[("雨", "red"), A]], [[A, A]], [(0, 0, 8)]),
        ([[("rain", "red")]], [[("rain", "blue")]], [(0, 0, 4)]),
    ],
)
def test_the_cells_of_spans_that_changed(
    before: list[list[Span]], now: list[list[Span]], cells: list[tuple[int, int, int]]
) -> None:
    regions = changed_cells(before, now)
    assert [(region.x, region.y, region.width) for region in regions] == cells
