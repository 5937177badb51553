"""Records when the user was last awake: the last key while something played."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from sleepterm.audio.events import Event, PlaybackStopped, StateChanged, TimerFinished
from sleepterm.audio.state import Status
from sleepterm.playback.host import Host

RecordKeys = Callable[[Sequence[float]], None]
"""Stores times of last keys, in seconds since the epoch (UTC); waits for a disk."""

_PAUSE = 3600.0
"""After so many seconds without a key the last one before them counts for itself."""


class KeyRecorder:
    """Keeps the time of the last key in memory, and stores it when the sound ends.

    A key counts while something plays; whatever starts to play is a key's doing, too.

    Args:
        host: clock and threads.
        record: stores the times; None records nothing.
    """

    def __init__(self, host: Host, record: RecordKeys | None) -> None:
        self._host = host
        self._record = record
        self._is_playing = False
        self._keys: list[float] = []

    def press(self) -> None:
        """Note that the user has pressed a key."""
        if self._is_playing:
            self._note()

    def receive(self, event: Event) -> None:
        """Handle an event of the player."""
        match event:
            case StateChanged(state):
                was_playing = self._is_playing
                self._is_playing = state.status is Status.PLAYING
                if self._is_playing and not was_playing:
                    self._note()
            case TimerFinished() | PlaybackStopped():
                if self._record and self._keys:
                    keys = self.take()
                    self._host.in_background(partial(self._record, keys))
            case _:
                pass

    def finish(self) -> None:
        """Store what is not stored yet; waits for a disk."""
        if self._record and self._keys:
            self._record(self.take())

    def take(self) -> tuple[float, ...]:
        """What is not stored yet, for the caller to store."""
        keys = tuple(self._keys)
        self._keys.clear()
        return keys

    def _note(self) -> None:
        now = self._host.now().at
        if self._keys and now - self._keys[-1] < _PAUSE:
            self._keys.pop()
        self._keys.append(now)
