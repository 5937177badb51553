"""The app on a real config.toml."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.tui.app_driver import NORMAL, AppRun, running_app
from tests.tui.fakes import FakeServices
from tests.tui.manual_time import ManualTime

from sleepterm.store.config.settings_file import SettingsFile
from sleepterm.store.config.table import SETTINGS
from sleepterm.tui.key_defaults import example


@asynccontextmanager
async def configured(
    path: Path, text: str | None = None, *, size: tuple[int, int] = NORMAL
) -> AsyncIterator[AppRun]:
    """The app, started with this config.toml, on a clock that stands still.

    Args:
        path: the file.
        text: its content; None begins without one.
        size: of the terminal.
    """
    async with running_app(_fakes(path, text), size=size) as run:
        yield run


def _fakes(path: Path, text: str | None) -> FakeServices:
    if text is not None:
        path.write_text(text, encoding="utf-8")
    file = SettingsFile(path, example)
    settings, problems = file.load()
    return FakeServices(
        settings=settings,
        settings_problems=problems,
        settings_file=file,
        time=ManualTime(),
    )


async def open_at(run: AppRun, name: str) -> None:
    """Open the settings screen and go to a setting."""
    await run.press("O")
    rows = [setting.name for setting in SETTINGS]
    await run.press(*["down"] * rows.index(name))


async def pass_time(run: AppRun, seconds: float) -> None:
    assert run.fakes.time is not None
    run.fakes.time.advance(seconds)
    await run.settle()


def written(path: Path) -> str:
    """The text of the file."""
    return path.read_text(encoding="utf-8")


def write(path: Path, text: str | None) -> None:
    """Write the file as an editor does; None deletes it."""
    if text is None:
        path.unlink()
    else:
        path.write_text(text, encoding="utf-8")
