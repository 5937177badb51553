"""The page for tomorrow: saved after a pause, on leave, and never empty."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from tests.tui.app_driver import AppRun, running_app
from tests.tui.fakes import FakeServices

from sleepterm.commands.shared.bedtime_files import StoredBedtimeFiles
from sleepterm.errors import SleeptermError
from sleepterm.store.parked import ParkedPages
from sleepterm.store.paths import Paths
from sleepterm.tui.screens import park
from sleepterm.tui.screens.park import ParkPage


@pytest.fixture
def pages(tmp_path: Path) -> ParkedPages:
    return ParkedPages(tmp_path / "parked.md")


@pytest.fixture
def fakes(tmp_path: Path) -> FakeServices:
    return FakeServices(bedtime=StoredBedtimeFiles(Paths(*[tmp_path] * 4)))


def texts(pages: ParkedPages) -> list[str]:
    return [page.text for page in pages.pages()]


def is_open(run: AppRun) -> bool:
    return isinstance(run.app.screen, ParkPage)


@pytest.mark.parametrize("key", ["escape", "ctrl+s"])
async def test_what_is_written_is_saved_on_closing(
    fakes: FakeServices, pages: ParkedPages, key: str
) -> None:
    async with running_app(fakes) as run:
        await run.press("P", *"call P", "enter", *"tea q")
        assert is_open(run)
        await run.press(key)
        assert run.app.main.is_active
        assert texts(pages) == ["call P\ntea q"]
        await run.press("P", *"more", key)
        assert texts(pages) == ["call P\ntea q", "more"]


async def test_an_empty_page_writes_nothing(
    fakes: FakeServices, pages: ParkedPages
) -> None:
    async with running_app(fakes) as run:
        await run.press("P", "space", "enter", "escape")
        assert run.app.main.is_active
    assert not pages.path.exists()


async def test_a_pause_saves_and_the_same_page_goes_on(
    fakes: FakeServices, pages: ParkedPages, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(park, "SAVE_AFTER", 0.01)
    async with running_app(fakes) as run:
        await run.press("P", *"one")
        await run.wait_until(lambda: texts(pages) == ["one"])
        await run.press(*" two")
        await run.wait_until(lambda: texts(pages) == ["one two"])
        assert is_open(run)


async def test_a_late_thread_keeps_the_newest_page(
    fakes: FakeServices, pages: ParkedPages, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(park, "SAVE_AFTER", 0.01)
    async with running_app(fakes) as run:
        await run.press("P")
        works: list[Callable[[], object]] = []
        vars(run.app.screen)["in_thread"] = lambda work, *_: works.append(work)
        await run.press("a")
        await run.wait_until(lambda: len(works) == 1)
        await run.press("b", "escape")
        for work in reversed(works):
            work()
        assert texts(pages) == ["ab"]


async def test_leaving_saves_as_a_closed_terminal_makes_it(
    fakes: FakeServices, pages: ParkedPages
) -> None:
    async with running_app(fakes) as run:
        await run.press("P", *"unsaved")
        assert texts(pages) == []
        await run.app.leave()
        assert texts(pages) == ["unsaved"]


async def test_a_stuck_screen_loses_nothing_either(
    fakes: FakeServices, pages: ParkedPages
) -> None:
    async with running_app(fakes) as run:
        await run.press("P", *"unsaved")
        leaving = threading.Thread(target=run.app.leave_without_screen)
        leaving.start()
        leaving.join()
        assert texts(pages) == ["unsaved"]


class FullDisk(StoredBedtimeFiles):
    """Can't write."""

    def save_parked(self, at: datetime, text: str, before: str) -> datetime:
        del at, text, before
        raise SleeptermError("Cannot write", "The disk is full.")


async def test_what_cannot_be_saved_is_said_and_stays_on_the_screen(
    tmp_path: Path,
) -> None:
    fakes = FakeServices(bedtime=FullDisk(Paths(*[tmp_path] * 4)))
    async with running_app(fakes) as run:
        await run.press("P", *"words", "escape")
        assert is_open(run)
        assert "Not saved: The disk is full." in run.text()
        assert "words" in run.text()
        await run.press("!")
        await run.press("escape")
        assert is_open(run)
        await run.press("escape")
        assert run.app.main.is_active


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (20, 8)])
async def test_it_fits(fakes: FakeServices, size: tuple[int, int]) -> None:
    async with running_app(fakes, size=size) as run:
        await run.press("P", *"rent")
        assert "For tomorrow" in run.text()
        assert "rent" in run.text()
        assert "esc" in run.text()
