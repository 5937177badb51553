"""Wind whistling in a gap: narrow noise at a gliding pitch."""

from __future__ import annotations

import numpy as np

from studio.dsp.noise import shaped_noise
from studio.dsp.ring import RATE, Ring, Signal, Stereo, unit

_WIDE = 20.0  # metres between the ears of the noise, before it is carried up


def whistle(ring: Ring, pitch: Signal, width: float) -> Stereo:
    """A breathy tone at an RMS of 1.

    Args:
        ring: where it sounds.
        pitch: in Hz, over time; it is stretched by less than one turn to close.
        width: of the noise around the pitch, in Hz, to where it is 3 dB down.
    """
    breath = shaped_noise(
        ring,
        ((1, 0), (width / 4, 0), (width / 2, -3), (2 * width, -40), (8 * width, -120)),
        _WIDE,
    )
    turns = np.cumsum(pitch) / RATE
    turns *= max(1.0, np.round(turns[-1])) / turns[-1]
    return unit(breath * np.cos(2 * np.pi * turns)[:, None])
