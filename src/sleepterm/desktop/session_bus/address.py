"""Where the user's session bus is."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from urllib.parse import quote

_TRANSPORTS = ("unix:", "tcp:")


def session_bus_address() -> str:
    """The address of the session bus; "" if there is none.

    A bus that would first have to be launched is none.
    """
    if sys.platform != "linux":
        return ""
    address = os.environ.get("DBUS_SESSION_BUS_ADDRESS", "")
    if address:
        return address if address.startswith(_TRANSPORTS) else ""
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    socket = Path(runtime, "bus")
    if not runtime or not socket.is_socket():
        return ""
    return f"unix:path={quote(str(socket))}"
