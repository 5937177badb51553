"""Computes a slowly moving gain for every sample of a block."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from sleepterm.audio.sample_format import RATE
from sleepterm.units import Seconds

_STEP = RATE // 200
"""Frames between computed values; linear in between."""


def gain_curve(
    gain: Callable[[Seconds], float], frames: int, *, moves: bool
) -> npt.NDArray[np.float32]:
    """The gain of each frame, shape (frames, 1).

    Args:
        gain: the amplitude factor after so many seconds of sound.
        frames: how many follow each other.
        moves: whether time passes for this gain; otherwise it stands still.
    """
    # The end too, so that the next block goes on from the same value.
    at = np.append(np.arange(0, frames, _STEP), frames)
    moving = 1.0 / RATE if moves else 0.0
    gains = [gain(Seconds(float(x) * moving)) for x in at]
    return np.interp(np.arange(frames), at, gains).astype(np.float32)[:, None]
