"""The volume for who has tried to sleep already."""

from __future__ import annotations

from sleepterm.units import Percent

_SOFTER = 0.75
"""Factor on the master volume: at least 7.5 dB less."""


def softer_volume(last: Percent) -> Percent:
    """The master volume of `again` and `nap`, from the last one; 0 to 100."""
    return Percent(round(last * _SOFTER))
