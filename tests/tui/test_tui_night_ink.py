"""How bright the night screen is on each kind of terminal."""

from __future__ import annotations

import pytest
from textual.color import Color

from sleepterm.tui.contrast import luminance, shown
from sleepterm.tui.night_ink import night_ink
from sleepterm.tui.readable import Terminal
from sleepterm.tui.themes import SLEEPTERM


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


@pytest.mark.parametrize("system", [None, "standard"])
def test_where_no_line_is_dim_enough_there_is_none(system: str | None) -> None:
    ink = night_ink(Terminal(system))
    assert ink.line == ""
    assert ink.choice
