"""Tone filters and de-esser for a whole sentence at once, by FFT.

Their responses are those of causal recursive filters, so nothing is heard early.
Biquads by R. Bristow-Johnson, "Cookbook formulae for audio equalizer biquad filter
coefficients", https://www.w3.org/TR/audio-eq-cookbook/.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt

Signal = npt.NDArray[np.float64]
Response = npt.NDArray[np.complex128]

_RINGING = 0.25
"""Seconds of padding; the slowest filter, at 65 Hz, falls by over 400 dB in them."""

_HIGH_PASS = 65.0
_LOW_SHELF, _LOW_GAIN = 220.0, 2.0
_PRESENCE, _PRESENCE_GAIN = 3000.0, -2.0
_HIGH_SHELF, _HIGH_GAIN = 6500.0, -4.0
_Q = 0.8

_HISS = (4000.0, 5000.0)
"""Transition band in Hz of the high-pass that isolates hiss."""

_HISS_SHARE = 0.35
"""Share of the amplitude above which hiss is reduced, by half its excess in dB."""

_HISS_WINDOW = 0.008
_HISS_FLOOR = 0.1


def shape_tone(sound: Signal, rate: int) -> Signal:
    """The sound with rumble removed and tone made warmer; same length.

    Args:
        sound: one channel, float64.
        rate: frames per second.
    """
    spectrum = np.fft.rfft(sound, _size(len(sound), rate))
    return _back(spectrum * _tone(len(spectrum), rate), len(sound))


def de_ess(sound: Signal, rate: int) -> Signal:
    """The sound with hissing consonants lowered by a few dB; same length.

    Args:
        sound: one channel, float64.
        rate: frames per second.
    """
    spectrum = np.fft.rfft(sound, _size(len(sound), rate))
    at = np.linspace(0, rate / 2, len(spectrum))
    share = np.clip((at - _HISS[0]) / (_HISS[1] - _HISS[0]), 0, 1)
    hiss = _back(spectrum * np.sin(share * np.pi / 2) ** 2, len(sound))
    window = round(_HISS_WINDOW * rate)
    floor = _HISS_FLOOR**2 * float(np.mean(sound**2)) + 1e-12
    power = mean_around(hiss**2, window) / (mean_around(sound**2, window) + floor)
    excess = np.sqrt(np.maximum(power, 0.0)) / _HISS_SHARE
    gain = mean_around(np.maximum(excess, 1.0) ** -0.5, window)
    return np.asarray(sound - hiss * (1 - gain))


def mean_around(values: Signal, window: int) -> Signal:
    """Moving average over `window` values, centred; edge values are repeated."""
    before = window // 2
    wide = np.pad(values, (before, window - 1 - before), mode="edge")
    total = np.concatenate([[0.0], np.cumsum(wide)])
    return np.asarray((total[window:] - total[:-window]) / window)


@lru_cache(maxsize=8)
def _tone(bins: int, rate: int) -> Response:
    delay = np.exp(-1j * np.linspace(0, np.pi, bins))
    filters = (
        _high_pass(_HIGH_PASS, rate),
        _shelf(_LOW_SHELF, _LOW_GAIN, rate, rising=-1),
        _peak(_PRESENCE, _PRESENCE_GAIN, rate),
        _shelf(_HIGH_SHELF, _HIGH_GAIN, rate, rising=1),
    )
    response = np.ones_like(delay)
    for b, a in filters:
        response *= b[0] + delay * (b[1] + delay * b[2])
        response /= a[0] + delay * (a[1] + delay * a[2])
    return np.asarray(response)


def _high_pass(frequency: float, rate: int) -> tuple[Signal, Signal]:
    angle = 2 * np.pi * frequency / rate
    cosine, alpha = np.cos(angle), np.sin(angle) * np.sqrt(0.5)
    b = np.array([1 + cosine, -2 * (1 + cosine), 1 + cosine]) / 2
    return b, np.array([1 + alpha, -2 * cosine, 1 - alpha])


def _peak(frequency: float, gain: float, rate: int) -> tuple[Signal, Signal]:
    amplitude, cosine, alpha = _parts(frequency, gain, rate)
    b = np.array([1 + alpha * amplitude, -2 * cosine, 1 - alpha * amplitude])
    a = np.array([1 + alpha / amplitude, -2 * cosine, 1 - alpha / amplitude])
    return b, a


def _shelf(
    frequency: float, gain: float, rate: int, *, rising: int
) -> tuple[Signal, Signal]:
    """A low shelf (`rising` -1) or a high shelf (1)."""
    amplitude, cosine, alpha = _parts(frequency, gain, rate)
    over, under = amplitude + 1, (amplitude - 1) * rising
    slope = 2 * np.sqrt(amplitude) * alpha
    b = [over + under * cosine + slope, 0.0, over + under * cosine - slope]
    b[1] = -2 * rising * (amplitude - 1 + rising * over * cosine)
    a = [over - under * cosine + slope, 0.0, over - under * cosine - slope]
    a[1] = 2 * rising * (amplitude - 1 - rising * over * cosine)
    return amplitude * np.array(b), np.array(a)


def _parts(frequency: float, gain: float, rate: int) -> tuple[float, float, float]:
    angle = 2 * np.pi * frequency / rate
    alpha = np.sin(angle) / (2 * _Q)
    return 10 ** (gain / 40), float(np.cos(angle)), float(alpha)


def _size(length: int, rate: int) -> int:
    return 1 << (length + round(_RINGING * rate)).bit_length()


def _back(spectrum: Response, length: int) -> Signal:
    return np.asarray(np.fft.irfft(spectrum)[:length])
