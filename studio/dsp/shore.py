"""A shore: waves that come in one by one, each running along it its own way."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from studio.dsp.drift import Drift, drift, wide_drift
from studio.dsp.ring import Ring, Signal, Stereo
from studio.dsp.spectrum import Curve, response

_MIDDLE = 500.0  # Hz, from which bands count their octaves


@dataclass(frozen=True)
class Shore:
    """How much its waves differ.

    Attributes:
        unevenness: of their strengths, sigma of the logarithm.
        slowness: least and most, as a factor on all of a wave's times.
        longest_run: seconds, at most, that a wave takes from one ear to the other.
    """

    unevenness: float
    slowness: tuple[float, float]
    longest_run: float


@dataclass(frozen=True)
class Wave:
    """One wave.

    Attributes:
        breaks_at: seconds round the ring.
        strength: near 1.
        slowness: near 1.
        run: seconds by which it reaches the right ear later than the left.
    """

    breaks_at: float
    strength: float
    slowness: float
    run: float

    def reaches(self, ear: int) -> float:
        """When it breaks at the left ear, -1, at the right, 1, or between them, 0."""
        return self.breaks_at + ear * self.run / 2


def waves(ring: Ring, shore: Shore, times: Iterable[float]) -> list[Wave]:
    """A wave for each of the times; the times may draw chance of their own, in turn."""
    draw = ring.rng
    run = shore.longest_run
    return [
        Wave(
            breaks_at=float(at),
            strength=float(np.exp(shore.unevenness * draw.standard_normal())),
            slowness=float(draw.uniform(*shore.slowness)),
            run=float(draw.uniform(-run, run)),
        )
        for at in times
    ]


def octave_of(hz: float) -> float:
    """Octaves above 500 Hz: low bands of a wave come first and stay longer."""
    return float(np.log2(hz / _MIDDLE))


def level_of(curve: Curve, hz: float) -> float:
    """The curve's amplitude at one frequency."""
    return float(response(np.array([hz]), curve)[0])


def at_both_ears(heard: Callable[[int], Signal]) -> Stereo:
    """What is heard at the left ear, -1, and at the right, 1."""
    return np.stack([heard(ear) for ear in (-1, 1)], axis=1)


@dataclass(frozen=True)
class Flutter:
    """The quick unrest of water, in nepers.

    Attributes:
        own: of each band at each ear.
        shared: of all bands.
        shared_depth: RMS of what they share.
        own_depth: RMS of what each does by itself.
    """

    own: Drift
    shared: Drift
    shared_depth: float
    own_depth: float = 0.2

    def begun(self, ring: Ring) -> Callable[[], Stereo]:
        """Gains around 1, to be asked for band by band."""
        together = self.shared_depth * drift(ring, self.shared)

        def of_a_band() -> Stereo:
            alone = self.own_depth * wide_drift(ring, self.own)
            return np.asarray(np.exp(alone + together[:, None]))

        return of_a_band
