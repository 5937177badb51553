"""Measures what coding changed: the width of the highs and the spectrum."""

from __future__ import annotations

from dataclasses import asdict, dataclass

import numpy as np
import numpy.typing as npt

from studio.dsp.ring import RATE, Signal, Stereo

_WINDOW, _HOP = 4096, 2048
_HIGHS = (8_000.0, 16_000.0)  # Hz
_LOWEST, _HIGHEST = 50.0, 16_000.0  # Hz, centres of the outermost third-octaves
_HEARD = -60.0
"""dB under the loudest third-octave; what is fainter counts for nothing."""
_AT_A_TIME = 1024  # windows, so that long sounds fit into memory


@dataclass(frozen=True)
class Fidelity:
    """A file beside its master.

    Attributes:
        width_before: correlation of left and right from 8 to 16 kHz in the master.
        width: the same in the file.
        highs_db: power from 8 to 16 kHz, against the whole, in the master.
        third_octaves_db: mean change of level of the third-octaves from 50 Hz to
            16 kHz that can be heard, whichever way.
    """

    width_before: float
    width: float
    highs_db: float
    third_octaves_db: float

    @property
    def width_lost(self) -> float:
        """By how much the correlation of the highs changed; 0 if they aren't heard."""
        return abs(self.width - self.width_before) if self.highs_db > _HEARD else 0.0

    def rounded(self) -> Fidelity:
        """The measures rounded to three decimals."""
        return Fidelity(
            **{name: round(value, 3) for name, value in asdict(self).items()}
        )


def fidelity(master: Stereo, file: Stereo) -> Fidelity:
    """Compare a decoded file with what was encoded; both may be cut elsewhere."""
    before, after = _powers(master), _powers(file)
    hz = np.asarray(np.fft.rfftfreq(_WINDOW, 1 / RATE), np.float64)
    highs = (hz >= _HIGHS[0]) & (hz < _HIGHS[1])
    one, other = _third_octaves(before, hz), _third_octaves(after, hz)
    heard = one > one.max() + _HEARD
    return Fidelity(
        width_before=_correlation(before, highs),
        width=_correlation(after, highs),
        highs_db=float(
            10 * np.log10(before[:2, highs].sum() / before[:2].sum() + 1e-20)
        ),
        third_octaves_db=float(np.abs(other - one)[heard].mean()),
    )


def _powers(sound: Stereo) -> Signal:
    """Power of left and right, and of what they share, for each frequency."""
    frames = np.lib.stride_tricks.sliding_window_view(sound, _WINDOW, axis=0)[::_HOP]
    shape = np.hanning(_WINDOW)
    sums = np.zeros((3, _WINDOW // 2 + 1))
    for start in range(0, len(frames), _AT_A_TIME):
        left, right = np.moveaxis(
            np.fft.rfft(frames[start : start + _AT_A_TIME] * shape, axis=-1), 1, 0
        )
        sums[0] += (np.abs(left) ** 2).sum(axis=0)
        sums[1] += (np.abs(right) ** 2).sum(axis=0)
        sums[2] += (left * right.conj()).real.sum(axis=0)
    return sums


def _correlation(powers: Signal, band: npt.NDArray[np.bool_]) -> float:
    left, right, shared = powers[:, band].sum(axis=1)
    return float(shared / np.sqrt(left * right + 1e-30))


def _third_octaves(powers: Signal, hz: Signal) -> Signal:
    """Level of each band in dB."""
    centres = _LOWEST * 2 ** (
        np.arange(np.log2(_HIGHEST / _LOWEST) * 3 + 0.5).round() / 3
    )
    power = powers[:2].sum(axis=0)
    edges = centres[:, None] * 2 ** np.array([-1 / 6, 1 / 6])
    bands = (hz >= edges[:, :1]) & (hz < edges[:, 1:])
    return np.asarray(10 * np.log10(bands @ power + 1e-20))
