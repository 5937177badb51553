"""What each colour of noise is: its spectrum, and how wide it is.

White    the same power at every frequency.
Pink     falls by 3.01 dB an octave: equal power in every octave.
Brown    falls by 6.02 dB an octave, as Brownian motion does.
Green    a resonance at 500 Hz, 2 / (f/f0 + f0/f): a broad, round hush.
Grey     the inverse of the A-weighting curve (IEC 61672-1): every pitch about equally
         loud to the ear, from 63 Hz to 12.5 kHz.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sleepterm.library.catalog.track import NoiseColour

Line = npt.NDArray[np.float64]

_POINTS_AN_OCTAVE = 6
_GREEN_MIDDLE = 500.0  # Hz
_A_CORNERS = (20.598997, 107.65265, 737.86223, 12_194.217)  # Hz
_A_AT_1_KHZ = 2.0  # dB that the formula lacks there


@dataclass(frozen=True, slots=True)
class Colour:
    """The spectrum and the width of a noise.

    Attributes:
        curve: (Hz, dB) points, joined by straight lines over the logarithm of
            frequency; flat beyond the ends. Only their differences count.
        spacing: metres between two points in a sound from all sides, whose left and
            right this is. Bass is only wide for points far apart.
    """

    curve: tuple[tuple[float, float], ...]
    spacing: float

    def amplitude(self, hertz: Line) -> Line:
        """The curve as an amplitude factor at each frequency."""
        at, decibels = zip(*self.curve, strict=True)
        pitch = np.log(np.maximum(hertz, 1.0))
        return np.asarray(10.0 ** (np.interp(pitch, np.log(at), decibels) / 20))


def colour_of(noise: NoiseColour) -> Colour:
    """The spectrum and the width of a colour of noise."""
    match noise:
        # Rolled off at both ends, where it would only move cones or is not heard.
        case NoiseColour.WHITE:
            curve = ((10.0, -40.0), (30.0, 0.0), (15_000.0, 0.0), (20_000.0, -30.0))
            return Colour(curve, 0.5)
        case NoiseColour.PINK:
            curve = ((10.0, -40.0), (30.0, 0.0), (15_360.0, -27.1), (20_000.0, -50.0))
            return Colour(curve, 0.5)
        case NoiseColour.BROWN:
            body = ((25.0, -2.0), (40.0, 0.0), (10_240.0, -48.2))
            return Colour(((12.0, -30.0), *body, (20_000.0, -75.0)), 1.2)
        case NoiseColour.GREEN:
            ends = ((10.0, -60.0), (20_000.0, -60.0))
            return Colour((ends[0], *_green(), ends[1]), 0.2)
        case NoiseColour.GREY:
            return Colour(_grey(), 0.8)


def a_weighting(hertz: Line) -> Line:
    """How much less than 1 kHz a pitch is heard, in dB (IEC 61672-1:2013, annex E)."""
    lowest, low, high, highest = (corner**2 for corner in _A_CORNERS)
    power = np.square(hertz)
    heard = highest * power**2
    heard /= (power + lowest) * (power + highest)
    heard /= np.sqrt((power + low) * (power + high))
    return np.asarray(20 * np.log10(heard) + _A_AT_1_KHZ)


def _green() -> tuple[tuple[float, float], ...]:
    hertz = _pitches(30.0, 15_000.0)
    resonance = 2 / (hertz / _GREEN_MIDDLE + _GREEN_MIDDLE / hertz)
    return tuple(zip(hertz.tolist(), (20 * np.log10(resonance)).tolist(), strict=True))


def _grey() -> tuple[tuple[float, float], ...]:
    hertz = _pitches(63.0, 12_500.0)
    decibels = (-a_weighting(hertz)).tolist()
    bass = decibels[0]
    body = zip(hertz.tolist(), decibels, strict=True)
    ends = ((15_000.0, 0.0), (20_000.0, -40.0))
    return ((12.0, bass - 40), (35.0, bass), *body, *ends)


def _pitches(lowest: float, highest: float) -> Line:
    count = round(_POINTS_AN_OCTAVE * np.log2(highest / lowest)) + 1
    return np.geomspace(lowest, highest, count)
