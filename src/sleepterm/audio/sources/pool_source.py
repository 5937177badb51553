"""The parts of a night one after the other, as one sound with one position."""

from __future__ import annotations

import contextlib
from bisect import bisect_right
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass

from sleepterm.audio.ramp import Ramp
from sleepterm.audio.sample_format import RATE
from sleepterm.audio.samples import Block, silence
from sleepterm.audio.sources.sound_source import SoundSource
from sleepterm.night.pool_night import PoolNight, Span
from sleepterm.units import Seconds

AHEAD = Seconds(10.0)
"""How long before a part its file is opened."""

_FADE_IN = Seconds(0.03)

OpenPart = Callable[[str, Seconds], SoundSource]
"""Opens a part by its name, at a position in its file; may raise."""

PartLost = Callable[[str, BaseException], None]
"""Called with a part that can't be played and why, on the thread that reads."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A span in frames."""

    part: str
    start: int
    end: int
    at: Seconds


class PoolSource:
    """Plays a night of parts, with silence between them.

    A part that can't be opened, or is damaged, is skipped. While a part is still being
    opened the position stands still.

    Args:
        night: what plays when.
        opens: opens a part.
        position: seconds into the night.
        opening: executor that opens parts ahead; None opens each when it is due, which
            is reproducible to the frame.
        lost: hears of parts that are skipped.

    Attributes:
        length: seconds of the night.
        error: always None.
    """

    def __init__(
        self,
        night: PoolNight,
        opens: OpenPart,
        position: Seconds = Seconds(0.0),
        opening: Executor | None = None,
        lost: PartLost = lambda _part, _error: None,
    ) -> None:
        self.length = night.length
        self.error: Exception | None = None
        self._stretches = _in_frames(night.spans)
        self._frames = round(night.length * RATE)
        self._opens = opens
        self._opening = opening
        self._lost = lost
        self._lost_parts: set[str] = set()
        self._opened: dict[str, Future[SoundSource]] = {}
        self._gain = Ramp(1.0)
        # the part that is read, whose file is where it must be
        self._current = ""
        self._at = 0
        self.seek(position)

    @property
    def position(self) -> Seconds:
        """Seconds of the night that were read, at most its length."""
        return Seconds(min(self._at / RATE, self.length))

    @property
    def ended(self) -> bool:
        """Whether everything was read."""
        return self._at >= self._frames

    def read(self, frames: int) -> Block:
        """The next frames, a new array of shape (frames, 2); silence after the end."""
        out = silence(frames)
        filled = 0
        while filled < frames and not self.ended:
            read = self._read_into(out[filled:])
            if not read and self._waits():
                break
            filled += read
        return out

    def seek(self, position: Seconds) -> None:
        """Continue from `position` in seconds, clamped to the length."""
        self._at = min(max(0, round(position * RATE)), self._frames)
        self._close_all_but(())
        self._current = ""
        self._open_ahead()

    def close(self) -> None:
        """Close the files, also those that are still being opened."""
        self._close_all_but(())

    def _read_into(self, out: Block) -> int:
        """Write frames of one stretch, or of silence, and return how many."""
        self._open_ahead()
        stretch = self._next_stretch()
        if stretch is None or self._at < stretch.start:
            until = self._frames if stretch is None else stretch.start
            silent = min(len(out), until - self._at)
            self._at += silent
            return silent
        source = self._source_of(stretch)
        if source is None:
            return 0
        sound = source.read(min(len(out), stretch.end - self._at))
        self._gain.apply(sound)
        out[: len(sound)] = sound
        self._at += len(sound)
        # The damage is known before the sound in front of it has faded out.
        if source.error is not None and source.ended:
            self._skip(stretch.part, source.error)
        return len(sound)

    def _source_of(self, stretch: _Stretch) -> SoundSource | None:
        """The open file of a stretch; None if it is not open yet, or was skipped."""
        future = self._opened.get(stretch.part)
        if future is None:
            future = self._open(stretch)
        if not future.done():
            return None
        if (error := future.exception()) is not None:
            self._skip(stretch.part, error)
            return None
        if self._current != stretch.part:
            self._current = stretch.part
            self._close_all_but((stretch.part,))
            self._gain = Ramp(0.0)
            self._gain.to(1.0, _FADE_IN)
        return future.result()

    def _waits(self) -> bool:
        stretch = self._next_stretch()
        future = None if stretch is None else self._opened.get(stretch.part)
        return future is not None and not future.done()

    def _next_stretch(self) -> _Stretch | None:
        """The stretch at the position, or else the next one."""
        later = bisect_right(self._stretches, self._at, key=lambda each: each.end)
        return self._stretches[later] if later < len(self._stretches) else None

    def _open_ahead(self) -> None:
        if self._opening is None:
            return
        soon = bisect_right(
            self._stretches, self._at + round(AHEAD * RATE), key=lambda x: x.start
        )
        now = bisect_right(self._stretches, self._at, key=lambda x: x.end)
        for stretch in self._stretches[now:soon]:
            if stretch.part not in self._opened:
                self._open(stretch)

    def _open(self, stretch: _Stretch) -> Future[SoundSource]:
        """Open the file of a stretch, where it is due."""
        at = Seconds(stretch.at + max(0, self._at - stretch.start) / RATE)
        future: Future[SoundSource] | None = None
        if self._opening is not None:
            # The executor is shut down at exit, while the last fade needs sound.
            with contextlib.suppress(RuntimeError):
                future = self._opening.submit(self._opens, stretch.part, at)
        if future is None:
            future = Future()
            try:
                future.set_result(self._opens(stretch.part, at))
            except Exception as error:  # noqa: BLE001 - as an executor does
                future.set_exception(error)
        self._opened[stretch.part] = future
        return future

    def _skip(self, part: str, error: BaseException) -> None:
        """Go on behind a part that can't be read."""
        if part not in self._lost_parts:
            self._lost_parts.add(part)
            self._lost(part, error)
        ends = [each.end for each in self._stretches if each.part == part]
        self._at = max(self._at, *ends)

    def _close_all_but(self, kept: Sequence[str]) -> None:
        for part in [x for x in self._opened if x not in kept]:
            self._opened.pop(part).add_done_callback(_close)


def _in_frames(spans: Sequence[Span]) -> tuple[_Stretch, ...]:
    return tuple(
        _Stretch(span.part, round(span.start * RATE), round(span.end * RATE), span.at)
        for span in spans
    )


def _close(opened: Future[SoundSource]) -> None:
    if not opened.cancelled() and opened.exception() is None:
        opened.result().close()
