"""Writes blocks to a sound file instead of a sound card."""

from __future__ import annotations

from pathlib import Path

import soundfile as sf

from sleepterm.audio.samples import RATE, Block
from sleepterm.errors import SleeptermError

FORMATS = {
    ".wav": ("WAV", "PCM_24"),
    ".flac": ("FLAC", "PCM_24"),
    ".ogg": ("OGG", "VORBIS"),
}


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
                "Unknown format",
                f"'{path.name}' does not end in {', '.join(FORMATS)}.",
                "Choose one of these.",
            )
        self._path = path
        self._part = path.with_name(f".{path.name}.part")
        self._file: sf.SoundFile | None = None

    def open(self) -> None:
        """Create the file under a temporary name beside its own.

        Raises:
            SleeptermError: the folder can't be written to.
        """
        if self._file is not None:
            return
        kind, subtype = FORMATS[self._path.suffix.lower()]
        try:
            self._file = sf.SoundFile(
                self._part, "w", RATE, 2, format=kind, subtype=subtype
            )
        except (OSError, sf.SoundFileError) as error:
            raise _unwritable(self._path, error) from error

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
            raise _unwritable(self._path, error) from error

    def drain(self) -> None:
        """Return at once: a file keeps everything."""

    def close(self) -> None:
        """Finish the file and give it its name."""
        if self._file is not None:
            self._file.close()
            self._file = None
            self._part.replace(self._path)

    def discard(self) -> None:
        """Delete an unfinished file."""
        if self._file is not None:
            self._file.close()
            self._file = None
        self._part.unlink(missing_ok=True)


def _unwritable(path: Path, error: Exception) -> SleeptermError:
    reason = str(getattr(error, "error_string", "") or error)
    return SleeptermError(
        "Can't write",
        f"'{path}' can't be written: {reason}.",
        "Choose another place, or make room.",
        exit_status=1,
    )
