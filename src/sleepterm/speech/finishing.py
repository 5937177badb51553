"""From what an engine said to what is heard, one sentence at a time.

Nothing depends on the sentences around, so order and memory do not matter.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt
import soxr

from sleepterm.audio.loudness.meter import measure_loudness
from sleepterm.speech.engines.engine import Samples, Speech
from sleepterm.speech.filters import Signal, deessed, mean_around, shaped

RATE = 24_000
"""Frames per second of the finished voice."""

LOUDNESS = -23.0
"""LUFS of one channel, within speech."""

CEILING = -4.0
"""dBTP before encoding, which may lift a peak by some tenths."""

_SILENT = 1e-3
"""Full scale; an engine that never gets louder than this has said nothing."""

_ONSET, _END = 0.012, 0.006
"""Of the loudest: what is below -38 dB before and -44 dB after is no speech."""

_LEVEL_WINDOW = round(0.005 * RATE)
_LASTING = round(0.012 * RATE)
"""What is shorter is a click and no speech."""

_BEFORE, _BEHIND = round(0.008 * RATE), round(0.05 * RATE)
_FADE_IN, _FADE_OUT = round(0.006 * RATE), round(0.04 * RATE)

_ROOM = 0.05
"""Amplitude of the room's answer beside the voice's own."""

_ROOM_DELAY, _ROOM_TIME = 0.009, 0.35
_ROOM_BAND = (250.0, 3200.0)
_SEED = 20240

_EASE = 2 * round(0.003 * RATE) + 1
_BETWEEN = 4

TAIL = round((_ROOM_DELAY + _ROOM_TIME) * RATE)
"""Frames by which the room outlasts the speech."""


def trimmed(speech: Speech) -> Samples:
    """The speech alone at 24 kHz, warmer and duller by some dB.

    It begins 8 ms before its onset and ends 50 ms behind its last sound, faded in
    over 6 ms and out over 40 ms. Empty if nothing was said.
    """
    raw = speech.samples.astype(np.float64)
    if len(raw) < (_LASTING + _LEVEL_WINDOW) * speech.rate / RATE:
        return np.zeros(0, dtype=np.float32)
    # several engines have an offset, which is neither speech nor silence
    sound = shaped(np.asarray(soxr.resample(raw - raw[0], speech.rate, RATE)), RATE)
    level = np.sqrt(np.maximum(mean_around(sound**2, _LEVEL_WINDOW), 0.0))
    loudest = float(level.max())
    begun, heard = (_lasting(level > share * loudest) for share in (_ONSET, _END))
    if loudest < _SILENT or not len(begun):
        return np.zeros(0, dtype=np.float32)
    start = max(0, int(begun[0]) - _LASTING // 2 - _BEFORE)
    words = sound[start : int(heard[-1]) + _LASTING // 2 + _BEHIND].copy()
    _fade(words)
    return words.astype(np.float32)


def finished(words: Samples) -> Samples:
    """What `trimmed` gave as it is heard; longer by `TAIL` frames.

    Hissing less, in a small room, at `LOUDNESS` and with no true
    peak above `CEILING`. The first frame of the speech stays the first.
    """
    sound = _in_room(deessed(words.astype(np.float64), RATE))
    within = sound[: len(words), None].astype(np.float32)
    measured = measure_loudness([within], RATE).lufs
    sound *= 10 ** ((LOUDNESS - measured) / 20) if np.isfinite(measured) else 0.0
    return np.asarray(_below_ceiling(sound), dtype=np.float32)


def _lasting(loud: npt.NDArray[np.bool_]) -> npt.NDArray[np.intp]:
    """The middles of all stretches of `_LASTING` frames that are loud throughout."""
    return np.flatnonzero(mean_around(loud.astype(np.float64), _LASTING) > 0.9999)


def _fade(words: Signal) -> None:
    rise = np.sin(np.linspace(0, np.pi / 2, _FADE_IN)) ** 2
    fall = np.cos(np.linspace(0, np.pi / 2, _FADE_OUT)) ** 2
    head, end = words[:_FADE_IN], words[-_FADE_OUT:]
    head *= rise[: len(head)]
    end *= fall[-len(end) :]


def _in_room(sound: Signal) -> Signal:
    length = len(sound) + TAIL
    size = 1 << length.bit_length()
    wet = np.fft.rfft(sound, size) * np.fft.rfft(_room(), size)
    whole = np.fft.irfft(wet)[:length]
    whole[: len(sound)] += sound
    whole[-_FADE_OUT:] *= np.cos(np.linspace(0, np.pi / 2, _FADE_OUT)) ** 2
    return np.asarray(whole)


@cache
def _room() -> Signal:
    """The answer of a small soft room: noise that dies away, dull and without bass."""
    delay = round(_ROOM_DELAY * RATE)
    at = np.arange(TAIL - delay) / RATE
    noise = np.random.default_rng(_SEED).standard_normal(len(at))
    spectrum = np.fft.rfft(noise * 10 ** (-3 * at / _ROOM_TIME))
    pitch = np.linspace(0, RATE / 2, len(spectrum))
    low, high = _ROOM_BAND
    rising = 1j * pitch / low
    spectrum *= rising / (1 + rising) / (1 + 1j * pitch / high)
    answer = np.fft.irfft(spectrum, len(at))
    answer *= _ROOM / np.sqrt(np.sum(answer**2))
    return np.concatenate([np.zeros(delay), answer])


def _below_ceiling(sound: Signal) -> Signal:
    """With each peak that is too high turned down, smoothly, for some milliseconds."""
    ceiling = 10 ** (CEILING / 20)
    between = np.abs(soxr.resample(sound, RATE, _BETWEEN * RATE))
    between.resize(_BETWEEN * len(sound), refcheck=False)
    peaks = np.maximum(between.reshape(-1, _BETWEEN).max(axis=1), np.abs(sound))
    if peaks.max(initial=0.0) <= ceiling:
        return sound
    needed = np.minimum(1.0, ceiling / np.maximum(peaks, 1e-9))
    # each gain is a mean of minima that all contain the peak, so the ceiling holds
    around = np.pad(needed, _EASE - 1, mode="edge")
    lowest = np.lib.stride_tricks.sliding_window_view(around, _EASE).min(axis=1)
    weights = np.hanning(_EASE + 2)[1:-1]
    return np.asarray(sound * np.convolve(lowest, weights / weights.sum(), "valid"))
