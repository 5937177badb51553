"""Writes blocks to a sound file instead of a sound card."""

from __future__ import annotations

import contextlib
import errno
import os
from pathlib import Path

import soundfile as sf

from sleepterm.audio.sample_format import RATE
from sleepterm.audio.samples import Block
from sleepterm.errors import SleeptermError
from sleepterm.store.files.file_errors import cannot_write
from sleepterm.translation import gettext as _

FORMATS = {
    ".wav": ("WAV", "PCM_24"),
    ".flac": ("FLAC", "PCM_24"),
    ".ogg": ("OGG", "VORBIS"),
}

_PROBE = 1 << 20
"""Bytes that a disk must have room for, to count as not full."""


class FileOutput:
    """Writes blocks to a WAV, FLAC or Ogg Vorbis file at 48 kHz.

    The file gets its name only when it is complete.

    Args:
        path: the file; its suffix, a key of `FORMATS`, sets the format.

    Raises:
        SleeptermError: the suffix is none of the three.
    """

    def __init__(self, path: Path) -> None:
        if path.suffix.lower() not in FORMATS:
            raise SleeptermError(
                _("Unknown format"),
                _("'{file}' does not end in {formats}.").format(
                    file=path.name, formats=", ".join(FORMATS)
                ),
                _("Choose one of these."),
            )
        self._path = path
        self._part = path.with_name(f".{path.name}.part")
        self._file: sf.SoundFile | None = None

    def open(self) -> None:
        """Create the file under a temporary name beside its own.

        Raises:
            SleeptermError: the folder can't be written to, or a folder has its name.
        """
        if self._file is not None:
            return
        # Not only when it gets its name, after minutes of rendering.
        if self._path.is_dir():
            is_folder = errno.EISDIR
            raise self._unwritable(OSError(is_folder, os.strerror(is_folder)))
        kind, subtype = FORMATS[self._path.suffix.lower()]
        try:
            self._file = sf.SoundFile(
                self._part, "w", RATE, 2, format=kind, subtype=subtype
            )
        except (OSError, sf.SoundFileError) as error:
            refused = self._unwritable(error)
            self.discard()
            raise refused from error

    def wait(self) -> None:
        """Return at once: a file is always ready."""

    def write(self, block: Block) -> None:
        """Append a block, shape (frames, 2).

        Raises:
            SleeptermError: the disk is full or gone.
        """
        assert self._file is not None, "open() comes first"  # noqa: S101
        try:
            self._file.write(block)
        except (OSError, sf.SoundFileError) as error:
            raise self._unwritable(error) from error

    def drain(self) -> None:
        """Return at once: a file keeps everything."""

    def close(self) -> None:
        """Finish the file and give it its name.

        Raises:
            SleeptermError: the disk is full or gone.
        """
        if self._file is not None:
            try:
                self._file.close()
                self._file = None
                self._part.replace(self._path)
            except (OSError, sf.SoundFileError) as error:
                raise self._unwritable(error) from error

    def discard(self) -> None:
        """Delete an unfinished file."""
        with contextlib.suppress(OSError, sf.SoundFileError):
            if self._file is not None:
                self._file.close()
        self._file = None
        with contextlib.suppress(OSError):
            self._part.unlink(missing_ok=True)

    def _unwritable(self, error: Exception) -> SleeptermError:
        hint = _("Choose another place, or make room.")
        return cannot_write(self._path, self._reason(error), hint)

    def _reason(self, error: Exception) -> str:
        if isinstance(error, OSError):
            return error.strerror or str(error)
        # libsndfile says only that there was a "System error": ask the system again.
        try:
            with self._part.open("ab") as file:
                file.write(bytes(_PROBE))
        except OSError as refused:
            return refused.strerror or str(refused)
        return str(getattr(error, "error_string", "") or error).rstrip(".")
