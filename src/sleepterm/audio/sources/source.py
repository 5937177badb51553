"""A track's sound at 48 kHz, decoded a little ahead of being heard."""

from __future__ import annotations

import contextlib
import random
from concurrent.futures import Executor, Future

import numpy as np

from sleepterm.audio.samples import RATE, Block, silence
from sleepterm.audio.sources.decoder import DecodeError, Decoder
from sleepterm.audio.sources.loops import Stream, make_loop
from sleepterm.audio.sources.resampler import Resampled
from sleepterm.library.catalog.track import Track
from sleepterm.units import Seconds

CHUNK = RATE // 2
"""Frames decoded at a time: few calls, little memory."""

_END_FADE = RATE // 33
"""A file that ends in mid-swing is let down over these frames."""


class Source:
    """What a layer plays; one chunk ahead, so that damage can be faded away.

    Args:
        track: what to open.
        rng: where loops take their chance from.
        position: seconds into a guided track; loops ignore it.
        decoding: where the next chunk is decoded while this one is heard; None
            decodes in place, which makes everything happen at a fixed frame.
        lead: begin so long before a loop's seam or a guided track's end.

    Attributes:
        length: seconds of the file.
        error: why the sound ended early; None while all is well.

    Raises:
        DecodeError: the file can't be opened or its beginning not be read.
    """

    def __init__(
        self,
        track: Track,
        rng: random.Random,
        position: Seconds = Seconds(0.0),
        decoding: Executor | None = None,
        lead: Seconds | None = None,
    ) -> None:
        self._path = track.file
        self._decoder = Decoder(track.file)
        self._once = not track.is_loop
        self.length = Seconds(self._decoder.frames / self._decoder.rate)
        self.error: DecodeError | None = None
        self._decoding = decoding
        self._now: Block = silence(0)
        self._next: Future[Block] | None = None
        self._position = 0.0
        self._loop: Stream = self._decoder
        try:
            if not self._once:
                loop = make_loop(self._decoder, track.loop, rng, track.events)
                if lead is not None:
                    loop.approach_seam(int(lead * self._decoder.rate))
                self._loop = loop
            elif lead is not None:
                position = Seconds(self.length - lead)
            self._begin(position if self._once else Seconds(0.0))
        except DecodeError:
            self._decoder.close()
            raise

    @property
    def position(self) -> Seconds:
        """Seconds of a guided track that have been read."""
        return Seconds(min(self._position, self.length))

    @property
    def ended(self) -> bool:
        """Whether everything has been read."""
        return len(self._now) == 0

    def read(self, frames: int) -> Block:
        """The next frames, shape (frames, 2), silence behind the end; a fresh array."""
        out = silence(frames)
        filled = 0
        while filled < frames and len(self._now):
            if self._next and (self._next.done() or self._is_short_of(frames - filled)):
                self._prepare_end(self._next)
            part = self._now[: frames - filled]
            out[filled : filled + len(part)] = part
            filled += len(part)
            self._now = self._now[len(part) :]
            if not len(self._now):
                self._turn_over()
        self._position += filled / RATE
        return out

    def seek(self, position: Seconds) -> None:
        """Go on from another place of a guided track, in seconds, clamped.

        Damage there ends the source as damage met on the way does.
        """
        self._settle()
        self.error = None
        try:
            self._begin(position)
        except DecodeError as error:
            self._now, self._next = silence(0), None
            self.error = error

    def close(self) -> None:
        """Release the file, as soon as nothing reads it any more."""
        if self._next and not self._next.done():
            self._next.add_done_callback(lambda _done: self._decoder.close())
        else:
            self._decoder.close()

    def _begin(self, position: Seconds) -> None:
        self._position = min(max(0.0, position), self.length)
        if self._once:
            self._decoder.seek(int(self._position * self._decoder.rate))
        self._stream = self._loop
        if self._decoder.rate != RATE:
            self._stream = Resampled(self._loop, self._decoder.rate)
        self._now = self._stream.read(CHUNK)
        if len(self._now) < CHUNK:
            self._next = None
            _let_down(self._now, _END_FADE)
        else:
            self._next = self._decode()

    def _decode(self) -> Future[Block]:
        stream = self._stream
        if self._decoding is not None:
            # It takes no more when the program ends; the last fade still wants sound.
            with contextlib.suppress(RuntimeError):
                return self._decoding.submit(stream.read, CHUNK)
        chunk: Future[Block] = Future()
        try:
            chunk.set_result(stream.read(CHUNK))
        except DecodeError as error:
            chunk.set_exception(error)
        return chunk

    def _settle(self) -> None:
        if self._next:
            self._next.exception()

    def _turn_over(self) -> None:
        """The chunk is used up: take the next, and have the one behind decoded."""
        coming, self._next = self._next, None
        if coming is None or self.error is not None:
            return
        error = coming.exception()
        if error is not None:
            self.error = self._as_decode_error(error)
            return
        self._now = coming.result()
        if len(self._now) == CHUNK:
            self._next = self._decode()
        else:
            _let_down(self._now, _END_FADE)

    def _is_short_of(self, frames: int) -> bool:
        """Whether so many frames leave too few to fade, should nothing come behind."""
        return len(self._now) < frames + _END_FADE

    def _prepare_end(self, coming: Future[Block]) -> None:
        """Let this chunk down if damage, or hardly anything, comes behind it."""
        error = coming.exception()
        if error is not None:
            self._next = None
            self.error = self._as_decode_error(error)
            _let_down(self._now, len(self._now))
        elif len(coming.result()) <= _END_FADE:
            self._next = None
            self._now = np.concatenate([self._now, coming.result()])
            _let_down(self._now, _END_FADE)

    def _as_decode_error(self, error: BaseException) -> DecodeError:
        if isinstance(error, DecodeError):
            return error
        return DecodeError(self._path, f"can't be read on: {error!r}")


def _let_down(chunk: Block, frames: int) -> None:
    frames = min(frames, len(chunk))
    if frames:
        chunk[-frames:] *= np.linspace(1, 0, frames, dtype=np.float32)[:, None]
