"""A decoder that reads the decoded copy of its file, once there is one."""

from __future__ import annotations

from pathlib import Path

from sleepterm.audio.samples import Block
from sleepterm.audio.sources.decoded_copies import DecodedCopies
from sleepterm.audio.sources.decoder import DamagedError, DecodeError, Decoder
from sleepterm.units import Seconds

WORTH_IT = Seconds(60.0)
"""Of a file that is played for so long, a copy is wanted."""


class CopiedDecoder(Decoder):
    """Reads a file, or the copy of it; it changes over before a seek.

    Args:
        path: the file.
        copies: makes and finds copies.
    """

    def __init__(self, path: Path, copies: DecodedCopies) -> None:
        super().__init__(path)
        self._copies = copies
        self._original = path
        self._read_frames = 0
        self._copy: Path | None = None
        self._take_copy()

    @property
    def is_costly_now(self) -> bool:
        """Whether each return decodes again what could be copied."""
        return self.is_costly and self._copy is None

    def read(self, frames: int) -> Block:
        """The next frames, shape (frames, 2); fewer only at the file's end.

        Raises:
            DecodeError: the file is damaged here, or gone.
        """
        at = self.position
        try:
            block = super().read(frames)
        except DamagedError:
            if self._copy is None:
                raise
            self._leave_copy(self._copy, at)
            block = super().read(frames)
        self._read_frames += len(block)
        return block

    def seek(self, frame: int) -> None:
        """Continue from a frame, 0 to `frames`.

        Raises:
            DecodeError: the file is damaged there, or gone.
        """
        self._take_copy()
        super().seek(frame)

    def _take_copy(self) -> None:
        if not self.is_costly_now:
            return
        copy = self._copies.find(self._original)
        if copy is None:
            if self._read_frames >= WORTH_IT * self.rate:
                self._copies.make(self._original)
            return
        try:
            self._go_on_with(copy)
        except DecodeError:
            self._copies.forget(copy)
        else:
            self._copy = copy

    def _leave_copy(self, copy: Path, at: int) -> None:
        self._copies.forget(copy)
        self._copy = None
        self._read_frames = 0
        self._go_on_with(self._original)
        super().seek(at)
