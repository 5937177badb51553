"""Endless noise in any colour, made in short rings of random spectrum.

Each ring is the inverse Fourier transform of a Gaussian spectrum, so its samples are
Gaussian, too. The next ring is crossfaded in at constant power: nothing repeats, and
neither level nor spectrum changes where they meet.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

from sleepterm.audio.loudness.k_weighting import k_response
from sleepterm.audio.loudness.meter import lufs_of
from sleepterm.audio.noise.colours import colour_of
from sleepterm.audio.sample_format import RATE
from sleepterm.audio.samples import Block, silence
from sleepterm.library.catalog.track import NoiseColour
from sleepterm.units import Seconds

LOUDNESS = -27.0
"""Integrated loudness in LUFS (ITU-R BS.1770), that of the bundled sounds."""

_RING = 1 << 14
"""Frames: longer ones take longer to make at once, shorter ones blur the bass."""

_OVERLAP = 1 << 11
_STEP = _RING - _OVERLAP
_BINS = _RING // 2 + 1
_CHOICES = 1 << 12
_SPEED_OF_SOUND = 343.0  # m/s

_Gains = npt.NDArray[np.float32]


class NoiseSource:
    """Implements `SoundSource` without a file, without end.

    Args:
        colour: of the noise.
        seed: the same seed gives the same samples, whatever the blocks.
    """

    error = None
    ended = False
    length = Seconds(0.0)
    position = Seconds(0.0)

    def __init__(self, colour: NoiseColour, seed: int) -> None:
        self._shape = _middle_and_side(colour)
        self._chance = np.random.Generator(np.random.SFC64(seed))
        self._tail = silence(_OVERLAP)
        self._chunk = silence(0)

    def read(self, frames: int) -> Block:
        """The next frames, a new array of shape (frames, 2)."""
        out = np.empty((frames, 2), dtype=np.float32)
        filled = 0
        while filled < frames:
            if not len(self._chunk):
                self._chunk = self._next_chunk()
            part = self._chunk[: frames - filled]
            out[filled : filled + len(part)] = part
            filled += len(part)
            self._chunk = self._chunk[len(part) :]
        return out

    def seek(self, position: Seconds) -> None:
        """Nothing: every moment is like every other."""

    def close(self) -> None:
        """Nothing is open."""

    def _next_chunk(self) -> Block:
        ring = self._ring()
        falling, rising = _crossfade()
        ring[:_OVERLAP] *= rising
        ring[:_OVERLAP] += self._tail * falling
        self._tail = ring[_STEP:]
        return ring[:_STEP]

    def _ring(self) -> Block:
        # Drawing from a table of normal numbers is several times faster than making
        # them, and a sum of thousands can't tell.
        picks = np.frombuffer(self._chance.bytes(4 * _BINS), np.uint16)
        spectra = _normal_numbers().take(picks & np.uint16(_CHOICES - 1))
        spectra = spectra.reshape(2, _BINS) * self._shape
        middle, side = np.fft.irfft(spectra, _RING, axis=1)
        ring = np.empty((_RING, 2), dtype=np.float32)
        np.add(middle, side, out=ring[:, 0], casting="same_kind")
        np.subtract(middle, side, out=ring[:, 1], casting="same_kind")
        return ring


@cache
def _middle_and_side(noise: NoiseColour) -> _Gains:
    """The amplitude of middle and side at each frequency, shape (2, bins).

    In a sound from all sides the coherence of two points is sin(kd)/kd (Cook,
    Waterhouse, Berendt, Edelman & Thompson, JASA 27:1072, 1955).
    """
    colour = colour_of(noise)
    hertz = np.asarray(np.fft.rfftfreq(_RING, 1 / RATE), np.float64)
    gains = colour.amplitude(hertz)
    gains[[0, -1]] = 0.0
    heard = np.abs(k_response(RATE, _RING)) * gains / _RING
    # Twice for the negative frequencies, twice for the two channels.
    loudness = lufs_of(float(4 * np.sum(heard**2)))
    gains *= 10 ** ((LOUDNESS - loudness) / 20)
    coherence = np.sinc(2 * hertz * colour.spacing / _SPEED_OF_SOUND)
    parts = np.sqrt((1 + np.stack([coherence, -coherence])) / 2)
    return np.asarray(parts * gains, dtype=np.float32)


@cache
def _normal_numbers() -> npt.NDArray[np.complex64]:
    """Complex normal numbers to choose from; their mean is 0, their power 1."""
    chance = np.random.default_rng(3)
    numbers = chance.standard_normal((_CHOICES, 2)).view(np.complex128)[:, 0]
    numbers -= numbers.mean()
    numbers /= np.sqrt(np.mean(np.abs(numbers) ** 2))
    return numbers.astype(np.complex64)


@cache
def _crossfade() -> tuple[_Gains, _Gains]:
    """Gains of what ends and what begins, shape (frames, 1)."""
    turn = (np.arange(_OVERLAP) + 0.5) / _OVERLAP * np.pi / 2
    line = turn.astype(np.float32)[:, None]
    return np.cos(line), np.sin(line)
