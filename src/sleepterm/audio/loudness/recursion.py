"""Recursive filters over many frames at once, by matrix products."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
Section = tuple[Array, Array]
"""Coefficients b and a of a filter of second order, a[0] = 1."""

_ROW = 32
_ROWS = 16
_GROUPS = 32
CHUNK = _ROW * _ROWS * _GROUPS
"""Frames that are filtered at a time. The products stay so small that a BLAS does not
wake threads for them, which would cost more than it gains."""


class Recursion:
    """Filters chunk after chunk, exactly as frame by frame would.

    What a row of frames gives is what it gives from rest, a product with the impulse
    response, and the free decay of the state before it. Where each row ends from rest
    is a product too, so the states of a group of rows are found as the frames of a row
    are, and those of all groups likewise (the block form of a state-space filter;
    C. W. Barnes and S. Shinnaka, "Block-shift invariance and block implementation of
    discrete-time filters", IEEE Trans. Circuits and Systems 27, 1980).

    Args:
        sections: filters that are applied one after another.
        channels: channels of every chunk.
    """

    def __init__(self, sections: Iterable[Section], channels: int) -> None:
        system = _System.of(sections)
        self._channels = channels
        self._order = len(system.step)
        self._response = _response(system)
        self._into_end = _into_end(system)
        self._from_state = _free_decay(system, _ROW)
        by_row = np.linalg.matrix_power(system.step, _ROW)
        self._rows = _Chain(by_row, _ROWS)
        self._groups = _Chain(np.linalg.matrix_power(by_row, _ROWS), _GROUPS)
        self._state = np.zeros((channels, self._order))

    def filter(self, chunk: Array) -> Array:
        """Filter the next frames, shape (channels, CHUNK), into a new array."""
        rows = chunk.reshape(-1, _ROWS, _ROW)
        filtered = rows @ self._response
        # Products of channel by channel, so that each is small.
        ends = (rows @ self._into_end).reshape(self._channels, _GROUPS, -1)
        group_ends = self._rows.end(ends).reshape(self._channels, -1)
        groups = self._groups.starts(self._state, group_ends)
        self._state = self._groups.after(self._state, group_ends)
        starts = self._rows.starts(groups.reshape(self._channels, _GROUPS, -1), ends)
        filtered += starts.reshape(-1, _ROWS, self._order) @ self._from_state
        return filtered.reshape(self._channels, CHUNK)


@dataclass(frozen=True, slots=True)
class _System:
    """state' = step @ state + enter * x, y = leave @ state + through * x."""

    step: Array
    enter: Array
    leave: Array
    through: float

    @classmethod
    def of(cls, sections: Iterable[Section]) -> Self:
        whole = cls(np.zeros((0, 0)), np.zeros(0), np.zeros(0), 1.0)
        for section in sections:
            whole = whole._followed_by(*section)
        return whole

    def _followed_by(self, b: Array, a: Array) -> Self:
        order = len(self.step)
        step = np.zeros((order + 2, order + 2))
        own = np.array([[-a[1], 1.0], [-a[2], 0.0]])
        enter = b[1:] - a[1:] * b[0]
        step[:order, :order] = self.step
        step[order:, order:] = own
        step[order:, :order] = np.outer(enter, self.leave)
        return type(self)(
            step,
            np.concatenate([self.enter, enter * self.through]),
            np.concatenate([b[0] * self.leave, [1.0, 0.0]]),
            float(b[0]) * self.through,
        )


class _Chain:
    """The states along a run of equal steps, all at once.

    Args:
        step: takes a state over one step.
        count: steps in the run.
    """

    def __init__(self, step: Array, count: int) -> None:
        order = len(step)
        powers = [np.linalg.matrix_power(step, n).T for n in range(count + 1)]
        self._decay = np.concatenate(powers[:count], axis=1)
        self._whole = powers[count]
        self._last = np.concatenate(powers[count - 1 :: -1])
        blocks = np.zeros((count, order, count, order))
        for end in range(count):
            for later in range(end + 1, count):
                blocks[end, :, later] = powers[later - end - 1]
        self._carried = blocks.reshape(count * order, count * order)

    def starts(self, state: Array, ends: Array) -> Array:
        """The states before each step.

        Args:
            state: before the run, shape (..., order).
            ends: where each step ends from rest, shape (..., count x order).

        Returns:
            Shape as that of `ends`.
        """
        return np.asarray(state @ self._decay + ends @ self._carried)

    def end(self, ends: Array) -> Array:
        """The states behind runs that start from rest; `ends` as in `starts`."""
        return np.asarray(ends @ self._last)

    def after(self, state: Array, ends: Array) -> Array:
        """The states behind runs; the arguments are those of `starts`."""
        return np.asarray(state @ self._whole + ends @ self._last)


def _free_decay(system: _System, frames: int) -> Array:
    """What a state alone gives in the next frames, shape (order, frames)."""
    columns = []
    leave = system.leave
    for _ in range(frames):
        columns.append(leave)
        leave = leave @ system.step
    return np.stack(columns, axis=1)


def _response(system: _System) -> Array:
    """What each frame of a row adds to each, shape (row, row)."""
    behind = system.enter @ _free_decay(system, _ROW - 1)
    impulse = np.concatenate([np.zeros(_ROW - 1), [system.through], behind])
    return np.stack([impulse[_ROW - 1 - at :][:_ROW] for at in range(_ROW)])


def _into_end(system: _System) -> Array:
    """What each frame of a row adds to the state behind it, shape (row, order)."""
    states = [system.enter]
    for _ in range(_ROW - 1):
        states.append(system.step @ states[-1])
    return np.stack(states[::-1])
