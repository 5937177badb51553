"""Processes each spoken sentence: trim, tone, de-ess, room, loudness, peaks.

Sentences are processed independently, so order does not matter.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt
import soxr

from sleepterm.audio.loudness.meter import measure_loudness
from sleepterm.speech.engines.engine import Samples, Speech
from sleepterm.speech.filters import Signal, de_ess, mean_around, shape_tone

RATE = 24_000
"""Frames per second of the finished voice."""

LOUDNESS = -23.0
"""LUFS of the speech as it is heard: from two sides, 3 dB above its one channel."""

CEILING = -4.0
"""Highest true peak in dBTP; encoding may add some tenths."""

_SILENT = 1e-3
"""Amplitude below which a whole sentence counts as silence."""

_ONSET, _END = 0.012, 0.006
"""Share of the loudest level where speech begins (-38 dB) and ends (-44 dB)."""

_LEVEL_WINDOW = round(0.005 * RATE)
_LASTING = round(0.012 * RATE)
"""Frames; anything shorter counts as a click."""

_BEFORE, _AFTER = round(0.008 * RATE), round(0.05 * RATE)
_FADE_IN, _FADE_OUT = round(0.006 * RATE), round(0.04 * RATE)

_ROOM = 0.05
"""Amplitude of the reverberation, relative to the voice."""

_ROOM_DELAY, _ROOM_TIME = 0.009, 0.35
_ROOM_BAND = (250.0, 3200.0)
_SEED = 20240

_EASE = 2 * round(0.003 * RATE) + 1
_OVERSAMPLING = 4

TAIL = round((_ROOM_DELAY + _ROOM_TIME) * RATE)
"""Frames by which the reverberation outlasts the speech."""


def trim_speech(speech: Speech) -> Samples:
    """Resample to 24 kHz, shape the tone and cut off the silence around the speech.

    Returns:
        One channel, float32, from 8 ms before the onset to 50 ms after the end, faded
        in over 6 ms and out over 40 ms. Empty if nothing was said.
    """
    raw = speech.samples.astype(np.float64)
    if len(raw) < (_LASTING + _LEVEL_WINDOW) * speech.rate / RATE:
        return np.zeros(0, dtype=np.float32)
    # several engines have an offset, which is neither speech nor silence
    sound = shape_tone(np.asarray(soxr.resample(raw - raw[0], speech.rate, RATE)), RATE)
    level = np.sqrt(np.maximum(mean_around(sound**2, _LEVEL_WINDOW), 0.0))
    loudest = float(level.max())
    onsets, ends = (
        _lasting_stretches(level > share * loudest) for share in (_ONSET, _END)
    )
    if loudest < _SILENT or not len(onsets):
        return np.zeros(0, dtype=np.float32)
    start = max(0, int(onsets[0]) - _LASTING // 2 - _BEFORE)
    words = sound[start : int(ends[-1]) + _LASTING // 2 + _AFTER].copy()
    _fade(words)
    return words.astype(np.float32)


def finish_speech(words: Samples) -> Samples:
    """De-ess, add reverberation and set the loudness of what `trim_speech` returned.

    Returns:
        One channel, float32, at `LOUDNESS` with true peaks up to `CEILING`; longer by
        `TAIL` frames, the first frame unmoved.
    """
    sound = _with_reverb(de_ess(words.astype(np.float64), RATE))
    within = np.repeat(sound[: len(words), None], 2, axis=1).astype(np.float32)
    measured = measure_loudness([within], RATE).lufs
    sound *= 10 ** ((LOUDNESS - measured) / 20) if np.isfinite(measured) else 0.0
    return np.asarray(_below_ceiling(sound), dtype=np.float32)


def _lasting_stretches(loud: npt.NDArray[np.bool_]) -> npt.NDArray[np.intp]:
    """Centres of all windows of `_LASTING` frames that are loud throughout."""
    return np.flatnonzero(mean_around(loud.astype(np.float64), _LASTING) > 0.9999)


def _fade(words: Signal) -> None:
    rise = np.sin(np.linspace(0, np.pi / 2, _FADE_IN)) ** 2
    fall = np.cos(np.linspace(0, np.pi / 2, _FADE_OUT)) ** 2
    head, end = words[:_FADE_IN], words[-_FADE_OUT:]
    head *= rise[: len(head)]
    end *= fall[-len(end) :]


def _with_reverb(sound: Signal) -> Signal:
    length = len(sound) + TAIL
    size = 1 << length.bit_length()
    wet = np.fft.rfft(sound, size) * np.fft.rfft(_impulse_response(), size)
    whole = np.fft.irfft(wet)[:length]
    whole[: len(sound)] += sound
    whole[-_FADE_OUT:] *= np.cos(np.linspace(0, np.pi / 2, _FADE_OUT)) ** 2
    return np.asarray(whole)


@cache
def _impulse_response() -> Signal:
    """Impulse response of a small soft room: decaying band-limited noise."""
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
    """The sound with peaks above the ceiling smoothly lowered for some milliseconds."""
    ceiling = 10 ** (CEILING / 20)
    between = np.abs(soxr.resample(sound, RATE, _OVERSAMPLING * RATE))
    between.resize(_OVERSAMPLING * len(sound), refcheck=False)
    peaks = np.maximum(between.reshape(-1, _OVERSAMPLING).max(axis=1), np.abs(sound))
    if peaks.max(initial=0.0) <= ceiling:
        return sound
    needed = np.minimum(1.0, ceiling / np.maximum(peaks, 1e-9))
    # each gain averages minima whose windows all contain the peak: the ceiling holds
    around = np.pad(needed, _EASE - 1, mode="edge")
    lowest = np.lib.stride_tricks.sliding_window_view(around, _EASE).min(axis=1)
    weights = np.hanning(_EASE + 2)[1:-1]
    return np.asarray(sound * np.convolve(lowest, weights / weights.sum(), "valid"))
