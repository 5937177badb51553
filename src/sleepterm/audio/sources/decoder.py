"""One sound file, read as a stream of stereo frames at its own rate."""

from __future__ import annotations

from bisect import bisect_left
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
import soundfile as sf

from sleepterm.audio.samples import Block, to_stereo
from sleepterm.errors import SleeptermError

_PREROLL = 16_384
"""Frames decoded and dropped before a seek's aim: the first ones that a lossy
decoder gives after a jump are not yet whole."""

_MP3_START = 1 << 18
"""Bytes in which an MP3's first frame lies, behind its tags."""

_RATES = range(1_000, 1_000_001)
_LOUDEST = 1_000.0
"""Samples beyond +60 dB full scale, or not numbers at all, are damage, not sound."""


class DecodeError(SleeptermError):
    """A sound file that can't be opened or read on."""

    def __init__(self, path: Path, message: str) -> None:
        super().__init__("Unreadable sound", f"{path.name} {message}.")


class Decoder:
    """Reads a sound file frame-exactly; memory does not grow with its length.

    Args:
        path: the file.

    Attributes:
        rate: frames per second of the file.
        frames: frames in the file.
        position: the frame that is read next.

    Raises:
        DecodeError: the file can't be opened, or holds no sound.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._file = sf.SoundFile(path)
        except (TypeError, UnicodeError) as error:
            # A name that tells of raw samples, or is no text at all.
            raise DecodeError(path, "is not a sound file") from error
        except (OSError, sf.SoundFileError) as error:
            raise DecodeError(path, f"can't be opened: {_reason(error)}") from error
        self.rate: int = self._file.samplerate
        self.frames: int = self._file.frames
        self.position = 0
        if not self._file.seekable() or not 0 < self.frames < 2**62:
            self._file.close()
            raise DecodeError(path, "holds no sound")
        if self.rate not in _RATES:
            self._file.close()
            raise DecodeError(path, f"claims an impossible rate of {self.rate} Hz")
        # soundfile would seek after each read from a seekable file, to where it is
        # already; an MP3 has a break there, and every file costs twice the time.
        self._file.seekable = lambda: False
        if self._file.format == "MP3" and not _says_length(path):
            self.frames = self._counted()
            self.seek(0)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Release the file."""
        self._file.close()

    def read(self, frames: int) -> Block:
        """The next frames, shape (frames, 2); fewer only at the file's end.

        Raises:
            DecodeError: the file is damaged here, or gone.
        """
        wanted = min(frames, self.frames - self.position)
        try:
            block = self._file.read(wanted, dtype="float32", always_2d=True)
        except (OSError, sf.SoundFileError) as error:
            raise self._damaged() from error
        self.position += len(block)
        # A decoder that steps over damage says nothing, but ends too early.
        if len(block) < wanted or not np.abs(block).max(initial=0.0) < _LOUDEST:
            raise self._damaged()
        return to_stereo(block)

    def seek(self, frame: int) -> None:
        """Read on from this frame, 0 to `frames`.

        Raises:
            DecodeError: the file is damaged there, or gone.
        """
        start = max(0, frame - _PREROLL)
        try:
            self._file.seek(start)
        except (OSError, sf.SoundFileError) as error:
            raise self._damaged() from error
        self.position = start
        if frame > start:
            self.read(frame - start)

    def _counted(self) -> int:
        """The frames there really are, at most as many as the file was taken for."""

        def is_beyond(frame: int) -> bool:
            try:
                self._file.seek(frame)
                return len(self._file.read(1)) == 0
            except sf.SoundFileError:
                return True

        return bisect_left(range(self.frames), x=True, key=is_beyond)

    def _damaged(self) -> DecodeError:
        where = self.position / self.rate
        return DecodeError(self._path, f"is damaged {where:.1f} s from its start")


def _says_length(path: Path) -> bool:
    """Whether an MP3 file begins with a frame that tells its length.

    Without it libsndfile guesses from the first frame's bit rate, mostly too much.
    """
    with path.open("rb") as file:
        start = file.read(_MP3_START)
    return any(mark in start for mark in (b"Xing", b"Info", b"VBRI"))


def _reason(error: Exception) -> str:
    text = str(getattr(error, "error_string", "")) or str(error)
    return text.strip().rstrip(".") or "unknown format"
