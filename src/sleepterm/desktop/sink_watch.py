"""Pauses when headphones vanish, so that the sound does not wake the room.

A server moves the sound to another device by itself, and a plug that is pulled moves it
to another port of the same one: the driver of the sound card hears of neither. So the
server is asked to tell, by a `pactl subscribe` that runs while something plays.

PipeWire's session manager may pause what plays on a device that goes, as a media key
does (WirePlumber 0.5.18 does). The user is told why then, too.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import threading
import time
from collections.abc import Callable
from functools import partial
from typing import IO

from sleepterm.audio.events import DeviceFound
from sleepterm.audio.state import Status
from sleepterm.desktop.sinks import (
    PACTL,
    Sink,
    Sinks,
    ask_sinks,
    headphones_vanished,
    pactl_environment,
)
from sleepterm.playback.companion import FrontEnd
from sleepterm.playback.events import PlaybackChanged, PlaybackEvent
from sleepterm.playback.notice import Notice
from sleepterm.playback.state import PlaybackState
from sleepterm.translation import gettext as _
from sleepterm.units import Seconds

WHY = _("headphones gone")
NOTICE = Notice(
    _("Paused, to keep the room quiet. Space plays on, aloud."),
    _("Headphones gone"),
    is_warning=True,
)

WHY_DEVICE = _("sound device gone")
NOTICE_DEVICE = Notice(
    _("Paused by the system. Space plays on."),
    _("Sound device gone"),
    is_warning=True,
)

_SETTLED = Seconds(0.5)
"""Seconds after a pause until the server lists the devices that are left."""

_CONCERNED = (b" on sink #", b" on sink-input #", b" on server ", b" on card #")
_DRIVER, _SERVERS = "SDL_AUDIODRIVER", "pulseaudio"
_MOST_BYTES = 65536


class SinkWatch:
    """A `Companion` that watches on what the sound plays."""

    def __init__(self) -> None:
        self._front_end: FrontEnd | None = None
        self._last: Sink | None = None
        self._subscription: _Subscription | None = None
        self._is_playing = False

    def start(self, front_end: FrontEnd) -> None:
        """Begin to follow playback, if a server with `pactl` plays it."""
        driver = os.environ.get(_DRIVER) or _SERVERS
        if driver == _SERVERS and shutil.which(PACTL):
            self._front_end = front_end
            front_end.playback.subscribe(self._follow)
            self._follow(PlaybackChanged(front_end.playback.state))

    def close(self) -> None:
        """End the watch."""
        self._front_end = None
        self._end()

    def _follow(self, event: PlaybackEvent) -> None:
        if isinstance(event, PlaybackChanged):
            self._watch(event.state)
        elif isinstance(event, DeviceFound) and self._is_playing:
            # The server may have been started anew.
            self._listen()

    def _watch(self, state: PlaybackState) -> None:
        """Listen to the server exactly while something plays."""
        before, self._is_playing = self._is_playing, state.status is Status.PLAYING
        if self._front_end is None or not self._is_playing:
            self._end()
            if not state.why_paused:
                if before and state.status is Status.PAUSED and self._last is not None:
                    self._look_why(self._last)
                # What paused by itself may play on by itself, but not aloud.
                self._last = None
        elif not before:
            self._listen()

    def _listen(self) -> None:
        if self._subscription is None or self._subscription.has_ended:
            self._subscription = _Subscription(self._sinks_told)

    def _end(self) -> None:
        if self._subscription is not None:
            self._subscription.end()
        self._subscription = None

    def _sinks_told(self, sinks: Sinks) -> None:
        """On the thread that listens."""
        if (front_end := self._front_end) is not None:
            front_end.post(lambda: self._compare(sinks))

    def _compare(self, sinks: Sinks) -> None:
        front_end = self._front_end
        if front_end is None or self._subscription is None:
            return
        vanished = headphones_vanished(self._last, sinks)
        self._last = sinks.ours or self._last
        playback = front_end.playback
        # An alarm is to be heard.
        if vanished and not playback.waking.has_the_player:
            playback.pause(WHY)
            front_end.show_notice(NOTICE)

    def _look_why(self, before: Sink) -> None:
        """See later whether a device that went was the reason of a pause."""

        def look() -> None:
            time.sleep(_SETTLED)
            sinks = ask_sinks(os.getpid())
            front_end = self._front_end
            if sinks is not None and front_end is not None:
                front_end.post(lambda: self._explain_pause(before, sinks))

        threading.Thread(target=look, name="sleepterm-pause", daemon=True).start()

    def _explain_pause(self, before: Sink, sinks: Sinks) -> None:
        front_end = self._front_end
        if front_end is None:
            return
        state = front_end.playback.state
        if state.status is not Status.PAUSED or state.why_paused:
            return
        # Our sound may be on no device for now.
        is_gone = before.name not in sinks.all
        if headphones_vanished(before, sinks) or (before.is_worn and is_gone):
            front_end.playback.pause(WHY)
            front_end.show_notice(NOTICE)
        elif is_gone:
            front_end.playback.pause(WHY_DEVICE)
            front_end.show_notice(NOTICE_DEVICE)


class _Subscription:
    """Asks for the sinks at first and whenever the server says that they changed.

    Args:
        listener: gets them, on a thread of its own.
    """

    def __init__(self, listener: Callable[[Sinks], None]) -> None:
        self._listener = listener
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._is_wanted = True
        self._thread = threading.Thread(
            target=self._listen, name="sleepterm-sinks", daemon=True
        )
        self._thread.start()

    @property
    def has_ended(self) -> bool:
        """Whether the server has ended it."""
        return not self._thread.is_alive()

    def end(self) -> None:
        """Listen no more."""
        with self._lock:
            self._is_wanted = False
            if self._process is not None:
                self._process.kill()

    def _listen(self) -> None:
        with contextlib.suppress(OSError):
            process = self._started()
            if process is None or process.stdout is None:
                return
            with process:
                self._ask()
                for lines in iter(partial(_lines, process.stdout), b""):
                    if any(what in lines for what in _CONCERNED):
                        self._ask()

    def _started(self) -> subprocess.Popen[bytes] | None:
        with self._lock:
            if self._is_wanted:
                self._process = subprocess.Popen(  # noqa: S603 - fixed words
                    (PACTL, "subscribe"),
                    env=pactl_environment(),
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    start_new_session=True,
                    bufsize=0,
                )
            return self._process

    def _ask(self) -> None:
        sinks = ask_sinks(os.getpid())
        if sinks is not None and self._is_wanted:
            self._listener(sinks)


def _lines(output: IO[bytes]) -> bytes:
    """The lines that are there, once there is one; several tell of one change."""
    lines = output.read(_MOST_BYTES)
    while lines and not lines.endswith(b"\n"):
        more = output.read(_MOST_BYTES)
        if not more:
            break
        lines += more
    return lines
