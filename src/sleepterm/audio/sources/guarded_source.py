"""A sound source behind the startle guard."""

from __future__ import annotations

import numpy as np

from sleepterm.audio.sample_format import RATE
from sleepterm.audio.samples import Block, silence
from sleepterm.audio.sources.sound_source import SoundSource
from sleepterm.audio.startle_guard import StartleGuard
from sleepterm.units import Seconds

_PIECE = RATE // 2


class GuardedSource:
    """Reads another source up to 2 s ahead and lowers what is too loud in it.

    Args:
        source: what it reads; it is closed with this one.
        lufs: integrated loudness of the whole sound.
    """

    def __init__(self, source: SoundSource, lufs: float) -> None:
        self._source = source
        self._lufs = lufs
        self._ready: Block = silence(0)
        self._begin(source.position)

    @property
    def length(self) -> Seconds:
        """Seconds of the whole sound."""
        return self._source.length

    @property
    def position(self) -> Seconds:
        """Seconds that were read of a sound that plays once, at most its length."""
        return Seconds(min(self._start + self._given / RATE, self.length))

    @property
    def ended(self) -> bool:
        """Whether everything was read."""
        return self._is_flushed and len(self._ready) == 0

    @property
    def error(self) -> Exception | None:
        """Why the sound ended early; None without damage."""
        return self._source.error

    def read(self, frames: int) -> Block:
        """The next frames, a new array of shape (frames, 2); silence after the end."""
        out = silence(frames)
        self._make_ready(frames)
        part = self._ready[:frames]
        out[: len(part)] = part
        self._ready = self._ready[len(part) :]
        self._given += len(part)
        # so that `ended` is told with the last frame, as of any source
        self._make_ready(1)
        return out

    def seek(self, position: Seconds) -> None:
        """Continue from `position` in seconds, clamped to the length."""
        self._source.seek(position)
        self._begin(self._source.position)

    def close(self) -> None:
        """Release what it holds."""
        self._source.close()

    def _begin(self, position: Seconds) -> None:
        self._start, self._given = position, 0
        self._guard = StartleGuard(self._lufs)
        self._ready = silence(0)
        self._is_flushed = False
        self._make_ready(1)

    def _make_ready(self, frames: int) -> None:
        while len(self._ready) < frames and not self._is_flushed:
            if self._source.ended:
                more, self._is_flushed = self._guard.flush(), True
            else:
                more = self._guard.push(self._read_piece())
            self._ready = np.concatenate([self._ready, more])

    def _read_piece(self) -> Block:
        """The next piece of the source, without the silence after its end."""
        length, before = self.length, self._source.position
        piece = self._source.read(_PIECE)
        if self._source.ended and length:
            read = self._source.position - before
            return piece[: max(0, round(read * RATE))]
        return piece
