"""What must be read can be read, in every theme and on every terminal."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator, Iterator

import pytest
from rich.color import Color, ColorSystem
from rich.segment import Segment
from tests.tui.app_driver import HERE, AppRun, running_app
from tests.tui.fake_diary import NIGHT, FakeDiary
from tests.tui.fakes import FakeServices
from textual.theme import BUILTIN_THEMES

from sleepterm.store.config.table import OWN_THEMES
from sleepterm.store.settings import Settings

FEW = 4
"""Of the themes of others are looked at in each run."""
# Those named "ansi" leave their colours to the terminal.
OTHERS = [name for name in BUILTIN_THEMES if "ansi" not in name]
THEMES = [*OWN_THEMES, *random.sample(OTHERS, FEW)]
SYSTEMS = {
    "truecolor": ColorSystem.TRUECOLOR,
    "256": ColorSystem.EIGHT_BIT,
    "standard": ColorSystem.STANDARD,
}
RAIN, SCAN = "steady-rain", "body-scan"


def luminance(color: Color, system: str) -> float:
    """By WCAG 2, of the colour that Rich makes of it."""
    parts = color.downgrade(SYSTEMS[system]).get_truecolor()
    shares = (part / 255 for part in parts)
    linear = [
        x / 12.92 if x <= 0.03928 else ((x + 0.055) / 1.055) ** 2.4 for x in shares
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: Color, other: Color, system: str) -> float:
    low, high = sorted((luminance(one, system), luminance(other, system)))
    return (high + 0.05) / (low + 0.05)


def colours(segment: Segment) -> tuple[Color, Color]:
    """Text and ground of a segment, as they are seen."""
    style = segment.style
    assert style is not None
    assert style.color is not None
    assert style.bgcolor is not None
    if style.reverse:
        return style.bgcolor, style.color
    return style.color, style.bgcolor


def words(run: AppRun, part: str = "") -> Iterator[Segment]:
    """What has letters or digits, in a part of the screen."""
    region = run.widget(part).region if part else run.app.screen.region
    strips = run.app.screen._compositor.render_strips()
    for strip in strips[region.y : region.bottom]:
        inside = strip.crop(region.x, region.right)
        yield from (x for x in inside if any(map(str.isalnum, x.text)))


def line(run: AppRun, text: str) -> list[Segment]:
    """The segments of the first line of the screen with a text, from its mark on."""
    for strip in run.app.screen._compositor.render_strips():
        if text in strip.text:
            start = strip.text.index(text)
            return list(strip.crop(start, start + len(text)))
    raise AssertionError(text)


def unreadable(run: AppRun, system: str, part: str = "") -> list[str]:
    found = words(run, part)
    return [x.text for x in found if contrast(*colours(x), system) < 4.5]


def held_and_around(run: AppRun, held: str, other: str) -> float:
    """The contrast of the highlight to the ground of another text."""
    system = run.app.console.color_system or "standard"
    return contrast(
        colours(line(run, f"{HERE}{held}")[0])[1],
        colours(line(run, other)[0])[1],
        system,
    )


def patched(patch: pytest.MonkeyPatch, system: str) -> None:
    patch.setattr("textual.constants.COLOR_SYSTEM", system)


async def in_each_theme(run: AppRun) -> AsyncIterator[str]:
    for theme in THEMES:
        run.app.theme = theme
        await run.settle()
        yield theme


@pytest.mark.parametrize("system", ["truecolor", "256"])
async def test_words_and_the_highlight_stand_out(
    system: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    patched(monkeypatch, system)
    dark = {}
    async with running_app() as run:
        await run.play(RAIN, SCAN)
        async for theme in in_each_theme(run):
            dark[theme] = unreadable(run, system)
            assert held_and_around(run, "Body scan", "Brown noise") >= 1.6, theme
    assert {theme: words for theme, words in dark.items() if words} == {}


@pytest.mark.parametrize("system", ["truecolor", "256"])
async def test_words_in_dialogs_stand_out(
    system: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    patched(monkeypatch, system)
    dark = {}
    async with running_app(FakeServices(diary=FakeDiary(NIGHT))) as run:
        await run.press("M")
        assert unreadable(run, system, "#sheet") == []
        await run.press("escape", "S")
        async for theme in in_each_theme(run):
            assert held_and_around(run, "best first", " last played") >= 1.6, theme
            dark[theme] = unreadable(run, system, "#sheet")
        await run.press("escape", "t")
        async for theme in in_each_theme(run):
            assert held_and_around(run, "45", " all night") >= 1.6, theme
            dark[theme] += unreadable(run, system, "#sheet")
    assert {theme: words for theme, words in dark.items() if words} == {}


@pytest.mark.parametrize("theme", ["sleepterm", "nord", "textual-light"])
async def test_in_16_colours_the_highlight_is_reversed(
    theme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    patched(monkeypatch, "standard")
    fakes = FakeServices(settings=Settings(theme=theme))
    async with running_app(fakes) as run:
        await run.go_to(SCAN)
        assert is_reversed(run, f"{HERE}Body scan")
        assert not is_reversed(run, " Brown noise")
        await run.press("S")
        assert held_and_around(run, "best first", " last played") >= 3
        await run.press("escape", "t")
        assert is_reversed(run, f"{HERE}45")


@pytest.mark.parametrize("system", ["truecolor", "256"])
async def test_words_in_the_palette_stand_out(
    system: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    patched(monkeypatch, system)
    async with running_app() as run:
        await run.press("ctrl+p")
        await run.wait_until(lambda: "Add a loop to the mix" in run.text())
        assert unreadable(run, system, "CommandList") == []


async def test_in_16_colours_no_word_is_dark_grey(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    patched(monkeypatch, "standard")
    async with running_app() as run:
        await run.play(RAIN)
        inks = {
            colours(x)[0].downgrade(ColorSystem.STANDARD).number for x in words(run)
        }
        # The Linux console draws bright black at a third of white.
        assert 8 not in inks


async def test_without_colours_the_highlight_is_reversed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with running_app() as run:
        await run.go_to(SCAN)
        assert is_reversed(run, f"{HERE}Body scan")
        assert unreadable(run, "truecolor") == []
        await run.press("S")
        assert held_and_around(run, "best first", " last played") >= 3


def is_reversed(run: AppRun, text: str) -> bool:
    parts = line(run, text)
    return all(x.style is not None and x.style.reverse for x in parts)
