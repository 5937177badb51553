"""Solid things that are knocked: a soft tip sets the modes of a body ringing."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from studio.dsp.ring import RATE, Signal
from studio.dsp.spectrum import amplitude

_SILENCE = 70.0  # dB under the start, where a mode may end


@dataclass(frozen=True)
class Mode:
    """One way in which a body rings.

    Attributes:
        hz: its pitch.
        level_db: its strength.
        decay: seconds to fall by 60 dB.
    """

    hz: float
    level_db: float
    decay: float


def knocked(modes: tuple[Mode, ...], contact: float, lean: float = 0.0) -> Signal:
    """One knock; its loudest amplitude is 1.

    Args:
        modes: of the body.
        contact: seconds for which the tip touches: the force is half a sine, so modes
            far above 1 / contact hardly sound (van den Doel & Pai, Presence 7:382,
            1998): the softer the tip, the duller the knock.
        lean: -1 to 1, where the body is hit: a mode sounds as it moves there,
            up or down, much or little.
    """
    longest = max(mode.decay for mode in modes) * _SILENCE / 60
    time = np.arange(round(longest * RATE)) / RATE
    sound = np.zeros(len(time))
    for index, mode in enumerate(modes):
        place = np.cos(2.4 * index + 2 * lean)
        favour = np.copysign(0.4 + 0.6 * abs(place), place)
        fall = amplitude(mode.level_db - 60 * time / mode.decay)
        sound += favour * fall * np.sin(2 * np.pi * mode.hz * time)
    touch = np.sin(np.pi * np.linspace(0, 1, max(3, round(contact * RATE))))
    struck = np.convolve(sound, touch)
    struck *= np.clip((len(struck) - np.arange(len(struck))) / (0.004 * RATE), 0, 1)
    return np.asarray(struck / np.abs(struck).max())
