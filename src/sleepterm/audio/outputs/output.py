"""The protocol of outputs, and the error of a missing sound device."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from sleepterm.errors import SleeptermError
from sleepterm.translation import gettext as _

if TYPE_CHECKING:
    from sleepterm.audio.samples import Block


class OutputError(SleeptermError):
    """No sound device can be opened, or it was lost.

    Args:
        reason: in a few words, without a full stop.
        is_awaited: whether the user named a device, and it is not there now.
    """

    def __init__(self, reason: str, *, is_awaited: bool = False) -> None:
        super().__init__(
            _("No sound device"),
            _("No sound device can be used: {reason}.").format(reason=reason),
            _("Connect one or start the sound server, and try again."),
            exit_status=1,
        )
        self.reason = reason
        self.is_awaited = is_awaited


class Output(Protocol):
    """A sound card or file that takes blocks."""

    def open(self, *, any_device: bool = False) -> None:
        """Open the device; does nothing if it is open.

        Args:
            any_device: whether the default will do if the user named a device that is
                not there.

        Raises:
            OutputError: there is no device.
        """

    def wait(self) -> None:
        """Block until the next block can be written.

        Raises:
            OutputError: the device was lost.
        """

    def write(self, block: Block) -> None:
        """Write a block, float32, shape (frames, 2), at 48 kHz.

        Raises:
            OutputError: the device was lost.
        """

    def drain(self) -> None:
        """Block until everything written was played."""

    def close(self) -> None:
        """Release the device; it may be opened again."""
