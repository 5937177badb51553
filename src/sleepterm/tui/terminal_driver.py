"""Chooses what reads keys from the terminal and writes to it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.driver import Driver


def terminal_driver(chosen: type[Driver]) -> type[Driver]:
    """`QuietDriver` instead of Textual's `LinuxDriver`; any other choice stays.

    Args:
        chosen: the driver that Textual has chosen.
    """
    if sys.platform == "win32":
        return chosen
    from textual.drivers.linux_driver import LinuxDriver  # noqa: PLC0415 - not on Windows

    from sleepterm.tui.quiet_driver import QuietDriver  # noqa: PLC0415 - as above

    return QuietDriver if chosen is LinuxDriver else chosen
