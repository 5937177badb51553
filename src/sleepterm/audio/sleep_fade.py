"""Applies the sleep timer's gain to a block."""

from __future__ import annotations

import numpy as np

from sleepterm.audio.sample_format import RATE
from sleepterm.audio.samples import Block
from sleepterm.night.sleep_timer import SleepTimer
from sleepterm.units import Seconds

_STEP = RATE // 200
"""Frames between computed values of the fade; linear in between."""


def apply_sleep_fade(mix: Block, timer: SleepTimer) -> None:
    """Multiply a block, shape (frames, 2), in place by the timer's gain from now on."""
    length = Seconds(0.0 if timer.paused else len(mix) / RATE)
    if timer.gain() == 1.0 == timer.gain(length):
        return
    at = np.arange(0, len(mix) + _STEP, _STEP)
    moving = 0.0 if timer.paused else 1.0 / RATE
    gains = [timer.gain(Seconds(float(x) * moving)) for x in at]
    curve = np.interp(np.arange(len(mix)), at, gains)
    mix *= curve.astype(np.float32)[:, None]
