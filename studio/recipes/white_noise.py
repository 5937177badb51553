"""White noise: a bright even hush, the same power at every frequency.

Gaussian noise, level where it is heard and rolled off at both ends. Measured on the
decoded file in thirds of an octave from 60 Hz to 12 kHz, its density changes by
-0.01 dB an octave and strays at most 0.7 dB from that line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.dsp.noise import shaped_noise

if TYPE_CHECKING:
    from studio.dsp.ring import Ring, Stereo
    from studio.dsp.spectrum import Curve

# flat where it is heard, gone where it only costs bits and moves cones
COLOUR: Curve = ((10, -40), (30, 0), (15_000, 0), (20_000, -30))


def make(ring: Ring) -> Stereo:
    """White noise round the ring."""
    return shaped_noise(ring, COLOUR, spacing=0.5)
