"""Endless streams made of a file: the four loop modes.

All work at the file's own rate, in front of the resampler, so that a seam is one
of samples and not of resamplers.
"""

from __future__ import annotations

import random
from typing import Protocol

import numpy as np

from sleepterm.audio.samples import Block, silence
from sleepterm.audio.sources.decoder import Decoder
from sleepterm.library.catalog.track import LoopMode

CROSSFADE_SECONDS = 4.0
SHUFFLE_CROSSFADE_SECONDS = 2.0
STRETCH_SECONDS = (5.0, 20.0)
SPARSE_FIRST_SECONDS = (1.0, 5.0)
SPARSE_PAUSE_SECONDS = (20.0, 90.0)
_EDGE_SECONDS = 0.02


class Stream(Protocol):
    """Frames at one rate, one after the other."""

    def read(self, frames: int) -> Block:
        """The next frames, shape (frames, 2); fewer only at the end.

        Raises:
            DecodeError: the file behind it is damaged.
        """


class Loop(Stream, Protocol):
    """An endless stream."""

    def approach_seam(self, frames: int) -> None:
        """Before anything is read: go to so many frames before the next seam.

        A file that is shorter begins at its start; single events begin at once.

        Raises:
            DecodeError: the file behind it is damaged.
        """


def make_loop(
    decoder: Decoder, mode: LoopMode, rng: random.Random, events: int = 1
) -> Loop:
    """The endless stream of a file in a loop mode.

    Args:
        decoder: the file.
        mode: how it is kept going.
        rng: its chance.
        events: of a sparse file.

    Raises:
        DecodeError: the file is damaged.
    """
    if mode is LoopMode.SPARSE:
        return SparseLoop(decoder, rng, events)
    if decoder.frames < decoder.rate:
        return ShortLoop(decoder, exact=mode is LoopMode.EXACT)
    if mode is LoopMode.EXACT:
        return ExactLoop(decoder)
    shortest = STRETCH_SECONDS[0] + 2 * SHUFFLE_CROSSFADE_SECONDS
    if mode is LoopMode.SHUFFLE and decoder.frames >= 2 * shortest * decoder.rate:
        return ShuffleLoop(decoder, rng)
    return CrossfadeLoop(decoder)


def equal_power(tail: Block, head: Block) -> Block:
    """One stretch becoming another of the same shape, at constant power.

    Right for sounds that do not resemble each other sample by sample.
    """
    turn = np.linspace(0, np.pi / 2, len(tail), endpoint=False, dtype=np.float32)
    mixed: Block = tail * np.cos(turn)[:, None] + head * np.sin(turn)[:, None]
    return mixed


class ExactLoop:
    """A file that is a ring: the end is followed by the start, frame by frame."""

    def __init__(self, decoder: Decoder) -> None:
        self._decoder = decoder

    def approach_seam(self, frames: int) -> None:
        """To so many frames before the file's end."""
        self._decoder.seek(max(0, self._decoder.frames - frames))

    def read(self, frames: int) -> Block:
        """The next frames of the ring, shape (frames, 2)."""
        parts: list[Block] = []
        while frames > 0:
            if self._decoder.position == self._decoder.frames:
                self._decoder.seek(0)
            parts.append(self._decoder.read(frames))
            frames -= len(parts[-1])
        return _joined(parts)


class ShortLoop:
    """A file of less than a second: a ring in memory, instead of a seek each round.

    Args:
        decoder: the file.
        exact: it is a ring already; else its end is laid over its start.
    """

    def __init__(self, decoder: Decoder, *, exact: bool) -> None:
        ring = decoder.read(decoder.frames)
        overlap = 0 if exact else len(ring) // 3
        if overlap:
            join = equal_power(ring[-overlap:], ring[:overlap])
            ring = np.concatenate([join, ring[overlap:-overlap]])
        self._ring = ring
        self._at = 0

    def approach_seam(self, frames: int) -> None:
        """It is never far away."""

    def read(self, frames: int) -> Block:
        """The next frames of the ring, shape (frames, 2)."""
        at = np.arange(self._at, self._at + frames) % len(self._ring)
        self._at = (self._at + frames) % len(self._ring)
        return self._ring[at]


