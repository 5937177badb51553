"""The loop modes: endless streams made from one file.

They work at the file's own rate, in front of the resampler, so that a seam does not
restart the resampler.
"""

from __future__ import annotations

import random
from typing import Protocol

import numpy as np

from sleepterm.audio.samples import Block, silence
from sleepterm.audio.sources.decoder import Decoder
from sleepterm.audio.sources.stretch_choice import SHORTEST_SECONDS, StretchChoice
from sleepterm.library.catalog.track import LoopMode

CROSSFADE_SECONDS = 4.0
SPARSE_FIRST_SECONDS = (1.0, 5.0)
SPARSE_PAUSE_SECONDS = (20.0, 90.0)
_EDGE_SECONDS = 0.02


class Stream(Protocol):
    """A stream of stereo frames at a fixed rate."""

    def read(self, frames: int) -> Block:
        """The next frames, shape (frames, 2); fewer only at the end.

        Raises:
            DecodeError: the file behind it is damaged.
        """


class Loop(Stream, Protocol):
    """An endless stream."""

    def approach_seam(self, frames: int) -> None:
        """Start `frames` before the next seam; call it before the first `read`.

        A shorter file begins at its start; a sparse loop begins with an event.

        Raises:
            DecodeError: the file behind it is damaged.
        """


def make_loop(
    decoder: Decoder, mode: LoopMode, rng: random.Random, events: int = 1
) -> Loop:
    """An endless stream of a file in a loop mode.

    A file shorter than a second is looped in memory; a file too short to shuffle is
    crossfaded.

    Args:
        decoder: the file.
        mode: the loop mode.
        rng: random choices of the shuffle and sparse modes.
        events: number of events in the file of a sparse loop.

    Raises:
        DecodeError: the file is damaged.
    """
    if mode is LoopMode.SPARSE:
        return SparseLoop(decoder, rng, events)
    if decoder.frames < decoder.rate:
        return ShortLoop(decoder, exact=mode is LoopMode.EXACT)
    if mode is LoopMode.EXACT:
        return ExactLoop(decoder)
    if mode is LoopMode.SHUFFLE and decoder.frames >= SHORTEST_SECONDS * decoder.rate:
        return ShuffleLoop(decoder, rng)
    return CrossfadeLoop(decoder)


def equal_power(tail: Block, head: Block) -> Block:
    """Crossfade from `tail` to `head`, both of shape (frames, 2), at constant power.

    Suits sounds that are not correlated with each other.
    """
    turn = np.linspace(0, np.pi / 2, len(tail), endpoint=False, dtype=np.float32)
    mixed: Block = tail * np.cos(turn)[:, None] + head * np.sin(turn)[:, None]
    return mixed


class ExactLoop:
    """Loops a file whose end continues in its start, without a crossfade."""

    def __init__(self, decoder: Decoder) -> None:
        self._decoder = decoder

    def approach_seam(self, frames: int) -> None:
        """Go to `frames` before the file's end."""
        self._decoder.seek(max(0, self._decoder.frames - frames))

    def read(self, frames: int) -> Block:
        """The next frames, shape (frames, 2)."""
        parts: list[Block] = []
        while frames > 0:
            if self._decoder.position == self._decoder.frames:
                self._decoder.seek(0)
            parts.append(self._decoder.read(frames))
            frames -= len(parts[-1])
        return _concatenated(parts)


class ShortLoop:
    """Loops a file of less than a second from memory, without seeking.

    Args:
        decoder: the file.
        exact: whether its end continues in its start; else they are crossfaded.
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
        """Nothing: the seam is less than a second away."""

    def read(self, frames: int) -> Block:
        """The next frames, shape (frames, 2)."""
        at = np.arange(self._at, self._at + frames) % len(self._ring)
        self._at = (self._at + frames) % len(self._ring)
        return self._ring[at]


class _Spliced:
    """Plays stretches of a file, each crossfaded into the next."""

    def __init__(self, decoder: Decoder, overlap: int) -> None:
        self._decoder = decoder
        self._overlap = overlap
        self._join = silence(0)
        self._end = 0

    def approach_seam(self, frames: int) -> None:
        """Go to `frames` before the next crossfade."""
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
        return _concatenated(parts)

    def _splice(self) -> None:
        tail = self._decoder.read(self._overlap)
        start, self._end = self._next_stretch()
        self._decoder.seek(start)
        self._join = equal_power(tail, self._decoder.read(len(tail)))

    def _next_stretch(self) -> tuple[int, int]:
        """First frame of the next stretch, and the frame where its crossfade begins."""
        raise NotImplementedError


class CrossfadeLoop(_Spliced):
    """Loops any file by crossfading its last seconds into its first."""

    def __init__(self, decoder: Decoder) -> None:
        wanted = int(CROSSFADE_SECONDS * decoder.rate)
        super().__init__(decoder, min(wanted, decoder.frames // 3))
        self._end = decoder.frames - self._overlap

    def _next_stretch(self) -> tuple[int, int]:
        return 0, self._end


class ShuffleLoop(_Spliced):
    """Plays a steady texture in stretches, those first that were not heard for long."""

    def __init__(self, decoder: Decoder, rng: random.Random) -> None:
        self._choice = StretchChoice(decoder.frames, decoder.rate, rng)
        super().__init__(decoder, self._choice.overlap)
        start, self._end = self._next_stretch()
        decoder.seek(start)

    def _next_stretch(self) -> tuple[int, int]:
        return self._choice.next_stretch()


class SparseLoop:
    """Plays single events of a file with random pauses between them.

    Args:
        decoder: the file.
        rng: random choices of event and pause.
        events: number of equally long stretches of the file that hold one event each.
    """

    def __init__(self, decoder: Decoder, rng: random.Random, events: int = 1) -> None:
        self._decoder = decoder
        self._rng = rng
        self._events = max(1, min(events, decoder.frames))
        self._event = -1
        self._start = self._end = 0
        self._pause = self._random_frames(SPARSE_FIRST_SECONDS)
        self._choose_event()

    def approach_seam(self, frames: int) -> None:
        """Start with the first event, without the pause before it."""
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
                part = self._read_event(frames)
            parts.append(part)
            frames -= len(part)
        return _concatenated(parts)

    def _read_event(self, frames: int) -> Block:
        at = self._decoder.position
        part = self._decoder.read(min(frames, self._end - at))
        place = np.arange(at, at + len(part))
        from_edge = np.minimum(place - self._start, self._end - 1 - place)
        edge = min(int(_EDGE_SECONDS * self._decoder.rate), self._end - self._start)
        part = part * np.minimum(1, from_edge / max(1, edge))[:, None]
        if self._decoder.position == self._end:
            self._choose_event()
            self._pause = self._random_frames(SPARSE_PAUSE_SECONDS)
        return part.astype(np.float32)

    def _choose_event(self) -> None:
        others = [x for x in range(self._events) if x != self._event]
        self._event = self._rng.choice(others or [0])
        frames = self._decoder.frames
        self._start = self._event * frames // self._events
        self._end = (self._event + 1) * frames // self._events
        self._decoder.seek(self._start)

    def _random_frames(self, seconds: tuple[float, float]) -> int:
        return int(self._rng.uniform(*seconds) * self._decoder.rate)


def _concatenated(parts: list[Block]) -> Block:
    return parts[0] if len(parts) == 1 else np.concatenate(parts)
