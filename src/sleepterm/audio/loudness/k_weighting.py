"""The K-weighting filter of ITU-R BS.1770-4."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from sleepterm.audio.loudness.recursion import CHUNK, Recursion

Samples = npt.NDArray[np.float32]
Weighted = npt.NDArray[np.float64]


class KWeighting:
    """Filters a stream of blocks in constant memory.

    The two filters of the standard are made for the given rate by the bilinear
    transform of their analogue forms.

    Args:
        rate: frames per second; below 4000 the shelf is moved down.
        channels: channels of every block.
    """

    def __init__(self, rate: int, channels: int) -> None:
        self._recursion = Recursion((_shelf(rate), _high_pass(rate)), channels)
        self._frames = np.zeros((channels, CHUNK))
        self._filled = 0

    def push(self, block: Samples) -> Iterator[Weighted]:
        """Filter a block, shape (frames, channels).

        Yields:
            Filtered blocks that are ready, float64, shape (channels, frames).
        """
        while len(block):
            taken = block[: CHUNK - self._filled]
            self._frames[:, self._filled : self._filled + len(taken)] = taken.T
            self._filled += len(taken)
            block = block[len(taken) :]
            if self._filled == CHUNK:
                self._filled = 0
                yield self._recursion.filter(self._frames)

    def flush(self) -> Weighted:
        """The rest at the end of the stream, float64, shape (channels, frames)."""
        return self._recursion.filter(self._frames)[:, : self._filled]


@lru_cache(maxsize=8)
def k_response(rate: int, size: int) -> npt.NDArray[np.complex128]:
    """The filter's response at the frequencies of a transform of `size` frames."""
    delay = np.exp(-2j * np.pi * np.arange(size // 2 + 1) / size)
    response: npt.NDArray[np.complex128] = np.ones_like(delay)
    for b, a in (_shelf(rate), _high_pass(rate)):
        # Not by "@": its library takes 50 ms to begin, which noise is waited for.
        response *= (b[0] + delay * (b[1] + delay * b[2])) / (
            a[0] + delay * (a[1] + delay * a[2])
        )
    return response


# The standard gives coefficients for 48 kHz only; these analogue parameters
# reproduce them exactly (B. De Man, "Evaluation of implementations of the EBU R128
# loudness measurement", AES 145, 2018).


def _shelf(rate: int) -> tuple[Weighted, Weighted]:
    gain = 10.0 ** (3.999843853973347 / 20)
    middle = gain**0.4996667741545416
    k = _warped(1681.974450955533, rate)
    damping = k / 0.7071752369554196
    b = [gain + middle * damping + k * k, 2 * (k * k - gain)]
    b.append(gain - middle * damping + k * k)
    whole = 1 + damping + k * k
    a = [whole, 2 * (k * k - 1), 1 - damping + k * k]
    return np.array(b) / whole, np.array(a) / whole


def _high_pass(rate: int) -> tuple[Weighted, Weighted]:
    k = _warped(38.13547087602444, rate)
    damping = k / 0.5003270373238773
    whole = 1 + damping + k * k
    a = np.array([whole, 2 * (k * k - 1), 1 - damping + k * k]) / whole
    return np.array([1.0, -2.0, 1.0]), a


def _warped(frequency: float, rate: int) -> float:
    return float(np.tan(np.pi * min(frequency / rate, 0.49)))
