"""Another process, which plays what the screen shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sleepterm.remote.attachment import Attachment
    from sleepterm.tui.ports.start_up import StartUp


class Attached(NamedTuple):
    """What a screen that is attached needs.

    Attributes:
        to: the connection to the other process.
        start_own: gives what the app begins anew with once that process has ended.
    """

    to: Attachment
    start_own: Callable[[], StartUp]
