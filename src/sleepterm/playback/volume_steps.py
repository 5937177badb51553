"""The steps of a volume slider."""

from __future__ import annotations

from sleepterm.units import Percent

_FINE_UP_TO = 10
_COARSE = 5


def stepped(percent: Percent, direction: int) -> Percent:
    """The next step up (+1) or down (-1): by 1 up to 10 percent, by 5 above."""
    if direction > 0:
        if percent < _FINE_UP_TO:
            return Percent(percent + 1)
        return Percent(min(100, (percent // _COARSE + 1) * _COARSE))
    if percent <= _FINE_UP_TO:
        return Percent(max(0, percent - 1))
    return Percent(max(_FINE_UP_TO, (percent - 1) // _COARSE * _COARSE))
