"""The statistics of a sound's texture, after McDermott & Simoncelli (2011).

Neuron 71:926. Time is averaged away: two minutes of rain have about the same ones.
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from typing import TypeAlias

import numpy as np

from studio.dsp.ring import Signal, Stereo
from studio.texture.envelopes import (
    BANDS,
    CENTRES,
    COMPRESSION,
    ENVELOPE_RATE,
    LISTENING_RATE,
    Spectrum,
    a_weighting,
    envelopes,
    heard,
)

Statistics: TypeAlias = Mapping[str, Signal]
"""By the names in `KINDS`, and "w": how loud each band is against the loudest."""

KINDS = ("spec", "cv", "skew", "kurt", "mod", "corr", "c1")
"""Mean level, spread, skewness, kurtosis, modulation, correlation of bands over all,
and over octaves of modulation."""

APART = (1, 2, 3, 5, 8, 11, 16, 21)
"""Distances, in bands, at which `corr` is taken."""
APART_BY_OCTAVE = (1, 2, 5)
"""Distances at which `c1` is taken."""

MODULATION: Signal = np.geomspace(0.1, 180.0, 21)
"""Centres of the modulation bands, in Hz."""
_OCTAVES = 3.125 * 2.0 ** np.arange(6)  # Hz

_WINDOW, _MOST_WINDOWS = 30, 4  # seconds, and how many of them
_FEWEST_CYCLES = 2.0  # of a modulation, for it to say anything


def statistics(sound: Stereo) -> Statistics:
    """The statistics of a sound: the mean over up to four windows of 30 s."""
    each = [_of_window(window) for window in _windows(heard(sound))]
    with warnings.catch_warnings():
        # slow modulations are missing from all windows of a short sound
        warnings.simplefilter("ignore", RuntimeWarning)
        found = {
            kind: np.nanmean([one[kind] for one in each], axis=0) for kind in KINDS
        }
    level = found["spec"] + 20 * np.log10(a_weighting(CENTRES))
    return found | {"w": 10 ** ((level - level.max()) * 2 * COMPRESSION / 20)}


def _windows(line: Signal) -> list[Signal]:
    length = _WINDOW * LISTENING_RATE
    if len(line) > 12 * LISTENING_RATE:
        # clear of fades at the ends
        margin = LISTENING_RATE * (3 if len(line) > 2 * length else 1)
        line = line[margin:-margin]
    if len(line) <= 1.15 * length:
        return [line[:length]]
    count = min(_MOST_WINDOWS, max(2, len(line) // length))
    starts = np.linspace(0, len(line) - length, count).astype(int)
    return [line[start : start + length] for start in starts]


def _of_window(line: Signal) -> Statistics:
    envelope = envelopes(line)
    points = envelope.shape[1]
    mean = envelope.mean(axis=1)
    spread = envelope.std(axis=1) + 1e-9
    normal = (envelope - mean[:, None]) / spread[:, None]
    spectrum = np.fft.rfft(normal, axis=1)[:, 1:]
    octave = np.log2(np.fft.rfftfreq(points, 1 / ENVELOPE_RATE)[1:])
    return {
        "spec": 20 / COMPRESSION * np.log10(mean),
        "cv": np.log(spread / mean),
        "skew": np.arcsinh((normal**3).mean(axis=1)),
        "kurt": np.log((normal**4).mean(axis=1)),
        "mod": _modulation(spectrum, octave, points),
        "corr": _beside(normal @ normal.T / points, APART),
        "c1": _correlation_by_octave(spectrum, octave),
    }


def _modulation(spectrum: Spectrum, octave: Signal, points: int) -> Signal:
    """Power in each modulation band, in dB: shape (`BANDS`, 21)."""
    width = np.log2(MODULATION[1] / MODULATION[0])
    distance = np.abs(octave - np.log2(MODULATION)[:, None])
    share = np.clip(1 - distance / width, 0, None)
    power = 2 * np.abs(spectrum) ** 2 / points**2
    level = 10 * np.log10(power @ share.T + 1e-5)
    level[:, MODULATION * points / ENVELOPE_RATE < _FEWEST_CYCLES] = np.nan
    return np.asarray(level)


def _correlation_by_octave(spectrum: Spectrum, octave: Signal) -> Signal:
    found = []
    for centre in _OCTAVES:
        share = np.clip(1 - np.abs(octave - np.log2(centre)), 0, None)
        product = np.real((spectrum * share) @ spectrum.conj().T)
        size = np.sqrt(np.diag(product)) + 1e-12
        found.append(_beside(product / size / size[:, None], APART_BY_OCTAVE))
    return np.array(found)


def _beside(square: Signal, apart: tuple[int, ...]) -> Signal:
    """The entries of pairs of bands so many apart, distance after distance."""
    band = np.arange(BANDS)
    return np.concatenate([square[band[:-gap], band[gap:]] for gap in apart])
