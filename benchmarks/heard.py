"""An output that judges what it hears, and forgets it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from tests.audio.fakes import FakeOutput

from sleepterm.audio.sample_format import RATE
from sleepterm.audio.samples import Block

Span = tuple[float, float]
"""Seconds of the night: from, to."""


class Heard(FakeOutput):
    """Takes blocks, and keeps figures only.

    Args:
        now: seconds of the night that have passed.

    Attributes:
        sounding: spans in which there is to be sound.
        last: seconds of the night at which something was last heard.
        gap: the longest silence in seconds while there was to be sound.
        step: the largest step from sample to sample.
    """

    def __init__(self, now: Callable[[], float]) -> None:
        super().__init__()
        self.sounding: Sequence[Span] = ()
        self.last = 0.0
        self.gap = 0.0
        self.step = 0.0
        self._now = now
        self._silent = 0
        self._end = 0.0
        self._before = np.zeros((1, 2), np.float32)
        self._at_edges = self._within = 0.0
        self._blocks_heard = self._frames_heard = 0

    @property
    def edges(self) -> float:
        """The mean step from block to block, divided by that within blocks.

        A click of the engine's own stands between two blocks; of clean sound it is
        about 1, however rough that is.
        """
        if not self._within:
            return 1.0
        within = self._within / (self._frames_heard - self._blocks_heard)
        return self._at_edges / self._blocks_heard / within

    def write(self, block: Block) -> None:
        """Judge a block."""
        start = self._now()
        end = start + len(block) / RATE
        if start - self._end > 1 / RATE:
            # The device was silent meanwhile.
            self._before[:] = 0.0
        self._judge_steps(block)
        self._judge_silence(block, start, end)
        self._end, self._before = end, block[-1:].copy()

    def _judge_steps(self, block: Block) -> None:
        steps = np.abs(np.diff(block, axis=0, prepend=self._before))
        self.step = max(self.step, float(steps.max()))
        edge = float(steps[0].sum())
        self._at_edges += edge
        self._within += float(steps.sum()) - edge
        self._blocks_heard += 1
        self._frames_heard += len(block)

    def _judge_silence(self, block: Block, start: float, end: float) -> None:
        heard = np.flatnonzero(block.any(axis=1))
        if len(heard):
            self.last = start + (int(heard[-1]) + 1) / RATE
        if not any(low <= start and end <= high for low, high in self.sounding):
            self._silent = 0
            return
        # Silence goes on from block to block.
        places = np.concatenate(([-1 - self._silent], heard, [len(block)]))
        self.gap = max(self.gap, (int(np.diff(places).max()) - 1) / RATE)
        self._silent = len(block) - 1 - int(places[-2])
