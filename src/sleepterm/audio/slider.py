"""The volume of a slider as an amplitude; needs no NumPy."""

from __future__ import annotations

from sleepterm.units import Percent


def amplitude(percent: Percent | float) -> float:
    """The amplitude factor, 0.0 to 1.0, of a volume: the cube of percent / 100."""
    return float((min(max(percent, 0), 100) / 100) ** 3)
