"""The characters drawn besides text, with and without UTF-8."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sleepterm.units import Percent

_LOUDNESS_EXPONENT = 0.6


class Glyphs(NamedTuple):
    """A set of characters; each is one cell wide, except `endless` and the keys.

    Attributes:
        playing: before a track in the mix.
        here: before the highlighted line or option.
        liked: before a favourite.
        endless: the length of a loop.
        full: the filled part of a bar.
        empty: the rest of a bar.
        dot: between the parts of a line.
        more: where a line was cut off.
        levels: heights of a curve in one cell, the lowest first.
        solid: a cell that the curve fills completely.
    """

    playing: str
    here: str
    liked: str
    endless: str
    full: str
    empty: str
    dot: str
    more: str
    levels: str
    solid: str

    def bar(self, percent: Percent, width: int) -> tuple[str, str]:
        """The filled and the empty part of a bar; above 0 a cell at least is filled."""
        filled = round(percent * width / 100)
        if percent > 0:
            filled = max(1, filled)
        return self.full * filled, self.empty * (width - filled)

    def curve(self, gains: Sequence[float], rows: int = 1) -> list[str]:
        """Lines, top to bottom, that draw gains from 0 to 1 as a curve of loudness."""
        steps = len(self.levels)
        heights = [round(gain**_LOUDNESS_EXPONENT * rows * steps) for gain in gains]
        return [
            "".join(self._cell(height - (rows - 1 - row) * steps) for height in heights)
            for row in range(rows)
        ]

    def _cell(self, height: int) -> str:
        if height <= 0:
            return " "
        if height > len(self.levels):
            return self.solid
        return self.levels[height - 1]


UNICODE = Glyphs(
    playing="♪",
    here="›",  # noqa: RUF001 - not meant as a greater-than sign
    liked="♥",
    endless="∞",
    full="━",
    empty="─",
    dot="·",
    more="…",
    levels="▁▂▃▄▅▆▇",
    solid="█",
)
ASCII = Glyphs(
    playing="+",
    here=">",
    liked="*",
    endless="inf",
    full="=",
    empty="-",
    dot="*",
    more="~",
    levels=".-=",
    solid="=",
)
