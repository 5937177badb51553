"""Decodes files once that are played all night, where decoding costs most of it."""

from __future__ import annotations

import contextlib
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import soundfile as sf

from sleepterm.audio.sample_format import BYTES_PER_FRAME
from sleepterm.audio.sources.decoder import Decoder
from sleepterm.errors import SleeptermError
from sleepterm.store.decoded_files import DecodedFiles
from sleepterm.units import Seconds

LONGEST = Seconds(600.0)
"""A longer file is heard too seldom in a night, and its copy is too large."""

_PAUSE = Seconds(0.1)
"""Between two seconds of sound, so that what plays is not disturbed."""


class DecodedCopies:
    """Makes and finds decoded copies; the samples are the same.

    Args:
        files: where they are kept.
        pause: seconds of sleep between two seconds of sound.
    """

    def __init__(self, files: DecodedFiles, pause: Seconds = _PAUSE) -> None:
        self._files = files
        self._pause = pause
        self._asked: set[Path] = set()
        self._is_closed = threading.Event()
        self.making = ThreadPoolExecutor(1, thread_name_prefix="sleepterm-copy")

    def find(self, file: Path) -> Path | None:
        """The copy of a file; None if there is none."""
        return self._files.find(file)

    def make(self, file: Path) -> None:
        """Make a copy of a file in the background; the first call counts."""
        if file not in self._asked:
            self._asked.add(file)
            # Nothing is begun any more while the program ends.
            with contextlib.suppress(RuntimeError):
                self.making.submit(self._make, file)

    def forget(self, copy: Path) -> None:
        """Delete a copy that can't be read."""
        self._files.forget(copy)

    def close(self) -> None:
        """Make no more; what was begun is dropped."""
        self._is_closed.set()
        self.making.shutdown(wait=False, cancel_futures=True)

    def _make(self, file: Path) -> None:
        # Without a copy it plays as well: no error matters.
        errors = (SleeptermError, OSError, sf.SoundFileError)
        with contextlib.suppress(*errors), Decoder(file) as decoder:
            if decoder.frames <= LONGEST * decoder.rate:
                self._copy(file, decoder)

    def _copy(self, file: Path, decoder: Decoder) -> None:
        size = decoder.frames * BYTES_PER_FRAME
        how = ("w", decoder.rate, 2)
        with (
            self._files.making(file, size) as part,
            sf.SoundFile(part, *how, format="WAV", subtype="FLOAT") as copy,
        ):
            while decoder.position < decoder.frames:
                copy.write(decoder.read(decoder.rate))
                if self._is_closed.wait(self._pause):
                    raise InterruptedError
