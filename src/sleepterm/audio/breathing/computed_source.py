"""A source whose frames are computed from their numbers, as they are read."""

from __future__ import annotations

from collections.abc import Callable

from sleepterm.audio.sample_format import RATE
from sleepterm.audio.samples import Block, silence
from sleepterm.units import Seconds

Compute = Callable[[int, int], Block]
"""The frames from the first number until before the second, shape (frames, 2).

The same number gives the same frame, whatever was read before.
"""


class ComputedSource:
    """Implements `SoundSource` without a file, for tracks that play once.

    Args:
        length: of the sound, in seconds.
        position: seconds into it where it begins.
        compute: gives the frames; None for silence.
    """

    error = None

    def __init__(
        self, length: Seconds, position: Seconds, compute: Compute | None = None
    ) -> None:
        self._frames = round(length * RATE)
        self._compute = compute
        self._at = 0
        self.seek(position)

    @property
    def length(self) -> Seconds:
        """Seconds of the whole sound."""
        return Seconds(self._frames / RATE)

    @property
    def position(self) -> Seconds:
        """Seconds that were read, at most the length."""
        return Seconds(self._at / RATE)

    @property
    def ended(self) -> bool:
        """Whether everything was read."""
        return self._at >= self._frames

    def read(self, frames: int) -> Block:
        """The next frames, a new array of shape (frames, 2); silence after the end."""
        out = silence(frames)
        end = min(self._at + frames, self._frames)
        if self._compute is not None and end > self._at:
            out[: end - self._at] = self._compute(self._at, end)
        self._at = end
        return out

    def seek(self, position: Seconds) -> None:
        """Continue from `position` in seconds, clamped to the length."""
        self._at = min(max(0, round(position * RATE)), self._frames)

    def close(self) -> None:
        """Nothing is open."""
