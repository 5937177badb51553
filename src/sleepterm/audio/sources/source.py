"""A track's sound at 48 kHz, decoded one chunk ahead."""

from __future__ import annotations

import contextlib
import random
from concurrent.futures import Executor, Future

import numpy as np

from sleepterm.audio.sample_format import RATE
from sleepterm.audio.samples import Block, silence
from sleepterm.audio.sources.copied_decoder import CopiedDecoder
from sleepterm.audio.sources.decoded_copies import DecodedCopies
from sleepterm.audio.sources.decoder import DecodeError, Decoder
from sleepterm.audio.sources.loops import Stream, make_loop
from sleepterm.audio.sources.resampler import ResampledStream
from sleepterm.library.catalog.track import Track
from sleepterm.translation import gettext as _
from sleepterm.units import Seconds

CHUNK = RATE // 2
"""Frames decoded at a time (0.5 s)."""

_END_FADE = RATE // 33
"""Frames (30 ms) over which the end of every file is faded out."""


class Source:
    """Reads a track as stereo blocks at 48 kHz.

    One chunk is decoded ahead, so that the sound fades out before damage or an end.

    Args:
        track: what to open.
        rng: random choices of the loop.
        position: seconds into a guided track; loops ignore it.
        decoding: executor that decodes the next chunk while this one plays; None
            decodes in place, which is reproducible to the frame.
        lead: begin this many seconds before a loop's seam or a guided track's end.
        copies: of files that loop for long; None decodes again each time.

    Attributes:
        length: seconds of the file.
        error: why the sound ended early; None without damage.

    Raises:
        DecodeError: the file can't be opened, or its start can't be read.
    """

    def __init__(
        self,
        track: Track,
        rng: random.Random,
        position: Seconds = Seconds(0.0),
        decoding: Executor | None = None,
        lead: Seconds | None = None,
        copies: DecodedCopies | None = None,
    ) -> None:
        self._path = track.file
        if copies is None or not track.is_loop:
            self._decoder = Decoder(track.file)
        else:
            self._decoder = CopiedDecoder(track.file, copies)
        self._is_guided = not track.is_loop
        self.length = Seconds(self._decoder.frames / self._decoder.rate)
        self.error: DecodeError | None = None
        self._decoding = decoding
        self._chunk: Block = silence(0)
        self._next: Future[Block] | None = None
        self._position = 0.0
        self._loop: Stream = self._decoder
        try:
            if not self._is_guided:
                loop = make_loop(self._decoder, track.loop, rng, track.events)
                if lead is not None:
                    loop.approach_seam(int(lead * self._decoder.rate))
                self._loop = loop
            elif lead is not None:
                position = Seconds(self.length - lead)
            self._begin(position if self._is_guided else Seconds(0.0))
        except DecodeError:
            self._decoder.close()
            raise

    @property
    def position(self) -> Seconds:
        """Seconds of a guided track that were read, at most its length."""
        return Seconds(min(self._position, self.length))

    @property
    def ended(self) -> bool:
        """Whether everything was read; never true of a loop without damage."""
        return len(self._chunk) == 0

    def read(self, frames: int) -> Block:
        """The next frames, a new array of shape (frames, 2); silence after the end."""
        out = silence(frames)
        filled = 0
        while filled < frames and len(self._chunk):
            if self._next and (self._next.done() or self._is_short_of(frames - filled)):
                self._prepare_end(self._next)
            part = self._chunk[: frames - filled]
            out[filled : filled + len(part)] = part
            filled += len(part)
            self._chunk = self._chunk[len(part) :]
            if not len(self._chunk):
                self._take_next_chunk()
        self._position += filled / RATE
        return out

    def seek(self, position: Seconds) -> None:
        """Continue a guided track from `position` in seconds, clamped to its length.

        Damage there ends the source and sets `error`.
        """
        self._wait_for_decoder()
        self.error = None
        try:
            self._begin(position)
        except DecodeError as error:
            self._chunk, self._next = silence(0), None
            self.error = error

    def close(self) -> None:
        """Close the file once the decoder thread has finished with it."""
        if self._next and not self._next.done():
            self._next.add_done_callback(lambda _done: self._decoder.close())
        else:
            self._decoder.close()

    def _begin(self, position: Seconds) -> None:
        self._position = min(max(0.0, position), self.length)
        if self._is_guided:
            self._decoder.seek(int(self._position * self._decoder.rate))
        self._stream = self._loop
        if self._decoder.rate != RATE:
            self._stream = ResampledStream(self._loop, self._decoder.rate)
        self._chunk = self._stream.read(CHUNK)
        if len(self._chunk) < CHUNK:
            self._next = None
            _fade_out(self._chunk, _END_FADE)
        else:
            self._next = self._decode()

    def _decode(self) -> Future[Block]:
        stream = self._stream
        if self._decoding is not None:
            # The executor is shut down at exit, while the last fade still needs sound.
            with contextlib.suppress(RuntimeError):
                return self._decoding.submit(stream.read, CHUNK)
        chunk: Future[Block] = Future()
        try:
            chunk.set_result(stream.read(CHUNK))
        except DecodeError as error:
            chunk.set_exception(error)
        return chunk

    def _wait_for_decoder(self) -> None:
        if self._next:
            self._next.exception()

    def _take_next_chunk(self) -> None:
        """Replace the used chunk by the following one, and decode another ahead."""
        following, self._next = self._next, None
        if following is None or self.error is not None:
            return
        error = following.exception()
        if error is not None:
            self.error = self._as_decode_error(error)
            return
        self._chunk = following.result()
        if len(self._chunk) == CHUNK:
            self._next = self._decode()
        else:
            _fade_out(self._chunk, _END_FADE)

    def _is_short_of(self, frames: int) -> bool:
        """Whether reading `frames` leaves too few for a fade-out."""
        return len(self._chunk) < frames + _END_FADE

    def _prepare_end(self, following: Future[Block]) -> None:
        """Fade this chunk out if damage, or almost nothing, follows it."""
        error = following.exception()
        if error is not None:
            self._next = None
            self.error = self._as_decode_error(error)
            _fade_out(self._chunk, len(self._chunk))
        elif len(following.result()) <= _END_FADE:
            self._next = None
            self._chunk = np.concatenate([self._chunk, following.result()])
            _fade_out(self._chunk, _END_FADE)

    def _as_decode_error(self, error: BaseException) -> DecodeError:
        if isinstance(error, DecodeError):
            return error
        return DecodeError(
            self._path, _("can't be read on: {error!r}").format(error=error)
        )


def _fade_out(chunk: Block, frames: int) -> None:
    frames = min(frames, len(chunk))
    if frames:
        chunk[-frames:] *= np.linspace(1, 0, frames, dtype=np.float32)[:, None]
