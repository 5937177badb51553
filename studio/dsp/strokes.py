"""Softly struck bodies in a hall: bowls, tubes, tines and strings, dull and wide."""

from __future__ import annotations

import numpy as np

from studio.dsp.bells import Timbre
from studio.dsp.dull import DULL_RATE
from studio.dsp.ring import Ring, Signal, Stereo
from studio.dsp.space import Space
from studio.dsp.spectrum import amplitude

# of a mode, as (share, offset in beats): unequal, or the tone would pulse into silence
_HALVES = ((0.78, -0.22), (0.22, 0.78))
_APART = 1.0  # radians, at most, by which a half differs from the middle at each ear
_SILENCE_DB = -84.0  # where a partial may end unheard
_HIGHEST = 5000.0  # Hz; partials above are left out
_LEVELLING = 0.1  # s over which the last of a tone is taken away

_BANDS = ((40.0, 600.0, 0.0), (600.0, 1800.0, 0.5), (1800.0, 4500.0, 1.0))


def stroke(ring: Ring, pitch: float, timbre: Timbre, softness: float) -> Stereo:
    """One soft stroke as a dull sound of its own length.

    The two halves of each mode reach the ears in phases of their own, so a stroke is
    wide without leaning to a side.

    Args:
        ring: lends its chance.
        pitch: of the lowest mode, in Hz.
        timbre: the modes.
        softness: seconds the tone takes to rise.
    """
    longest = max(partial.decay for partial in timbre) * _SILENCE_DB / -60
    time = np.arange(int(longest * DULL_RATE)) / DULL_RATE
    sound = np.zeros((len(time), 2))
    for partial in timbre:
        if pitch * partial.ratio > _HIGHEST:
            continue
        heard = time[: int(partial.decay * _SILENCE_DB / -60 * DULL_RATE)]
        fall = amplitude(partial.level_db - 60 * heard / partial.decay)
        for share, half in _HALVES:
            hz = pitch * partial.ratio + half * partial.beat
            phase = ring.rng.uniform(0, 2 * np.pi)
            apart = _APART * ring.rng.uniform(-1, 1)
            for ear, side in ((0, -apart), (1, apart)):
                wave = np.sin(2 * np.pi * hz * heard + phase + side)
                sound[: len(heard), ear] += share * fall * wave
    rise = np.sin(np.pi / 2 * np.clip(time / softness, 0, 1)) ** 2
    end = np.clip((time[-1] - time) / _LEVELLING, 0, 1)
    return np.asarray(sound * (rise * end)[:, None])


def in_hall(ring: Ring, sound: Stereo, hall: Space, level_db: float) -> Stereo:
    """A dull sound with what a hall gives back of it, ``level_db`` over the sound.

    The echo is noise that dies away exponentially, the high notes first (Moorer,
    Computer Music Journal 3(2):13, 1979), another for each ear; laid round the ring.
    """
    echo = np.zeros((ring.frames, 2))
    for ear in range(2):
        line = _echo(ring, hall)
        turns = -(-len(line) // ring.frames)
        padded = np.zeros(turns * ring.frames)
        padded[: len(line)] = line
        echo[:, ear] = padded.reshape(turns, ring.frames).sum(axis=0)
    wet = np.empty_like(sound)
    for ear in range(2):
        answer = np.fft.rfft(sound[:, ear]) * np.fft.rfft(echo[:, ear])
        wet[:, ear] = np.fft.irfft(answer, ring.frames)
    return np.asarray(sound + float(amplitude(level_db)) * wet)


def _echo(ring: Ring, hall: Space) -> Signal:
    """At an energy of 1, so that the echo is as loud as what it echoes."""
    delay = round(hall.distance * DULL_RATE)
    time = np.arange(round(hall.decay * DULL_RATE)) / DULL_RATE
    hz = np.fft.rfftfreq(len(time), 1 / DULL_RATE)
    spectrum = np.fft.rfft(ring.rng.standard_normal(len(time)))
    echo = np.zeros(delay + len(time))
    for low, high, share in _BANDS:
        band = np.fft.irfft(spectrum * ((hz >= low) & (hz < high)), len(time))
        haste = hall.softness**share
        echo[delay:] += band * 10 ** (-3 * haste * time / hall.decay)
    # it begins as gently as the walls answer one after another
    soft = round(2 * hall.distance * DULL_RATE)
    echo[delay : delay + soft] *= np.linspace(0, 1, soft)
    return np.asarray(echo / np.sqrt(np.sum(echo**2)))
