"""Measures how soon a loop repeats itself, from the places that it plays."""

from __future__ import annotations

import numpy as np

from studio.band_power import Grid, band_power
from studio.dsp.ring import RATE, Signal, Stereo
from studio.played import MOMENTS, NOWHERE, Places

RETURN_SECONDS = 2.0
SOON_SECONDS = 30.0
PASSAGE_SECONDS = 3.0
PERIODS = (15.0, 240.0)
"""Seconds. What comes more often is the rhythm of the sound itself, as of waves; after
longer a listener does not expect it."""
EVENT_PERIODS = (10.0, 1200.0)
"""Seconds; of single events."""
_GRID = Grid(window=2 * RATE // MOMENTS, hop=RATE // MOMENTS, bands=16)
_LOUDNESS = 0.25  # exponent of a band's loudness, about Stevens' for power
_EVENT = MOMENTS  # moments over which an event is heard as one
_STEP = MOMENTS // 2  # moments between two looks at the level
_OFTEN = 40  # halves of a second; what is heard more seldom has no period yet
_UNNOTICED = 1.0  # dB of deviation that pass for steady


def gaps(places: Places) -> Places:
    """Moments since each place was last played; 0 at first and where none is."""
    last: dict[int, int] = {}
    found = np.zeros(len(places), np.int64)
    for at, place in enumerate(places.tolist()):
        if place != NOWHERE:
            found[at] = at - last.get(place, at)
            last[place] = at
    return found


def first_return(places: Places) -> float:
    """Seconds until the first 2 s that were played before; infinite without any."""
    starts = _returns(gaps(places), RETURN_SECONDS)
    return float(starts[0]) / MOMENTS if len(starts) else float("inf")


def soonest_return(places: Places) -> float:
    """Seconds after which 3 s are played again, where it is soonest; or infinite."""
    found = gaps(places)
    starts = _returns(found, PASSAGE_SECONDS)
    return float(found[starts].min()) / MOMENTS if len(starts) else float("inf")


def share_soon(places: Places) -> float:
    """Share of the sound that was played less than 30 s before, 0 to 1."""
    found = gaps(places)
    return float(np.mean((found > 0) & (found < SOON_SECONDS * MOMENTS)))


def _returns(found: Places, seconds: float) -> Places:
    """Where passages of a length begin that were all played the same time before."""
    wanted = round(seconds * MOMENTS)
    ends = np.flatnonzero(np.diff(found, prepend=-1, append=-1))
    runs = zip(ends[:-1].tolist(), ends[1:].tolist(), strict=True)
    starts = [start for start, end in runs if found[start] and end - start >= wanted]
    return np.array(starts, np.int64)


def loudness_curve(sound: Stereo) -> Signal:
    """How loud a file is in dB, `MOMENTS` times a second, its bands heard apart."""
    power = band_power(sound.mean(axis=1), _GRID)
    return np.asarray(10 / _LOUDNESS * np.log10((power**_LOUDNESS).sum(axis=1) + 1e-9))


def period_strength(curve: Signal, places: Places) -> float:
    """How much the loudness of a loop repeats at any one period, 0 to 1.

    The largest autocorrelation over `PERIODS`, of the level of whole seconds; what
    varies by less than a decibel counts for less, as it isn't noticed.

    Args:
        curve: the loudness of the file in dB, `MOMENTS` times a second.
        places: what is played.
    """
    there = places != NOWHERE
    at = np.arange(len(places))
    level = np.interp(at, at[there], curve[places[there] % len(curve)])
    whole = level[: len(level) // _STEP * _STEP].reshape(-1, _STEP).mean(axis=1)
    smooth = np.convolve(whole, np.ones(_EVENT // _STEP) * _STEP / _EVENT, "valid")
    away = smooth - smooth.mean()
    spectrum = np.fft.rfft(away, 2 * len(away))
    covariance = np.fft.irfft(np.abs(spectrum) ** 2)[: len(away)]
    covariance /= len(away) - np.arange(len(away))
    first, last = (round(x * MOMENTS / _STEP) for x in PERIODS)
    largest = covariance[first : min(last, len(away) // 2) + 1].max()
    return float(max(0.0, largest) / (away.var() + _UNNOTICED**2))


def event_strength(places: Places) -> float:
    """How much any one event of a second would return at a fixed period, 0 to 1.

    The largest autocorrelation over `EVENT_PERIODS` of when a second of the file is
    heard, of the second for which it is largest: whatever the sound, no event in it
    returns more regularly.

    Args:
        places: what is played, for hours.
    """
    there = places != NOWHERE
    known = np.interp(np.arange(len(places)), np.flatnonzero(there), places[there])
    seconds = (known[::_STEP] / MOMENTS).astype(np.int64)
    first, last = (round(x * MOMENTS / _STEP) for x in EVENT_PERIODS)
    counts = len(seconds) - np.arange(len(seconds))
    largest = 0.0
    for second in np.unique(seconds):
        is_heard = seconds == second
        away = is_heard - is_heard.mean()
        spectrum = np.fft.rfft(away, 2 * len(away))
        covariance = np.fft.irfft(np.abs(spectrum) ** 2)[: len(away)] / counts
        strongest = covariance[first : min(last, len(away) // 2) + 1].max()
        if is_heard.sum() >= _OFTEN:
            largest = max(largest, float(strongest / away.var()))
    return largest
