"""What a layer reads its sound from."""

from __future__ import annotations

from typing import Protocol

from sleepterm.audio.samples import Block
from sleepterm.units import Seconds


class SoundSource(Protocol):
    """Gives stereo blocks at 48 kHz, from a file or made while it plays."""

    @property
    def length(self) -> Seconds:
        """Seconds of the whole sound."""

    @property
    def position(self) -> Seconds:
        """Seconds that were read of a sound that plays once, at most its length."""

    @property
    def ended(self) -> bool:
        """Whether everything was read."""

    @property
    def error(self) -> Exception | None:
        """Why the sound ended early; None without damage."""

    def read(self, frames: int) -> Block:
        """The next frames, a new array of shape (frames, 2); silence after the end."""

    def seek(self, position: Seconds) -> None:
        """Continue from `position` in seconds, clamped to the length."""

    def close(self) -> None:
        """Release what it holds."""
