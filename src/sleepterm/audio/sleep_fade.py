"""The gain of the sleep timer, frame by frame."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from sleepterm.audio.gain_curve import gain_curve
from sleepterm.audio.sample_format import RATE
from sleepterm.audio.samples import Block
from sleepterm.night.sleep_timer import SleepTimer
from sleepterm.units import Seconds

Curve = npt.NDArray[np.float32]
"""A gain for each frame, shape (frames, 1)."""


def fade_curve(timer: SleepTimer, frames: int) -> Curve | None:
    """The timer's gain over the next frames; None if it is 1 all the time."""
    length = Seconds(0.0 if timer.paused else frames / RATE)
    if timer.gain() == 1.0 == timer.gain(length):
        return None
    return gain_curve(timer.gain, frames, moves=not timer.paused)


def apply_curve(block: Block, curve: Curve | None) -> None:
    """Multiply a block, shape (frames, 2), in place."""
    if curve is not None:
        block *= curve
