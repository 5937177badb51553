"""What the screen shows at every size, in every alphabet, of hostile names."""

from __future__ import annotations

import re

import pytest
from rich.cells import cell_len
from tests.tui.app_driver import AppRun, running_app
from tests.tui.fakes import FakeServices, guided, loop
from textual.theme import BUILTIN_THEMES
from textual.widgets import Input

from sleepterm.store.settings import Settings
from sleepterm.tui.widgets.now_lines import NowPane

# Its name hangs on the version.
ANSI_THEME = next(name for name in BUILTIN_THEMES if "ansi" in name)

HOSTILE = "\x1b[31mred\x1b]0;owned\x07 [bold]loud[/bold] [/] \x9b2J\r\nend"
WIDE = "静かな雨の音が聞こえる夜の森のなかの小さな家と川"


def rule(run: AppRun) -> int:
    """The column of the rule between list and pane, which every line must keep."""
    return run.widget("#side").region.x


@pytest.mark.parametrize("size", [(80, 24), (200, 60)])
async def test_wide_terminals_show_list_and_pane_side_by_side(
    size: tuple[int, int],
) -> None:
    async with running_app(size=size) as run:
        await run.play("steady-rain", "body-scan")
        assert rule(run) > 40
        assert all(line[rule(run)] == "│" for line in run.lines()[5:-3])
        for word in ("sleepterm", "any topic", "Playing", "Volume", "pause", "45 min"):
            assert word in run.text()
        assert "meditation" in run.text()
        assert "12 min" in run.text()


async def test_below_70_columns_the_pane_moves_under_the_list() -> None:
    async with running_app(size=(60, 20)) as run:
        await run.play("steady-rain")
        assert run.widget("#side").region.y > run.widget("#tracks").region.y
        assert run.widget("#tracks").region.width == 60
        assert "Playing" in run.text()
        assert re.search(r"▇▆.*▁ +45 min", run.text())


async def test_below_15_rows_only_list_and_footer_remain() -> None:
    async with running_app(size=(80, 12)) as run:
        assert "sleepterm" not in run.text()
        assert "Volume" not in run.text()
        assert "Steady rain" in run.text()
        assert "play" in run.lines()[-1]
        await run.press("slash", *"fire")
        assert "/ fire" in run.text()
        await run.press("enter")
        assert "/ fire" not in run.text()


@pytest.mark.parametrize("size", [(34, 16), (2, 1)])
async def test_tiny_terminals_do_no_harm(size: tuple[int, int]) -> None:
    async with running_app(size=size) as run:
        await run.play("body-scan")
        await run.press("t")
        await run.press("escape", "question_mark")
        await run.press("escape", "slash", "r", "escape", "L", "escape", "a", "escape")
        assert run.app.screen is run.app.main


async def test_growing_and_shrinking_keeps_up() -> None:
    async with running_app() as run:
        await run.play("steady-rain")
        await run.pilot.resize_terminal(60, 20)
        await run.settle()
        assert run.widget("#side").region.width == 60
        await run.pilot.resize_terminal(100, 30)
        await run.settle()
        assert run.widget("#side").region.width < 60


@pytest.mark.parametrize("fakes", [
    FakeServices(unicode=False), FakeServices(settings=Settings(ascii=True))
])  # fmt: skip
async def test_without_utf8_everything_is_ascii(fakes: FakeServices) -> None:
    async with running_app(fakes) as run:
        await run.play("steady-rain", "body-scan")
        assert run.text().isascii()
        assert "+ Steady rain" in run.text()
        assert " inf " in run.text()
        assert "===" in run.text()
        await run.press("t")
        assert run.text().isascii()
        await run.press("escape", "question_mark")
        assert run.text().isascii()


async def test_the_setting_goes_before_the_terminal() -> None:
    async with running_app(
        FakeServices(unicode=False, settings=Settings(ascii=False))
    ) as run:
        assert "∞" in run.text()


