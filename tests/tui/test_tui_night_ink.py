"""How bright the night screen is on each kind of terminal."""

from __future__ import annotations

import pytest
from rich.color import Color as RichColor
from rich.color import ColorSystem
from textual.color import Color

from sleepterm.tui.contrast import luminance, shown
from sleepterm.tui.night_ink import night_ink
from sleepterm.tui.readable import Terminal
from sleepterm.tui.themes import SLEEPTERM

BRIGHT_BLACK = 8


@pytest.mark.parametrize("system", ["truecolor", "256"])
@pytest.mark.parametrize("is_grey", [False, True])
def test_the_dim_line_is_a_tenth_as_bright_as_text(
    system: str, *, is_grey: bool
) -> None:
    def light(color: str) -> float:
        return luminance(shown(Color.parse(color), system, is_grey=is_grey))

    text = light(SLEEPTERM.foreground or "")
    ink = night_ink(Terminal(system, is_grey=is_grey))
    assert 0.01 < light(ink.line) <= text / 10
    assert light(ink.line) < light(ink.choice) <= light(ink.here) < text / 2


@pytest.mark.parametrize("is_grey", [False, True])
def test_in_16_colours_the_line_is_the_darkest_grey(*, is_grey: bool) -> None:
    ink = night_ink(Terminal("standard", is_grey=is_grey))
    drawn = RichColor.parse(ink.line).downgrade(ColorSystem.STANDARD)
    assert drawn.number == BRIGHT_BLACK
    assert ink.choice == ink.line


def test_without_any_colours_the_line_is_dim() -> None:
    assert night_ink(Terminal(None)) == ("dim", "dim", "dim")
