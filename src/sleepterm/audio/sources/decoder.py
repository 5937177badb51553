"""Decodes one sound file as a stream of stereo frames at its own rate."""

from __future__ import annotations

from bisect import bisect_left
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
import soundfile as sf

from sleepterm.audio.samples import FROM_VORBIS, Block, to_stereo
from sleepterm.errors import SleeptermError
from sleepterm.formats.file_kind import looks_like
from sleepterm.formats.header_size import bytes_before_sound
from sleepterm.formats.holes import is_mostly_holes
from sleepterm.formats.mp3 import has_empty_stretches, states_length
from sleepterm.translation import gettext as _

_PREROLL = 16_384
"""Frames decoded and discarded before a seek's target: a lossy decoder gives wrong
frames at first."""

RATES = range(1_000, 384_001)
"""Frames per second of a file that is read."""
MOST_CHANNELS = 8
"""Of a file that is read; more would need too much memory."""
_MOST_TAGS = 32 << 20
"""Bytes; libsndfile would read them into memory, several times over."""
_COSTLY = ("OPUS", "MPEG")
_DAMAGE_LEVEL = 1_000.0
"""Samples above +60 dB full scale, or NaN, count as damage."""


class DecodeError(SleeptermError):
    """A sound file that can't be opened or read on."""

    def __init__(self, path: Path, message: str) -> None:
        super().__init__(_("Unreadable sound"), f"{path.name} {message}.")


class ExcessiveError(DecodeError):
    """A sound file that claims more than any sound has."""


class DamagedError(DecodeError):
    """A sound file that can't be read on from a position."""


class Decoder:
    """Reads and seeks a sound file to the exact frame, in constant memory.

    Args:
        path: the file.
        lenient: take a file that does not say how long it is, and end at damage as if
            it were the file's end; it can't be sought then.

    Attributes:
        rate: frames per second of the file.
        frames: frames in the file.
        position: the next frame to be read.
        is_costly: whether decoding it costs much more than reading samples.

    Raises:
        DecodeError: the file can't be opened, or holds no sound.
    """

    def __init__(self, path: Path, *, lenient: bool = False) -> None:
        self._path = path
        self._lenient = lenient
        self._file = _opened(path)
        self.rate: int = self._file.samplerate
        self.frames: int = self._file.frames
        self.position = 0
        channels = self._file.channels
        if channels > MOST_CHANNELS:
            self._file.close()
            raise ExcessiveError(
                path,
                _("has {channels} channels; {most} are the most").format(
                    channels=channels, most=MOST_CHANNELS
                ),
            )
        is_long_enough = self.frames > 0 and (lenient or self.frames < 2**62)
        if not self._file.seekable() or not is_long_enough:
            self._file.close()
            raise DecodeError(path, _("holds no sound"))
        if self.rate not in RATES:
            self._file.close()
            raise ExcessiveError(
                path, _("claims an impossible rate of {rate} Hz").format(rate=self.rate)
            )
        self.is_costly: bool = self._file.subtype.startswith(_COSTLY)
        self._prepare()
        if not lenient and self._guesses_length():
            if has_empty_stretches(path):
                self._file.close()
                raise DecodeError(
                    path,
                    _("has empty stretches; maybe it was not downloaded to its end"),
                )
            self.frames = self._count_frames()
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
        """Close the file."""
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
            if not self._lenient:
                raise self._damaged() from error
            block = np.zeros((0, self._file.channels), dtype=np.float32)
        is_sound = np.abs(block).max(initial=0.0) < _DAMAGE_LEVEL
        if self._lenient:
            block = block[: len(block) if is_sound else 0]
        self.position += len(block)
        # A decoder that steps over damage says nothing, but ends too early.
        if not self._lenient and (len(block) < wanted or not is_sound):
            raise self._damaged()
        return to_stereo(block if self._order is None else block[:, self._order])

    def seek(self, frame: int) -> None:
        """Continue from a frame, 0 to `frames`.

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

    def _prepare(self) -> None:
        is_vorbis = self._file.subtype in {"VORBIS", "OPUS"}
        self._order = FROM_VORBIS.get(self._file.channels) if is_vorbis else None
        # soundfile would seek after each read from a seekable file, to where it is
        # already; an MP3 has a break there, and every file costs twice the time.
        self._file.seekable = lambda: False

    def _go_on_with(self, path: Path) -> None:
        """Read on from another file with the same frames; seek before that.

        Raises:
            DecodeError: it can't be opened, or has other frames.
        """
        file = _opened(path)
        if (file.samplerate, file.frames) != (self.rate, self.frames):
            file.close()
            raise DecodeError(path, _("is damaged"))
        self._file.close()
        self._file = file
        self._prepare()

    def _guesses_length(self) -> bool:
        """Whether libsndfile only estimates the number of frames."""
        if not self._file.subtype.startswith("MPEG"):
            return False
        return self._file.format != "MP3" or not states_length(self._path)

    def _count_frames(self) -> int:
        """The real number of frames, at most the estimated one, by bisection."""

        def is_beyond(frame: int) -> bool:
            try:
                self._file.seek(frame)
                return len(self._file.read(1)) == 0
            except sf.SoundFileError:
                return True

        return bisect_left(range(self.frames), x=True, key=is_beyond)

    def _damaged(self) -> DamagedError:
        where = self.position / self.rate
        return DamagedError(
            self._path, _("is damaged {where:.1f} s from its start").format(where=where)
        )


def _opened(path: Path) -> sf.SoundFile:
    try:
        if bytes_before_sound(path, _MOST_TAGS) > _MOST_TAGS:
            raise ExcessiveError(path, _("has tags of more than 32 MB"))
        if is_mostly_holes(path):
            raise ExcessiveError(path, words_for_holes(path))
        return sf.SoundFile(path)
    except (TypeError, UnicodeError) as error:
        # A file name that means raw samples, or that is not valid text.
        raise DecodeError(path, _("is not a sound file")) from error
    except (OSError, sf.SoundFileError) as error:
        looks = looks_like(path)
        reason = (
            _("is {looks}, not a sound").format(looks=looks)
            if looks
            else _("can't be opened: {reason}").format(reason=_reason(error))
        )
        raise DecodeError(path, reason) from error


def words_for_holes(path: Path) -> str:
    """What is wrong with a file that is far larger than what is in it."""
    size = path.stat().st_size >> 20
    return _("has {size} MB, almost all of them empty").format(size=size)


def _reason(error: Exception) -> str:
    text = str(getattr(error, "error_string", "")) or str(error)
    return text.strip().rstrip(".") or _("unknown format")
