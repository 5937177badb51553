"""The master volume of older files, in which 100 was 0 dB."""

from __future__ import annotations

import math

from sleepterm.units import DEFAULT_MASTER, UNITY_MASTER, Percent


def master_of_old(percent: float) -> Percent:
    """What sounds as a master volume of old did, or a shade softer; never louder.

    Its amplitude was the cube of percent / 100, which holds up to the default only.

    Args:
        percent: as an older version stored it, 0 to 100.
    """
    if percent <= DEFAULT_MASTER:
        return Percent(round(percent))
    share = 1 - math.log(percent / 100) / math.log(DEFAULT_MASTER / 100)
    return Percent(math.floor(DEFAULT_MASTER + share * (UNITY_MASTER - DEFAULT_MASTER)))


def old_of_master(percent: Percent) -> int:
    """The master volume that sounds so in an older version; 100 for more than that."""
    if percent <= DEFAULT_MASTER:
        return percent
    share = (percent - DEFAULT_MASTER) / (UNITY_MASTER - DEFAULT_MASTER)
    return min(100, round(100 * math.pow(DEFAULT_MASTER / 100, 1 - share)))
