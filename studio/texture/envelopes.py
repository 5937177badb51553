"""The envelopes of a sound's bands, as the ear's first stages pass them on."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from scipy.signal import resample_poly

from studio.dsp.ring import RATE, Signal, Stereo

Spectrum: TypeAlias = npt.NDArray[np.complex128]

LISTENING_RATE = 20_000  # Hz: nothing above 10 kHz is compared
ENVELOPE_RATE = 400  # Hz
BANDS = 30
COMPRESSION = 0.3  # exponent, as of the cochlea
_LOWEST, _HIGHEST = 45.0, 9900.0  # Hz, where the first band begins and the last ends
_LEVEL = 0.1  # A-weighted RMS to which every sound is brought
_BASEBAND_RATE = 4000  # Hz
_FLOOR = 1e-6


def _erb_number(hz: Signal) -> Signal:
    return np.asarray(21.4 * np.log10(1 + 0.00437 * hz))


_FIRST, _LAST = _erb_number(np.array([_LOWEST, _HIGHEST]))
_EDGES = np.linspace(_FIRST, _LAST, BANDS + 2)
CENTRES: Signal = (10 ** (_EDGES[1:-1] / 21.4) - 1) / 0.00437
"""Of the bands, in Hz; equally wide in ERBs (Glasberg & Moore 1990)."""


def heard(sound: Stereo) -> Signal:
    """The left channel at `LISTENING_RATE`, without silence at its ends or offset."""
    line = resample_poly(sound[:, 0], LISTENING_RATE, RATE)
    line = _without_silent_ends(line)
    return np.asarray(line - line.mean())


def envelopes(line: Signal) -> Signal:
    """Compressed band envelopes, shape (`BANDS`, frames at `ENVELOPE_RATE`).

    The line is taken as a ring. Half-cosine bands, Hilbert envelopes raised to
    `COMPRESSION` (McDermott & Simoncelli, Neuron 71:926, 2011).
    """
    step = LISTENING_RATE // ENVELOPE_RATE
    frames = len(line) // step * step
    spectrum = np.fft.rfft(line[:frames])
    hz = np.asarray(np.fft.rfftfreq(frames, 1 / LISTENING_RATE), np.float64)
    power = 2 * np.sum((np.abs(spectrum) * a_weighting(hz)) ** 2) / frames**2
    spectrum = spectrum * (_LEVEL / np.sqrt(power + 1e-20))
    place = _erb_number(hz)
    found = [_envelope(spectrum, place, edge, frames) for edge in _EDGES[1:-1]]
    return np.stack(found)


def a_weighting(hz: Signal) -> Signal:
    """The A-weighting as an amplitude (IEC 61672-1)."""
    square = np.maximum(hz, 1e-3) ** 2
    middle = (square + 107.7**2) * (square + 737.9**2)
    ends = (square + 20.6**2) * np.sqrt(middle) * (square + 12194.0**2)
    return np.asarray(12194.0**2 * square**2 / ends * 10 ** (2.0 / 20))


def _envelope(spectrum: Spectrum, place: Signal, centre: float, frames: int) -> Signal:
    distance = (place - centre) / (_EDGES[1] - _EDGES[0])
    inside = np.flatnonzero(np.abs(distance) < 1)
    # carried down round its middle, a band needs no more than 4000 samples a second
    short = frames * _BASEBAND_RATE // LISTENING_RATE
    band = np.zeros(short, complex)
    at = (inside - inside[len(inside) // 2]) % short
    band[at] = 2 * spectrum[inside] * np.cos(np.pi / 2 * distance[inside])
    envelope = np.abs(np.fft.ifft(band)) * short / frames
    slow = np.fft.rfft(envelope**COMPRESSION)
    points = frames * ENVELOPE_RATE // LISTENING_RATE
    line = np.fft.irfft(slow[: points // 2 + 1], points) * points / short
    return np.maximum(line, _FLOOR)


def _without_silent_ends(line: Signal) -> Signal:
    block = LISTENING_RATE // 20
    count = len(line) // block
    if count <= 2 * 20:
        return line
    power = (line[: count * block].reshape(count, block) ** 2).mean(axis=1)
    level = 10 * np.log10(power + 1e-14)
    loud = np.flatnonzero(level > np.median(level) - 30)
    return line[loud[0] * block : (loud[-1] + 1) * block]
