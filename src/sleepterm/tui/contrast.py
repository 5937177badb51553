"""Contrast of two colours as a terminal shows them."""

from __future__ import annotations

from functools import lru_cache

from rich.color import ColorSystem
from textual.color import Color

Rgb = tuple[int, int, int]

_SYSTEMS = {
    "standard": ColorSystem.STANDARD,
    "windows": ColorSystem.STANDARD,
    "256": ColorSystem.EIGHT_BIT,
}
_BRIGHT_BLACK = 8
_OF_RED = 0.2126
"""How much red adds to the luminance of white."""
_DARKEST_BRIGHT_BLACK = (85, 85, 85)
"""As the Linux console shows it; darker than on other terminals."""


@lru_cache(4096)
def shown(
    color: Color, system: str | None, *, is_grey: bool = False, is_red: bool = False
) -> Rgb:
    """The red, green and blue that a terminal shows for a colour.

    Args:
        color: an opaque colour.
        system: Rich's name of the terminal's colours; None for all of them.
        is_grey: whether colours are turned into greys first.
        is_red: whether they are turned into reds.
    """
    if is_grey:
        color = color.monochrome
    elif is_red:
        color = reddened(color)
    if system not in _SYSTEMS:
        return color.rgb
    nearest = color.rich_color.downgrade(_SYSTEMS[system])
    if nearest.number == _BRIGHT_BLACK:
        return _DARKEST_BRIGHT_BLACK
    red, green, blue = nearest.get_truecolor()
    return red, green, blue


@lru_cache(4096)
def contrast(one: Rgb, other: Rgb) -> float:
    """The contrast ratio by WCAG 2, from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(color: Rgb) -> float:
    """The relative luminance by WCAG 2, from 0 (black) to 1 (white)."""
    red, green, blue = (_linear(part / 255) for part in color)
    return _OF_RED * red + 0.7152 * green + 0.0722 * blue


def reddened(color: Color) -> Color:
    """The red of the same luminance, or the brightest one; opacity stays."""
    linear = min(1.0, luminance(color.rgb) / _OF_RED)
    share = (
        12.92 * linear if linear <= 0.0031308 else 1.055 * linear ** (1 / 2.4) - 0.055
    )
    return Color(round(255 * share), 0, 0, color.a)


def _linear(part: float) -> float:
    if part <= 0.04045:
        return part / 12.92
    return float(((part + 0.055) / 1.055) ** 2.4)
