"""Says whether media keys can reach sleepterm on this machine."""

from __future__ import annotations

import sys
from importlib.util import find_spec

from sleepterm.desktop.session_bus.address import session_bus_address
from sleepterm.translation import gettext as _

_REACH = _("media keys and playerctl reach sleepterm through the D-Bus session bus")


def media_keys_state() -> str:
    """One clause for the user; may wait some seconds for the bus."""
    if sys.platform != "linux":
        return _("media keys reach sleepterm on Linux only")
    if find_spec("dbus_fast") is None:
        return _(
            "media keys and playerctl do not reach sleepterm: the package dbus-fast is"
            " not installed"
        )
    address = session_bus_address()
    if not address:
        return _(
            "media keys and playerctl do not reach sleepterm: this session has no D-Bus"
            " session bus"
        )
    # Imported late: the library is not there on every system.
    from sleepterm.desktop.session_bus.connection import (  # noqa: PLC0415
        reaches_bus,
    )

    if not reaches_bus(address):
        return _(
            "media keys and playerctl do not reach sleepterm: the D-Bus session bus"
            " does not answer"
        )
    return _REACH
