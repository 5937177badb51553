"""What the screen says while a track is still being opened."""

from __future__ import annotations

from pathlib import Path

from tests.tui.app_driver import AppRun, running_app
from tests.tui.fakes import FakeServices, guided, some_tracks

from sleepterm.store.session import Session, SessionLayer
from sleepterm.tui.screens.read_along import ReadAlongScreen
from sleepterm.units import Percent

TALE = "old-mill"


def fakes() -> FakeServices:
    tale = guided(TALE, captions=Path("/sounds/old-mill.vtt"))
    return FakeServices(tracks=(*some_tracks(), tale))


def is_reading(run: AppRun) -> bool:
    return isinstance(run.app.screen, ReadAlongScreen)


async def test_words_can_be_opened_at_once_and_say_what_is_being_opened() -> None:
    async with running_app(fakes()) as run:
        run.player.is_deaf = True
        await run.play(TALE)
        await run.press("o")
        assert is_reading(run)
        assert "Opening Old mill." in run.text()
        assert "No guided track" not in run.text()
        await run.press("escape")
        await run.press("left_parenthesis", "left_curly_bracket")
        assert all("still being opened" in notice for notice in run.notices)
        assert len(run.notices) == 2


async def test_so_they_do_before_there_is_a_player() -> None:
    async with running_app(fakes()) as run:
        await run.detach_player()
        await run.play(TALE)
        assert "Opening" in run.text()
        assert "Nothing playing" not in run.text()
        await run.press("o")
        assert is_reading(run)
        assert "Opening Old mill." in run.text()
        run.local.attach(run.player)
        await run.settle()
        assert run.mix == [TALE]
        assert "Opening" not in run.text()


async def test_a_track_without_captions_still_has_none() -> None:
    async with running_app(fakes()) as run:
        run.player.is_deaf = True
        await run.play("night-train")
        await run.press("o")
        assert not is_reading(run)
        assert any("no captions" in notice for notice in run.notices)


async def test_what_was_restored_waits_for_space() -> None:
    found = fakes()
    found.player.opens = False
    found.session = Session(layers=(SessionLayer(TALE, Percent(80)),))
    async with running_app(found) as run:
        await run.press("o")
        assert is_reading(run)
        assert "Space plays Old mill." in run.text()
        await run.press("space")
        assert "Opening Old mill." in run.text()
