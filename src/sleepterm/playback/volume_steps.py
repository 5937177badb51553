"""Steps of a volume."""

from __future__ import annotations

from sleepterm.units import Percent

_FINE_UP_TO = 10
_COARSE = 5


def stepped(percent: Percent, direction: int) -> Percent:
    """The volume one step up (+1) or down (-1): 1 below 10 percent, 5 above."""
    if direction > 0:
        if percent < _FINE_UP_TO:
            return Percent(percent + 1)
        return Percent(min(100, (percent // _COARSE + 1) * _COARSE))
    if percent <= _FINE_UP_TO:
        return Percent(max(0, percent - 1))
    return Percent(max(_FINE_UP_TO, (percent - 1) // _COARSE * _COARSE))
