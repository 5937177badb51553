"""Resamples streams of other rates to 48 kHz."""

from __future__ import annotations

import numpy as np
import soxr

from sleepterm.audio.sample_format import RATE
from sleepterm.audio.samples import Block, silence
from sleepterm.audio.sources.loops import Stream


class ResampledStream:
    """A stream resampled to 48 kHz, continuous from block to block.

    Args:
        stream: the stream to read.
        rate: its frames per second.
    """

    def __init__(self, stream: Stream, rate: int) -> None:
        self._stream = stream
        self._chunk = max(256, rate // 4)
        self._soxr = soxr.ResampleStream(rate, RATE, 2, dtype="float32")
        self._ready = silence(0)
        self._ended = False

    def read(self, frames: int) -> Block:
        """The next frames at 48 kHz, shape (frames, 2); fewer only at the end."""
        parts = [self._ready]
        have = len(self._ready)
        while have < frames and not self._ended:
            raw = self._stream.read(self._chunk)
            self._ended = len(raw) < self._chunk
            out = self._soxr.resample_chunk(raw, last=self._ended)
            parts.append(np.asarray(out, dtype=np.float32).reshape(-1, 2))
            have += len(parts[-1])
        whole = np.concatenate(parts) if len(parts) > 1 else parts[0]
        self._ready = whole[frames:].copy()
        return whole[:frames]
