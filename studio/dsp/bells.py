"""Struck metal: a sum of partials, each with its own decay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from studio.dsp.ring import RATE, Ring, Stereo
from studio.dsp.spectrum import amplitude

# of a mode, as (share, offset in beats): unequal, or the tone would pulse into silence
_HALVES = ((0.78, -0.22), (0.22, 0.78))
_APART = 0.4  # radians by which the phases differ from ear to ear
_SILENCE_DB = -90.0  # where a partial may end unheard


@dataclass(frozen=True)
class Partial:
    """One mode of the metal.

    Attributes:
        ratio: its pitch over that of the lowest mode.
        level_db: its strength.
        decay: seconds to fall by 60 dB.
        beat: Hz between its two halves: no bowl is perfectly round.
    """

    ratio: float
    level_db: float
    decay: float
    beat: float = 0.0


Timbre: TypeAlias = Sequence[Partial]

# The modes of a singing bowl lie near 1 : 2.8 : 5.2 : 8.1 (Inacio, Henrique &
# Antunes, "The dynamics of Tibetan singing bowls", Acta Acustica 92:637, 2006).
BOWL: Timbre = (
    Partial(1.0, 0, 24.0, 0.35),
    Partial(2.78, -7, 17.0, 0.6),
    Partial(5.18, -17, 8.0, 0.9),
    Partial(8.1, -28, 4.0, 1.4),
)

# A small bell under a felt mallet: little but its two lowest modes.
CHIME: Timbre = (
    Partial(1.0, 0, 9.0, 0.3),
    Partial(2.0, -22, 5.0, 0.5),
    Partial(2.76, -15, 4.0, 0.7),
    Partial(5.4, -30, 1.5),
)


def struck(ring: Ring, pitch: float, timbre: Timbre, softness: float) -> Stereo:
    """One stroke.

    Args:
        ring: random numbers: the phases differ from ear to ear and blow to blow.
        pitch: of the lowest mode, in Hz.
        timbre: the modes.
        softness: seconds the mallet stays; the tone takes as long to rise.
    """
    longest = max(partial.decay for partial in timbre) * _SILENCE_DB / -60
    time = np.arange(int(longest * RATE)) / RATE
    sound = np.zeros((len(time), 2))
    for partial in timbre:
        fall = amplitude(partial.level_db - 60 * time / partial.decay)
        for share, half in _HALVES:
            hz = pitch * partial.ratio + half * partial.beat
            phase = ring.rng.uniform(0, 2 * np.pi) + ring.rng.uniform(-1, 1, 2) * _APART
            turns = 2 * np.pi * hz * time[:, None] + phase
            sound += share * fall[:, None] * np.sin(turns)
    rise = np.sin(np.pi / 2 * np.clip(time / softness, 0, 1)) ** 2
    end = np.clip((time[-1] - time) / 0.1, 0, 1)
    return np.asarray(sound * (rise * end)[:, None])


def laid(line: Stereo, sound: Stereo, at: float, gain: float = 1.0) -> None:
    """Adds ``sound`` to the line at a time in seconds, wrapping past its end."""
    places = (round(at * RATE) + np.arange(len(sound))) % len(line)
    np.add.at(line, places, gain * sound)
