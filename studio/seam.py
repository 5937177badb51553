"""Measures how well a loop closes: its seam against every other place in it."""

from __future__ import annotations

from dataclasses import asdict, dataclass

import numpy as np

from studio.band_power import Grid, band_power, in_decibels
from studio.dsp.ring import RATE, Signal, Stereo

_GRID = Grid(window=1024, hop=256, bands=24)
_MILLISECOND = RATE // 1000
_SIDE = round(0.4 * RATE / _GRID.hop)  # windows in 400 ms


@dataclass(frozen=True)
class Seam:
    """Measures of the seam between end and start.

    A percentile is the share of other places in the sound that change less.

    Attributes:
        jump: the step from the last to the first sample, over the largest steps
            inside (99.9 %).
        kink: percentile of the sharpest bend within a few samples.
        flux: percentile of the change of spectrum within 23 ms.
        level_db: change of level, 400 ms after against 400 ms before.
        level: its percentile.
        colour_db: change of the bands' levels over the same times.
        colour: its percentile.
    """

    jump: float
    kink: float
    flux: float
    level_db: float
    level: float
    colour_db: float
    colour: float

    @property
    def closed(self) -> bool:
        """True if nothing at the join stands out."""
        return (
            self.jump <= 1.5
            and self.kink <= 99.9
            and self.flux <= 99.5
            and (self.level <= 98 or abs(self.level_db) <= 1.0)
            and (self.colour <= 98 or self.colour_db <= 1.5)
        )

    @property
    def strain(self) -> float:
        """The worst measure as a share of its limit; below 1 is closed."""
        return max(
            self.jump / 1.5,
            self.kink / 99.9,
            self.flux / 99.5,
            min(self.level / 98, abs(self.level_db)),
            min(self.colour / 98, self.colour_db / 1.5),
        )

    def rounded(self) -> Seam:
        """The measures rounded to two decimals."""
        return Seam(**{name: round(value, 2) for name, value in asdict(self).items()})


def seam_of(sound: Stereo) -> Seam:
    """Measures the join between the sound's end and its start."""
    mono = sound.mean(axis=1)
    power = band_power(mono, _GRID)
    level_db, level = _level_change(power)
    colour_db, colour = _colour_change(power)
    return Seam(
        jump=_jump(sound),
        kink=_kink(mono),
        flux=_flux(power),
        level_db=level_db,
        level=level,
        colour_db=colour_db,
        colour=colour,
    )


def _jump(sound: Stereo) -> float:
    usual = np.quantile(np.abs(np.diff(sound, axis=0)), 0.999, axis=0)
    return float(np.max(np.abs(sound[0] - sound[-1]) / (usual + 1e-9)))


def _kink(mono: Signal) -> float:
    bends = np.abs(mono - 2 * np.roll(mono, 1) + np.roll(mono, 2))
    join = np.concatenate([bends[-2:], bends[:3]]).max()
    whole = len(bends) // _MILLISECOND * _MILLISECOND
    return _percentile(join, bends[:whole].reshape(-1, _MILLISECOND).max(axis=1)[5:-5])


def _flux(power: Signal) -> float:
    level = in_decibels(power)
    change = np.abs(level - np.roll(level, 2, axis=0)).mean(axis=1)
    join = max(change[:4].max(), change[-2:].max())
    places = np.lib.stride_tricks.sliding_window_view(change[8:-8], 6)
    return _percentile(join, places.max(axis=1))


def _level_change(power: Signal) -> tuple[float, float]:
    before, after = _sides(power)
    change = in_decibels(after.sum(axis=1)) - in_decibels(before.sum(axis=1))
    return float(change[0]), _percentile(abs(change[0]), np.abs(change[1:]))


def _colour_change(power: Signal) -> tuple[float, float]:
    before, after = _sides(power)
    heard = (power.mean(axis=0) / power.mean(axis=0).max()) ** 0.3
    change = np.abs(in_decibels(after) - in_decibels(before)) @ (heard / heard.sum())
    return float(change[0]), _percentile(change[0], change[1:])


def _sides(power: Signal) -> tuple[Signal, Signal]:
    """The power of each band in the 400 ms before and after every place."""
    ring = np.concatenate([power[-_SIDE:], power, power[:_SIDE]])
    sums = np.concatenate([np.zeros((1, power.shape[1])), np.cumsum(ring, axis=0)])
    run = (sums[_SIDE:] - sums[:-_SIDE]) / _SIDE
    return run[: len(power)], run[_SIDE : _SIDE + len(power)]


def _percentile(value: float, others: Signal) -> float:
    return float(100 * np.mean(others <= value))
