"""The block of samples that all of audio shares, and gains as amplitude factors."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from sleepterm.units import Decibels, Percent

Block = npt.NDArray[np.float32]
"""float32, shape (frames, 2), full scale -1.0 to 1.0."""


def silence(frames: int) -> Block:
    """A block of zeros, shape (frames, 2)."""
    return np.zeros((frames, 2), dtype=np.float32)


def amplitude(percent: Percent | float) -> float:
    """The amplitude factor, 0.0 to 1.0, of a volume: the cube of percent / 100."""
    return float((min(max(percent, 0), 100) / 100) ** 3)


def factor(gain: Decibels) -> float:
    """The amplitude factor of a gain in dB."""
    return float(10.0 ** (gain / 20))


def to_stereo(block: npt.NDArray[np.float32]) -> Block:
    """Mix a block of shape (frames, channels) to shape (frames, 2).

    Mono goes to both sides. More channels are taken in the WAVE order (front
    left, right, centre, low frequency, back left, right, side left, right) with
    centre and surrounds at -3 dB (ITU-R BS.775), scaled so that nothing clips.
    """
    channels = block.shape[1]
    if channels == 2:
        return block
    if channels == 1:
        return np.repeat(block, 2, axis=1)
    return block @ _downmix(channels)


FROM_VORBIS = {
    3: (0, 2, 1),
    5: (0, 2, 1, 3, 4),
    6: (0, 2, 1, 5, 3, 4),
    7: (0, 2, 1, 6, 5, 3, 4),
    8: (0, 2, 1, 7, 5, 6, 3, 4),
}
"""Numbers of channels to where Vorbis and Opus have each channel of the WAVE order.

Vorbis I specification, 4.3.9; RFC 7845, 5.1.1.2.
"""


def _downmix(channels: int) -> npt.NDArray[np.float32]:
    half = float(np.sqrt(0.5))
    places = [(1, 0), (0, 1), (half, half), (0, 0), (half, 0), (0, half)]
    if channels == 4:
        places = [(1, 0), (0, 1), (half, 0), (0, half)]
    if channels == 5:
        places = [(1, 0), (0, 1), (half, half), (half, 0), (0, half)]
    if channels == 7:
        places = [*places[:4], (0.5, 0.5), (half, 0), (0, half)]
    while len(places) < channels:
        places.append((half, 0) if len(places) % 2 == 0 else (0, half))
    matrix = np.array(places[:channels], dtype=np.float32)
    return np.asarray(matrix / matrix.sum(axis=0), dtype=np.float32)
