"""config.toml is read again when a key is pressed and it has changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.app_driver import AppRun
from tests.tui.settings_run import configured, pass_time, write

from sleepterm.units import Seconds


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def is_dark(run: AppRun) -> bool:
    return run.app.context.night.is_open


async def change(run: AppRun, path: Path, text: str | None) -> None:
    """Write the file, and press a key that does nothing a while later."""
    write(path, text)
    await pass_time(run, 5.0)
    await run.press("f9")


async def test_theme_and_keys_are_taken_over(path: Path) -> None:
    async with configured(path, "") as run:
        await change(run, path, 'theme = "red"\n[keys]\nlouder = "U"\n')
        assert run.app.theme == "red"
        await run.press("U", "plus")
        assert run.player.state.master == 85
        await change(run, path, None)
        assert run.app.theme == "sleepterm"
        assert run.notices == []


async def test_only_the_changed_part_of_the_timer_is_taken_over(path: Path) -> None:
    async with configured(path, '[timer]\nduration = "30m"\n') as run:
        await run.press("e")
        await change(run, path, '[timer]\nduration = "30m"\nfade = "3m"\n')
        timer = run.app.playback.memory.timer
        assert (timer.duration, timer.fade) == (Seconds(2100.0), Seconds(180.0))


async def test_a_broken_file_keeps_the_settings_and_is_told_once(path: Path) -> None:
    async with configured(path, 'theme = "red"\n') as run:
        await change(run, path, 'theme = "red"\n[timer\n')
        assert run.app.theme == "red"
        [notice] = run.notices
        assert "config.toml, line 2, column 7: not valid TOML" in notice
        assert "The settings stay as they were." in notice
        await pass_time(run, 5.0)
        await run.press("f9")
        assert len(run.notices) == 1
        await run.press("exclamation_mark")
        assert "line 2, column 7" in run.text()
        await run.press("escape")
        await change(run, path, 'theme = "mono"\n')
        assert run.app.theme == "mono"
        assert run.app.context.catalog.problems == ()


async def test_a_bad_value_keeps_its_setting(path: Path) -> None:
    async with configured(path, '[night]\nafter = "5m"\n') as run:
        await change(run, path, 'theme = "mono"\n[night]\nafter = "soon"\n')
        assert run.app.theme == "mono"
        assert run.app.context.settings.settings.night_after == Seconds(300.0)
        assert "line 3, [night]: after must be" in run.notices[0]


async def test_nothing_is_looked_at_in_the_dark(path: Path) -> None:
    async with configured(path, "") as run:
        await run.press("n")
        await change(run, path, 'theme = "red"\n')
        await pass_time(run, 1.0)
        assert is_dark(run)
        assert run.app.theme == "sleepterm"
        await run.press("escape")
        assert not is_dark(run)
        assert run.app.theme == "red"


async def test_without_a_key_the_file_is_left_alone(path: Path) -> None:
    async with configured(path, "") as run:
        write(path, 'theme = "red"\n')
        await pass_time(run, 3600.0)
        assert run.app.theme == "sleepterm"