async def test_hostile_titles_are_only_text() -> None:
    tracks = (
        loop("bad", title=HOSTILE, topics=(HOSTILE,)),
        guided("worse", title="[red]x[/]", missing=HOSTILE, own=True),
    )
    async with running_app(FakeServices(tracks=tracks)) as run:
        await run.play("bad")
        await run.press("T")
        await run.press("escape")
        await run.play("worse")
        await run.press("d")
        assert "[red]x[/]" in run.text()
        await run.press("n")
        for line in run.lines():
            assert not re.search(r"[\x00-\x1f\x7f-\x9f]", line)
        assert "red [bold]loud" in run.text()
        assert any("[red]x[/]" in notice for notice in run.notices)


async def test_wide_characters_keep_the_columns_in_line() -> None:
    tracks = (loop("wide", title=WIDE), loop("plain"), loop("rtl", title="صوت المطر"))
    async with running_app(FakeServices(tracks=tracks)) as run:
        await run.play("wide")
        width = run.app.main.tracks.size.width
        for y in range(3):
            assert run.app.main.tracks.render_line(y).cell_length == width
        assert {cell_len(line) for line in run.lines()} == {80}
        assert "…" in run.lines()[5]


def test_many_layers_fall_back_to_one_line_each() -> None:
    from sleepterm.audio.state import LayerState
    from sleepterm.playback.state import PlaybackState
    from sleepterm.tui.glyphs import UNICODE
    from sleepterm.units import Percent

    layers = tuple(
        LayerState(f"t{number}", f"Sound {number}", Percent(50), is_loop=True)
        for number in range(8)
    )
    pane = NowPane(PlaybackState(layers=layers), "t1", UNICODE)
    roomy, dense = pane.lines(24, 40), pane.lines(24, 12)
    assert len(roomy) > len(dense)
    assert len(dense) <= 12
    for line in (*roomy, *dense):
        assert sum(cell_len(text) for text, _ in line.spans) <= 24
    assert {x.slider.target for x in dense if x.slider} == {
        *(f"t{number}" for number in range(8)),
        "",
    }


async def test_a_click_on_a_bar_sets_its_volume() -> None:
    async with running_app() as run:
        await run.play("steady-rain")
        now = run.widget("NowPlaying")
        width = now.size.width
        await run.pilot.click("NowPlaying", offset=(width // 2 - 1, 3))
        await run.settle()
        layer = run.player.state.layer("steady-rain")
        assert layer is not None
        assert abs(layer.percent - 50) <= 2
        await run.pilot.click("NowPlaying", offset=(width // 4 - 1, 6))
        await run.settle()
        assert abs(run.player.state.master - 25) <= 3
        await run.pilot.click("NowPlaying", offset=(2, 0))
        await run.settle()
        assert len(run.player.calls_to("set_master_volume")) == 2


async def test_nothing_blinks_or_moves() -> None:
    async with running_app() as run:
        assert run.app.animation_level == "none"
        assert not run.app.main.search.cursor_blink
        await run.press("ctrl+p")
        assert not any(field.cursor_blink for field in run.app.screen.query(Input))
        await run.press("escape", "t")
        assert not any(field.cursor_blink for field in run.app.screen.query(Input))


@pytest.mark.parametrize("theme", ["textual-light", ANSI_THEME])
async def test_other_themes_work(theme: str) -> None:
    async with running_app(FakeServices(settings=Settings(theme=theme))) as run:
        await run.play("steady-rain")
        assert run.app.theme == theme
        assert "Playing" in run.text()


async def test_an_unknown_theme_is_reported_and_replaced() -> None:
    async with running_app(FakeServices(settings=Settings(theme="[red]no"))) as run:
        assert run.app.theme == "sleepterm"
        assert any("no theme '[red]no'" in notice for notice in run.notices)


@pytest.mark.parametrize("width", range(60, 200, 7))
async def test_the_columns_never_touch(width: int) -> None:
    topics = ("sleep", "stress", "relax", "anxiety", "focus", "nap", "work", "travel")
    tracks = tuple(
        guided(f"body-scan-{n}", 12, topics=topics[n:] + topics[:n]) for n in range(8)
    )
    async with running_app(FakeServices(tracks=tracks), size=(width, 24)) as run:
        rows = [line for line in run.lines() if "12 min" in line]
        assert len(rows) == 8
        assert all(" 12 min" in row for row in rows)
