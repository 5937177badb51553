"""Places a sound: side, distance and the delay between the ears."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.ndimage import map_coordinates

from studio.dsp.ring import RATE, Signal, Stereo
from studio.dsp.spectrum import Curve, filtered, response

# dB lost a metre: at 10 degrees and 70 % humidity, and in dense leaves
# (ISO 9613-2:1996, table 2 and table A.1)
AIR: Curve = (
    (125, 0.0004),
    (250, 0.001),
    (500, 0.0019),
    (1000, 0.0037),
    (2000, 0.0097),
    (4000, 0.0328),
    (8000, 0.117),
)
LEAVES: Curve = (
    (125, 0.02),
    (250, 0.04),
    (500, 0.05),
    (1000, 0.06),
    (2000, 0.08),
    (4000, 0.09),
    (8000, 0.12),
)

# dB between the ears for a sound from one side, as a sphere of the head's size casts it
# (after Shaw, JASA 56:1848, 1974)
HEAD: Curve = ((200, 0.5), (500, 3), (1000, 5), (2000, 7), (4000, 10), (8000, 14))
EAR_DELAY = 0.00065  # s by which it reaches the far ear later
_HEAD_SPLIT: Curve = ((400, 0), (1200, -6), (3600, -18), (20_000, -40))
# dB below and above that split; a hand's breadth away even the lows differ
# (Brungart & Rabinowitz, JASA 106:1465, 1999)
_LOW_SHADOW, _HIGH_SHADOW = 9.0, 16.0
_MARGIN = round(0.01 * RATE)  # samples for the filter to ring


@dataclass(frozen=True)
class Place:
    """Where something sounds.

    Attributes:
        side: -1 is left, 1 is right.
        distance: metres; level falls by 6 dB each time it doubles.
        leaves: metres of them in the way.
    """

    side: float
    distance: float = 1.0
    leaves: float = 0.0


def heard(line: Signal, place: Place) -> Stereo:
    """A mono ring as both ears hear it from a place, shape (frames, 2); circular."""
    frames = len(line)
    hz = np.asarray(np.fft.rfftfreq(frames, 1 / RATE), np.float64)
    way = response(hz, _scaled(AIR, -place.distance))
    way *= response(hz, _scaled(LEAVES, -place.leaves)) / place.distance
    spectrum = np.fft.rfft(line) * way
    ears = []
    for side in (-place.side, place.side):
        shadow = response(hz, _scaled(HEAD, side / 2))
        late = EAR_DELAY * max(-side, 0.0)
        turned = spectrum * shadow * np.exp(-2j * np.pi * hz * late)
        ears.append(np.fft.irfft(turned, frames))
    return np.stack(ears, axis=1)


def moving(sound: Signal, side: Signal, ear_delay: float = EAR_DELAY) -> Stereo:
    """A close sound that moves between the ears; 0.01 s longer at each end.

    Args:
        sound: mono.
        side: where it is at each sample, -1 left to 1 right.
        ear_delay: seconds by which it reaches the far ear later when at one side. A
            broad source has none: the delays of its parts differ.
    """
    sound = np.pad(sound, _MARGIN)
    side = np.pad(side, _MARGIN, mode="edge")
    low = filtered(sound, _HEAD_SPLIT)
    high = sound - low
    at = np.arange(len(sound))
    ears = []
    for toward in (-side, side):
        both = low * _tilt(_LOW_SHADOW * toward) + high * _tilt(_HIGH_SHADOW * toward)
        late = ear_delay * RATE * np.maximum(-toward, 0)
        ears.append(map_coordinates(both, [at - late], order=3, mode="constant"))
    return np.stack(ears, axis=1)


def _tilt(decibels: Signal) -> Signal:
    return np.asarray(10 ** (decibels / 40))


def _scaled(curve: Curve, factor: float) -> Curve:
    return tuple((hz, factor * decibels) for hz, decibels in curve)
