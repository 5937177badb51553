"""A sheet that buckles: many sharp small pulses, few of them strong."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from studio.dsp.ring import RATE, Ring, Signal

_KINDS = 32
_ENERGIES = 1000.0  # ratio of the strongest pulse to the weakest
_SILENCE = 6.0  # decays after which nothing is left


@dataclass(frozen=True)
class Sheet:
    """What is bent.

    Attributes:
        per_second: pulses at full speed.
        pitch: lowest and highest centre of their noise, in Hz.
        decay: shortest and longest time to fall to 1/e, in seconds.
        exponent: the number of pulses falls as their energy to this power.
        breadth: width of their noise, as a share of its centre.
    """

    per_second: float
    pitch: tuple[float, float]
    decay: tuple[float, float]
    exponent: float = 1.5
    breadth: float = 0.5


def crumpled(ring: Ring, sheet: Sheet, speed: Signal) -> Signal:
    """The pulses of a movement; the strongest possible one has an energy of 1.

    The energies of the clicks of a crumpled sheet follow a power law with an exponent
    of 1.3 to 1.6, whatever the sheet (Kramer & Lobkovsky, Physical Review E 53:1465,
    1996); here over three decades, so that no click startles.

    Args:
        ring: lends its chance; the sound is as long as ``speed``.
        sheet: what is bent.
        speed: 0 is rest, 1 is full speed.
    """
    kinds = [_pulse(ring, sheet) for _ in range(_KINDS)]
    longest = max(len(kind) for kind in kinds)
    line = np.zeros(len(speed) + longest)
    starts = np.flatnonzero(
        ring.rng.random(len(speed)) < speed * sheet.per_second / RATE
    )
    strength = np.sqrt(_energies(ring, len(starts), sheet.exponent))
    chosen = ring.rng.integers(0, _KINDS, len(starts))
    for start, kind, level in zip(
        starts.tolist(), chosen.tolist(), strength.tolist(), strict=True
    ):
        pulse = kinds[kind]
        line[start : start + len(pulse)] += level * pulse
    end = round(0.01 * RATE)
    line = line[: len(speed)]
    line[-end:] *= np.linspace(1, 0, min(end, len(line)))[-len(line) :]
    return np.asarray(line)


def _energies(ring: Ring, count: int, exponent: float) -> Signal:
    """Between 1 / `_ENERGIES` and 1, their number falling by the power law."""
    lowest = _ENERGIES ** (exponent - 1)
    chance = ring.rng.random(count)
    return np.asarray((lowest + chance * (1 - lowest)) ** (1 / (1 - exponent)))


def _pulse(ring: Ring, sheet: Sheet) -> Signal:
    pitch = np.exp(ring.rng.uniform(*np.log(sheet.pitch)))
    decay = np.exp(ring.rng.uniform(*np.log(sheet.decay)))
    frames = 16 + int(_SILENCE * decay * RATE)
    hz = np.fft.rfftfreq(frames, 1 / RATE)
    resonance = 1 / (1 + ((hz - pitch) / (sheet.breadth * pitch)) ** 2)
    sound = np.fft.irfft(
        np.fft.rfft(ring.rng.standard_normal(frames)) * resonance, frames
    )
    sound *= np.exp(-np.arange(frames) / RATE / decay)
    return np.asarray(sound / np.sqrt(np.sum(sound**2)))
