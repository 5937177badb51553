"""Dialogs: closed from below, never twice, and never overtaking what was typed."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

import pytest
from tests.tui.app_driver import AppRun, running_app
from tests.tui.fakes import FakeServices, loop
from tests.tui.mix_library import RAIN, own
from textual import events
from textual.command import CommandPalette

from sleepterm.audio.events import AuditionEnded, TimerFinished
from sleepterm.importing.add_sounds import AddReport
from sleepterm.library.mixes.mix import Mix, MixPart
from sleepterm.library.mixes.share_line import format_share_line
from sleepterm.night.sleep_timer import AfterEnd, TimerSettings
from sleepterm.playback.state import PlaybackState
from sleepterm.store.mixes import Mixes
from sleepterm.store.session import Session
from sleepterm.tui.glyphs import UNICODE
from sleepterm.tui.screens.add import AddDialog
from sleepterm.tui.screens.edit import EditDialog
from sleepterm.tui.screens.last_minute import LastMinute
from sleepterm.tui.screens.main import MainScreen
from sleepterm.units import Percent, Seconds


async def at_once(run: AppRun, *keys: str) -> None:
    """Press keys without waiting between them."""
    for key in keys:
        character = key if len(key) == 1 else None
        run.app.post_message(events.Key(key, character))
    await run.settle()


def is_list_on_top(run: AppRun) -> bool:
    return run.app.main.is_active


async def test_a_dialog_that_is_done_waits_until_the_one_above_has_closed() -> None:
    fakes = FakeServices()
    fakes.report = lambda _: AddReport((loop("Sea at dusk"),), ())
    fakes.import_service.waits = True
    async with running_app(fakes) as run:
        await run.press("a", *"/x.ogg", "enter")
        assert isinstance(run.app.screen, AddDialog)
        run.player.emit(TimerFinished(AfterEnd.SUSPEND))
        await run.settle()
        assert isinstance(run.app.screen, LastMinute)
        fakes.import_service.finish()
        await run.settle()
        assert "suspends in one minute" in run.text()
        await run.press("x")
        await run.press("escape")
        assert is_list_on_top(run)
        assert run.fakes.ended == []


async def test_the_palette_does_not_cover_a_dialog() -> None:
    async with running_app() as run:
        await run.press("ctrl+p")
        assert isinstance(run.app.screen, CommandPalette)
        await run.press("escape", "a", "ctrl+p")
        assert isinstance(run.app.screen, AddDialog)
        await run.press("escape")
        assert is_list_on_top(run)


async def test_a_length_typed_just_before_enter_switches_the_timer_on() -> None:
    session = Session(timer=TimerSettings(enabled=False))
    async with running_app(FakeServices(session=session)) as run:
        await run.play(RAIN)
        await run.press("t")
        run.widget("#duration").focus()
        await run.press(*["backspace"] * 4)
        await at_once(run, *"20m", "enter")
        settings = run.app.playback.state.next_timer
        assert (settings.enabled, settings.duration) == (True, Seconds(1200.0))


async def test_a_mix_that_is_no_longer_in_the_field_is_not_imported(
    tmp_path: Path,
) -> None:
    mixes = Mixes(tmp_path / "mixes", tmp_path / "none.toml")
    async with running_app(FakeServices(mixes=mixes)) as run:
        await run.paste(format_share_line(Mix("Sea", (MixPart(RAIN, Percent(50)),))))
        assert "Sea" in run.text()
        await at_once(run, "x", "enter")
        assert own(mixes) == []


async def test_the_end_of_an_old_audition_does_not_disturb_a_new_dialog() -> None:
    async with running_app() as run:
        dialog = EditDialog(
            run.app.main.tracks.tracks[0],
            run.fakes.services().edit_sound,
            run.app.playback.audition,
            UNICODE,
        )
        dialog.audition_ended("")
        await run.press("i")
        run.player.emit(AuditionEnded(""))
        await run.settle()


@pytest.mark.parametrize("key", ["a", "t", "i", "x", "slash", "question_mark", "o"])
async def test_input_is_over_once_leaving_begins(
    key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fakes = FakeServices()
    is_closing, may_close = threading.Event(), threading.Event()

    def close(_fade: Seconds) -> None:
        is_closing.set()
        may_close.wait(10)

    monkeypatch.setattr(fakes.player, "close", close)
    async with running_app(fakes) as run:
        await run.play(RAIN)
        for each in ("q", "y", key):
            run.app.post_message(events.Key(each, None))
        await run.wait_until(is_closing.is_set)
        run.app.post_message(events.Key(key, None))
        await asyncio.sleep(0.1)
        assert run.app.screen_stack == [run.app.main]
        assert not run.app.main.has_class("-searching")
        may_close.set()


def test_before_the_start_only_what_always_works_is_shown() -> None:
    def none() -> object:
        raise AssertionError("the context is made behind the first frame")

    screen = MainScreen(none, UNICODE, PlaybackState())  # type: ignore[arg-type]
    assert screen.why_not("louder") is None
    for hidden in ("drop-wish", "stop-playback", "retry-device"):
        why = screen.why_not(hidden)
        assert why is not None
        assert why.is_hidden
        assert "starting" in why.text
