"""How bright the night screen is on the terminal at hand."""

from __future__ import annotations

from typing import NamedTuple

from textual.color import Color

from sleepterm.tui.contrast import luminance
from sleepterm.tui.readable import Terminal

BRIGHTEST_LINE = 0.047
"""A tenth of the luminance of normal text in the default theme, by WCAG 2."""

BRIGHTEST_CHOICE = 0.15

_LINE, _CHOICE, _HERE = (Color.parse(x) for x in ("#40382e", "#6e604d", "#7d6b52"))
_BLACK = Color(0, 0, 0)
_GREY = Color.parse("#7f7f7f")
"""Rich's nearest sign for it on a terminal with 16 colours is the darkest grey."""
_STEPS = 10


class NightInk(NamedTuple):
    """Styles of the night screen.

    Attributes:
        line: of the dim line; as dark as the terminal can.
        choice: of the choices.
        here: of the chosen one.
    """

    line: str
    choice: str
    here: str


def night_ink(terminal: Terminal) -> NightInk:
    """The styles for a terminal."""
    if terminal.system is None:
        return NightInk("dim", "dim", "dim")
    if terminal.system not in {"256", "truecolor"}:
        return NightInk(*[_GREY.hex] * 3)
    return NightInk(
        _darkened(_LINE, BRIGHTEST_LINE, terminal),
        _darkened(_CHOICE, BRIGHTEST_CHOICE, terminal),
        _darkened(_HERE, BRIGHTEST_CHOICE, terminal),
    )


def _darkened(color: Color, most: float, terminal: Terminal) -> str:
    """The colour, darkened until it is dim enough as the terminal shows it."""
    for step in range(_STEPS):
        dim = color.blend(_BLACK, step / _STEPS)
        light = luminance(terminal.shown(dim))
        if 0 < light <= most:
            return dim.hex
    return _GREY.hex