class _Spliced:
    """Stretches of a file, each ending in a crossfade to the next one's start."""

    def __init__(self, decoder: Decoder, overlap: int) -> None:
        self._decoder = decoder
        self._overlap = overlap
        self._join = silence(0)
        self._end = 0

    def approach_seam(self, frames: int) -> None:
        """To so many frames before this stretch is left for the next."""
        self._decoder.seek(max(self._decoder.position, self._end - frames))

    def read(self, frames: int) -> Block:
        """The next frames, shape (frames, 2)."""
        parts: list[Block] = []
        while frames > 0:
            if len(self._join):
                part, self._join = self._join[:frames], self._join[frames:]
            elif self._decoder.position < self._end:
                left = self._end - self._decoder.position
                part = self._decoder.read(min(frames, left))
            else:
                self._splice()
                continue
            parts.append(part)
            frames -= len(part)
        return _joined(parts)

    def _splice(self) -> None:
        tail = self._decoder.read(self._overlap)
        start, self._end = self._next_stretch()
        self._decoder.seek(start)
        self._join = equal_power(tail, self._decoder.read(len(tail)))

    def _next_stretch(self) -> tuple[int, int]:
        """The next stretch's first frame, and the one at which its tail begins."""
        raise NotImplementedError


class CrossfadeLoop(_Spliced):
    """Any file: its last seconds are laid over its first ones."""

    def __init__(self, decoder: Decoder) -> None:
        wanted = int(CROSSFADE_SECONDS * decoder.rate)
        super().__init__(decoder, min(wanted, decoder.frames // 3))
        self._end = decoder.frames - self._overlap

    def _next_stretch(self) -> tuple[int, int]:
        return 0, self._end


class ShuffleLoop(_Spliced):
    """A steady texture: random stretches, so that nothing comes round again."""

    def __init__(self, decoder: Decoder, rng: random.Random) -> None:
        super().__init__(decoder, int(SHUFFLE_CROSSFADE_SECONDS * decoder.rate))
        self._rng = rng
        start, self._end = self._next_stretch()
        decoder.seek(start)

    def _next_stretch(self) -> tuple[int, int]:
        rate, frames = self._decoder.rate, self._decoder.frames
        low, high = STRETCH_SECONDS
        high = min(high, frames / rate / 2)
        length = int(self._rng.uniform(low, high) * rate) + self._overlap
        room = frames - length - self._overlap
        start = self._rng.randint(0, room)
        # Going on from about the same place would sound like the file itself
        # twice over, out of step.
        near = self._decoder.position - self._overlap
        if abs(start - near) < 2 * self._overlap:
            start = (start + room // 2) % (room + 1)
        return start, start + length


class SparseLoop:
    """Single events: one of the file's, then silence of a random length.

    Args:
        decoder: the file.
        rng: its chance.
        events: how many equally long stretches of the file hold one event each.
    """

    def __init__(self, decoder: Decoder, rng: random.Random, events: int = 1) -> None:
        self._decoder = decoder
        self._rng = rng
        self._events = max(1, min(events, decoder.frames))
        self._event = -1
        self._start = self._end = 0
        self._pause = self._random(SPARSE_FIRST_SECONDS)
        self._turn_to_another()

    def approach_seam(self, frames: int) -> None:
        """To the first event, without the silence before it."""
        del frames
        self._pause = 0

    def read(self, frames: int) -> Block:
        """The next frames, shape (frames, 2)."""
        parts: list[Block] = []
        while frames > 0:
            if self._pause:
                part = silence(min(frames, self._pause))
                self._pause -= len(part)
            else:
                part = self._sounding(frames)
            parts.append(part)
            frames -= len(part)
        return _joined(parts)

    def _sounding(self, frames: int) -> Block:
        at = self._decoder.position
        part = self._decoder.read(min(frames, self._end - at))
        place = np.arange(at, at + len(part))
        from_edge = np.minimum(place - self._start, self._end - 1 - place)
        edge = min(int(_EDGE_SECONDS * self._decoder.rate), self._end - self._start)
        part = part * np.minimum(1, from_edge / max(1, edge))[:, None]
        if self._decoder.position == self._end:
            self._turn_to_another()
            self._pause = self._random(SPARSE_PAUSE_SECONDS)
        return part.astype(np.float32)

    def _turn_to_another(self) -> None:
        others = [x for x in range(self._events) if x != self._event]
        self._event = self._rng.choice(others or [0])
        frames = self._decoder.frames
        self._start = self._event * frames // self._events
        self._end = (self._event + 1) * frames // self._events
        self._decoder.seek(self._start)

    def _random(self, seconds: tuple[float, float]) -> int:
        return int(self._rng.uniform(*seconds) * self._decoder.rate)


def _joined(parts: list[Block]) -> Block:
    return parts[0] if len(parts) == 1 else np.concatenate(parts)
