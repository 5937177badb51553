"""Startle guard: holds sudden loud passages near the loudness of the whole."""

from __future__ import annotations

from collections import deque

import numpy as np
import numpy.typing as npt

from sleepterm.audio.loudness.k_weighting import KWeighting
from sleepterm.audio.loudness.meter import lufs_of
from sleepterm.audio.sample_format import RATE
from sleepterm.audio.samples import Block, silence

ABOVE = 8.0
"""LU by which 400 ms may exceed the loudness of the whole."""

_STEP = RATE // 10
_WINDOW = 4
"""Steps of 0.1 s in the 400 ms whose loudness counts (ITU-R BS.1770-4)."""

_TURN = 5
"""Steps in which the gain falls before a loud passage."""

_RELEASE_DB = 0.3
"""The fastest recovery in dB per step: slow enough not to pump."""

_OPEN = 1e-6


class StartleGuard:
    """Lowers what is too loud, ahead of it, and comes back slowly.

    The gain of a step is a moving average of moving minima whose windows all contain
    the loud passage, as the limiter has it, so the bound holds and nothing jumps.

    Args:
        lufs: integrated loudness of the whole sound.
    """

    def __init__(self, lufs: float) -> None:
        self._bound = lufs + ABOVE
        self._weighting = KWeighting(RATE, 2)
        self._weighted = np.zeros(0)
        self._waiting = silence(0)
        self._powers: deque[float] = deque([0.0] * (_WINDOW - 1), maxlen=_WINDOW)
        self._needs: deque[float] = deque(maxlen=_WINDOW)
        self._held = 0.0
        self._lows: deque[float] = deque(maxlen=_TURN)
        self._means: deque[float] = deque([0.0] * (_TURN - 1), maxlen=_TURN)
        self._gains: deque[float] = deque([0.0])

    def push(self, block: Block) -> Block:
        """Take a block, shape (frames, 2), and return what is ready of all so far.

        Returns:
            A new array; up to 2 s later than what was pushed.
        """
        self._waiting = np.concatenate([self._waiting, block])
        ready = [power.T for power in self._weighting.push(block)]
        for weighted in ready:
            self._measure((weighted * weighted).sum(axis=1))
        return self._pull()

    def flush(self) -> Block:
        """The rest at the end of the sound."""
        weighted = self._weighting.flush()
        self._measure((weighted * weighted).sum(axis=0))
        lacking = -len(self._weighted) % _STEP
        steps = _WINDOW + _TURN + 1
        self._measure(np.zeros(lacking + steps * _STEP))
        frames = len(self._waiting)
        padding = silence((len(self._gains) + 1) * _STEP)
        self._waiting = np.concatenate([self._waiting, padding])
        return self._pull()[:frames]

    def _measure(self, power: npt.NDArray[np.float64]) -> None:
        """Take the weighted power of further frames, summed over channels."""
        self._weighted = np.concatenate([self._weighted, power])
        whole = len(self._weighted) // _STEP
        steps = self._weighted[: whole * _STEP].reshape(whole, _STEP).mean(axis=1)
        self._weighted = self._weighted[whole * _STEP :]
        for step in steps:
            self._advance(float(step))

    def _advance(self, power: float) -> None:
        """Take one step's power; the gain of an earlier step becomes known."""
        self._powers.append(power)
        mean = sum(self._powers) / _WINDOW
        self._needs.append(min(0.0, self._bound - lufs_of(mean)))
        if len(self._needs) < _WINDOW:
            return
        # all windows of 400 ms that the oldest step lies in
        self._held = min(*self._needs, self._held + _RELEASE_DB)
        self._lows.append(self._held)
        if len(self._lows) < _TURN:
            return
        self._means.append(min(self._lows))
        self._gains.append(sum(self._means) / _TURN)

    def _pull(self) -> Block:
        """The frames whose gain is known, with that gain."""
        steps = min(len(self._gains) - 2, len(self._waiting) // _STEP)
        if steps <= 0:
            return silence(0)
        gains = np.array(self._gains)[: steps + 2]
        # between two steps the lower of both, so that a line never exceeds its step
        knots = np.minimum(gains[:-1], gains[1:])
        out = self._waiting[: steps * _STEP]
        self._waiting = self._waiting[steps * _STEP :]
        for _ in range(steps):
            self._gains.popleft()
        if knots.min() > -_OPEN:
            return out
        at = np.arange(steps * _STEP) / _STEP
        line = np.interp(at, np.arange(steps + 1), knots)
        limited: Block = out * (10 ** (line / 20)).astype(np.float32)[:, None]
        return limited
