"""The volume of a slider as an amplitude; needs no NumPy."""

from __future__ import annotations

from sleepterm.units import DEFAULT_MASTER, HIGHEST_MASTER, UNITY_MASTER, Percent


def amplitude(percent: Percent | float) -> float:
    """The amplitude factor, 0.0 to 1.0, of a volume: the cube of percent / 100."""
    return float((min(max(percent, 0), 100) / 100) ** 3)


def master_amplitude(percent: Percent | float) -> float:
    """The amplitude factor of the master volume, whose top is for quiet machines.

    Up to the default it is that of every volume. From there it rises in straight lines
    of dB: to 0 dB at `UNITY_MASTER`, and to `HIGHEST_MASTER` at 100.
    """
    if percent <= DEFAULT_MASTER:
        return amplitude(percent)
    above = min(percent, 100) - UNITY_MASTER
    if above >= 0:
        return float(10 ** (HIGHEST_MASTER * above / (100 - UNITY_MASTER) / 20))
    return float(
        amplitude(DEFAULT_MASTER) ** (-above / (UNITY_MASTER - DEFAULT_MASTER))
    )
