"""Where blocks go."""

from __future__ import annotations

from typing import Protocol

from sleepterm.audio.samples import Block
from sleepterm.errors import SleeptermError


class OutputError(SleeptermError):
    """There is no sound device, or it has gone."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            "No sound device",
            f"No sound device can be used: {reason}.",
            "Connect one or start the sound server, and try again.",
            exit_status=1,
        )
        self.reason = reason


class Output(Protocol):
    """Takes blocks and makes them heard, or keeps them."""

    def open(self) -> None:
        """Get ready; nothing happens if it is.

        Raises:
            OutputError: there is no device.
        """

    def wait(self) -> None:
        """Return when the next block is wanted.

        Raises:
            OutputError: the device has gone.
        """

    def write(self, block: Block) -> None:
        """Hand over a block, float32, shape (frames, 2), at 48 kHz.

        Raises:
            OutputError: the device has gone.
        """

    def drain(self) -> None:
        """Return when everything handed over has been heard."""

    def close(self) -> None:
        """Release the device; `open` may follow."""
