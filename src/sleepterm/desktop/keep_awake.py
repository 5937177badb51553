"""Keeps the machine from falling asleep by itself while something plays.

The display may go dark, and the user can still send the machine to sleep.
"""

from __future__ import annotations

import contextlib
import queue
import threading
from typing import TYPE_CHECKING

from sleepterm.audio.state import Device, Status
from sleepterm.desktop.inhibit import WHY_IDLE, IdleInhibitor, inhibit_command
from sleepterm.playback.companion import FrontEnd
from sleepterm.playback.events import PlaybackChanged, PlaybackEvent
from sleepterm.playback.state import PlaybackState
from sleepterm.units import Seconds

if TYPE_CHECKING:
    from wakepy import DBusAdapter, Mode
    from wakepy.core import DBusMethodCall

_ENDING = Seconds(0.8)
_OUR_WORDS = {"wakepy": "sleepterm", "wakelock active": WHY_IDLE}
"""What desktops show of who keeps the machine awake, in place of wakepy's words."""


class AwakeLock:
    """A lock against falling asleep; call everything on one thread.

    The desktop's own is asked for first; where there is none, that of the system.
    """

    def __init__(self) -> None:
        self._mode: Mode | None = None
        self._child = IdleInhibitor()

    def hold(self) -> str:
        """Ask for the lock, which may take some seconds.

        Returns:
            Who keeps the machine awake now, a name of a service or program; "" if
            nothing here does.
        """
        with contextlib.suppress(Exception):
            # A fault of a desktop's must not end the sound.
            if name := self._hold_by_desktop():
                return name
        return inhibit_command() if self._child.hold() else ""

    def release(self) -> None:
        """Give it back, if it is held."""
        mode, self._mode = self._mode, None
        if mode is not None:
            with contextlib.suppress(Exception):
                mode.__exit__(None, None, None)
        self._child.release()

    def _hold_by_desktop(self) -> str:
        from wakepy import keep  # noqa: PLC0415 - loads D-Bus

        mode = keep.running(on_fail="pass", dbus_adapter=_adapter())
        mode.__enter__()
        if not mode.active or mode.method is None:
            # wakepy would keep it for ever.
            mode.__exit__(None, None, None)
            return ""
        self._mode = mode
        return mode.method.name


class KeepAwake:
    """A `Companion` that holds the lock while something plays."""

    def __init__(self) -> None:
        self._wishes: queue.SimpleQueue[bool | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._is_wanted = False

    def start(self, front_end: FrontEnd) -> None:
        """Begin to follow playback."""
        front_end.playback.subscribe(self._follow)
        self._decide(front_end.playback.state)

    def close(self) -> None:
        """Give the lock back."""
        self._wishes.put(None)
        if self._thread is not None:
            self._thread.join(_ENDING)

    def _follow(self, event: PlaybackEvent) -> None:
        if isinstance(event, PlaybackChanged):
            self._decide(event.state)

    def _decide(self, state: PlaybackState) -> None:
        is_wanted = (
            state.status is Status.PLAYING and state.device is not Device.MISSING
        )
        if is_wanted != self._is_wanted:
            self._is_wanted = is_wanted
            self._wishes.put(is_wanted)
            if self._thread is None:
                self._thread = threading.Thread(
                    target=self._work, name="sleepterm-awake", daemon=True
                )
                self._thread.start()

    def _work(self) -> None:
        """Do what was wished last; a desktop may take its time."""
        lock = AwakeLock()
        while (wish := self._wishes.get()) is not None:
            lock.release()
            if wish and self._wishes.empty():
                lock.hold()
        lock.release()


def _adapter() -> type[DBusAdapter] | None:
    """Speaks to the desktop in our name; None where there is no D-Bus."""
    try:
        from wakepy import JeepneyDBusAdapter  # noqa: PLC0415
    except ImportError:
        return None

    class Adapter(JeepneyDBusAdapter):  # type: ignore[misc, valid-type]
        def process(self, call: DBusMethodCall) -> object:
            call.args = tuple(
                _OUR_WORDS.get(x, x) if isinstance(x, str) else x for x in call.args
            )
            try:
                return super().process(call)
            except Exception:
                # wakepy closes only the connection of a lock that was granted.
                self.close_connections()
                raise

    return Adapter
