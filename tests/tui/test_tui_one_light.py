"""The red theme draws in red alone, the one without colours in greys."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from rich.segment import Segment
from rich.style import Style
from tests.tui.app_driver import AppRun, running_app
from tests.tui.fake_diary import NIGHT, FakeDiary
from tests.tui.fakes import FakeServices
from textual.color import Color

from sleepterm.playback.notice import Notice
from sleepterm.store.settings import Settings
from sleepterm.tui.contrast import luminance, reddened
from sleepterm.tui.night_ink import BRIGHTEST_CHOICE, BRIGHTEST_LINE

Rgb = tuple[int, int, int]
SCREENS = {
    "the list": (),
    "the timer": ("t",),
    "orders": ("S",),
    "the diary": ("M",),
    "palette": ("ctrl+p",),
}
AMBER = Color.parse("#c99a62")


def drawn(run: AppRun) -> Iterator[Segment]:
    for strip in run.app.screen._compositor.render_strips():
        yield from strip


def colours(run: AppRun) -> set[Rgb]:
    found = set()
    for segment in drawn(run):
        style = segment.style or Style()
        inks = (style.color if segment.text.strip() else None, style.bgcolor)
        found |= {ink.get_truecolor() for ink in inks if ink is not None}
    return {(each.red, each.green, each.blue) for each in found}


def is_red(color: Rgb) -> bool:
    return color[1] == color[2] == 0


def is_grey(color: Rgb) -> bool:
    return color[0] == color[1] == color[2]


@pytest.fixture(autouse=True)
def truecolor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("textual.constants.COLOR_SYSTEM", "truecolor")


def themed(theme: str) -> FakeServices:
    return FakeServices(settings=Settings(theme=theme), diary=FakeDiary(NIGHT))


@pytest.mark.parametrize(("theme", "is_good"), [("red", is_red), ("mono", is_grey)])
async def test_every_screen_has_one_light(
    theme: str, is_good: Callable[[Rgb], bool]
) -> None:
    async with running_app(themed(theme)) as run:
        await run.play("steady-rain", "body-scan")
        run.app.show_notice(Notice("Look.", "Here", is_warning=True))
        await run.settle()
        for name, keys in SCREENS.items():
            await run.press(*keys)
            assert len(colours(run)) > 2, name
            assert [x for x in colours(run) if not is_good(x)] == [], name
            await run.press(*["escape"] if keys else ())


@pytest.mark.parametrize(("theme", "is_good"), [("red", is_red), ("mono", is_grey)])
async def test_the_night_screen_follows_and_is_as_dim(
    theme: str, is_good: Callable[[Rgb], bool]
) -> None:
    async with running_app(themed(theme)) as run:
        await run.play("steady-rain")
        await run.press("n")
        dark = colours(run)
        assert len(dark) > 1
        assert all(map(is_good, dark))
        assert max(map(luminance, dark)) <= BRIGHTEST_LINE
        view = run.app.context.night._view
        assert view is not None
        view.show_light(is_on=True)
        await run.settle()
        assert "stop" in run.text()
        assert all(map(is_good, colours(run)))
        assert max(map(luminance, colours(run))) <= BRIGHTEST_CHOICE


@pytest.mark.parametrize("theme", ["red", "mono"])
async def test_what_is_amber_elsewhere_is_bold(theme: str) -> None:
    async with running_app(themed(theme)) as run:
        keys = [x for x in drawn(run) if x.text.strip() == "t"]
        assert [isinstance(x.style, Style) and x.style.bold for x in keys] == [True]


async def test_no_colour_goes_before_red(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with running_app(themed("red")) as run:
        assert all(map(is_grey, colours(run)))


def test_a_reddened_colour_is_as_bright_until_red_ends() -> None:
    dim = AMBER.darken(0.3)
    assert luminance(reddened(dim).rgb) == pytest.approx(luminance(dim.rgb), rel=0.05)
    assert reddened(Color.parse("white")).rgb == (255, 0, 0)
    assert reddened(Color.parse("black")).rgb == (0, 0, 0)
