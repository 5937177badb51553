"""The settings screen changes config.toml, and what is in effect."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.tui.app_driver import HERE, running_app
from tests.tui.settings_run import configured, open_at, pass_time, written

from sleepterm.night.fade import FadeLaw
from sleepterm.tui.bindings.registry import ENTRIES
from sleepterm.tui.screens.night import NightScreen
from sleepterm.tui.screens.settings import SettingsDialog
from sleepterm.tui.widgets.line_field import LineField
from sleepterm.units import Seconds

MINE = """\
# mine
theme = "sleepterm"   # amber

[timer]
fade = "8m"
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


async def test_all_settings_and_keys_are_listed_in_groups(path: Path) -> None:
    async with configured(path, MINE, size=(80, 60)) as run:
        await run.press("O")
        lines = "\n".join(" ".join(line.split()) for line in run.lines())
        for line in ("General", "Theme sleepterm *", "Fade 8m *", "Length 45m"):
            assert line in lines
        dialog = run.app.screen
        assert isinstance(dialog, SettingsDialog)
        paths = {row.path for row in dialog._rows if row}
        assert {("keys", name) for name, x in ENTRIES.items() if x.keys} < paths


async def test_arrows_change_a_value_at_once_in_effect_and_in_the_file(
    path: Path,
) -> None:
    text = f"{MINE}unknown = 1\n[another]\nx = 1\n"
    async with configured(path, text) as run:
        await open_at(run, "theme")
        assert "amber, red light only" in run.text()
        await run.press("right")
        assert run.app.theme == "red"
        assert written(path) == text.replace('"sleepterm"', '"red"')
        await run.press("right")
        assert run.app.theme == "mono"
        await run.press("u", "u")
        assert run.app.theme == "sleepterm"
        assert written(path) == text
        await run.press("u")
        assert "There is nothing to undo." in run.text()


async def test_a_length_is_typed_and_the_default_is_taken_back(path: Path) -> None:
    async with configured(path, MINE) as run:
        await open_at(run, "timer.fade")
        await run.press("enter")
        assert "Allowed: a length of time" in run.text()
        await run.press("ctrl+u", *"soon", "enter")
        assert 'it is "soon"' in run.text()
        assert written(path) == MINE
        await run.press("ctrl+u", *"12", "enter")
        assert 'fade = "12m"' in written(path)
        assert run.app.playback.memory.timer.fade == Seconds(720.0)
        await run.press("d")
        assert written(path) == MINE.replace('fade = "8m"\n', "")
        assert run.app.playback.memory.timer.fade == Seconds(600.0)
        await run.press("escape")
        assert run.app.screen is run.app.main


async def test_escape_leaves_the_field_and_keeps_the_value(path: Path) -> None:
    async with configured(path, MINE) as run:
        await open_at(run, "timer.fade")
        await run.press("enter", "x", "escape")
        assert isinstance(run.app.screen, SettingsDialog)
        assert written(path) == MINE
        await run.press("right")
        assert 'fade = "10m"' in written(path)


async def test_a_timer_that_runs_is_not_touched(path: Path) -> None:
    async with configured(path, MINE) as run:
        await run.play("steady-rain")
        armed = len(run.player.calls_to("arm_timer"))
        await open_at(run, "timer.law")
        await run.press("enter")
        assert len(run.player.calls_to("arm_timer")) == armed
        assert run.app.playback.memory.timer.law is FadeLaw.LINEAR


async def test_the_night_screen_comes_when_it_is_set_to(path: Path) -> None:
    async with configured(path, MINE) as run:
        await run.play("steady-rain")
        await open_at(run, "night.after")
        await run.press("left", "escape")
        await pass_time(run, 30.0)
        assert isinstance(run.app.screen, NightScreen)


async def test_a_missing_file_begins_as_the_example(path: Path) -> None:
    async with configured(path) as run:
        await open_at(run, "diary.ask")
        assert "Takes effect from the next start." in " ".join(run.text().split())
        await run.press("enter")
        text = written(path)
        assert "#ask = false\nask = true\n" in text
        assert '#louder = "plus,equals_sign"' in text


async def test_a_broken_file_is_not_touched(path: Path) -> None:
    async with configured(path, "theme = \n") as run:
        await open_at(run, "theme")
        await run.press("right")
        assert "line 1, column 9" in " ".join(run.text().split())
        assert written(path) == "theme = \n"
        assert run.app.theme == "sleepterm"


async def test_of_several_changes_that_are_refused_none_stays(path: Path) -> None:
    async with configured(path, "theme = \n") as run:
        await open_at(run, "theme")
        waiting: list[Callable[[], None]] = []
        vars(run.app)["in_thread"] = lambda work, done, **_: waiting.append(
            lambda: done(work())
        )
        await run.press("right", "right")
        assert run.app.theme == "mono"
        while waiting:
            waiting.pop(0)()
            await run.settle()
        assert run.app.theme == "sleepterm"
        assert written(path) == "theme = \n"


async def test_a_bad_value_is_named_where_it_stands(path: Path) -> None:
    async with configured(path, "[timer]\nfade = 99999\n") as run:
        await open_at(run, "timer.fade")
        text = " ".join(run.text().split())
        assert "line 2, [timer]: fade must be a length of time" in text
        await run.press("d")
        assert written(path) == "[timer]\n"


async def test_keys_are_typed_and_conflicts_refused(path: Path) -> None:
    async with configured(path, '[keys]\nlouder = "q"\n') as run:
        await run.press("O")
        dialog = run.app.screen
        assert isinstance(dialog, SettingsDialog)
        run.app.clear_notifications()
        rows = [row.path[-1] if row else "" for row in dialog._rows]
        dialog._list.highlighted = rows.index("louder")
        await run.settle()
        text = " ".join(run.text().split())
        assert "! + =" in text
        assert "'q' of louder is already used by request-quit" in text
        await run.press("enter", "ctrl+u", *"spce", "enter")
        assert "Did you mean space?" in " ".join(run.text().split())
        await run.press("ctrl+u", *"s", "enter")
        assert "already used by stop-playback" in " ".join(run.text().split())
        await run.press("ctrl+u", *"U", "enter", "escape", "U")
        assert written(path) == '[keys]\nlouder = "U"\n'
        assert run.player.state.master == 85


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_value_explanation_and_keys_are_seen(
    path: Path, size: tuple[int, int]
) -> None:
    async with configured(path, MINE, size=size) as run:
        await open_at(run, "timer.fade")
        text = " ".join(run.text().split())
        assert f"{HERE} Fade 8m *" in text
        assert "Default: 10m." in text
        assert "change" in run.text()
        await run.press("enter")
        field = run.app.screen.query_one(LineField)
        assert field.value == "8m"
        assert 0 < field.region.bottom <= size[1]


async def test_without_a_file_there_is_no_such_screen() -> None:
    async with running_app() as run:
        await run.press("O")
        assert run.app.screen is run.app.main
