"""Tells listeners of events, each in the same order."""

from __future__ import annotations

from collections import deque

from sleepterm.playback.events import Listener, PlaybackEvent


class EventEmitter:
    """Calls every listener with every event, on the thread that emits."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []
        self._queued: deque[PlaybackEvent] = deque()
        self._is_emitting = False

    @property
    def has_listeners(self) -> bool:
        """Whether anybody listens."""
        return bool(self._listeners)

    def subscribe(self, listener: Listener) -> None:
        """Call `listener` with every event from now on."""
        self._listeners.append(listener)

    def emit(self, event: PlaybackEvent) -> None:
        """Tell all listeners.

        They may cause more events; these are queued, so that all get them in order.
        """
        self._queued.append(event)
        if self._is_emitting:
            return
        self._is_emitting = True
        try:
            while self._queued:
                event = self._queued.popleft()
                for listener in tuple(self._listeners):
                    listener(event)
        finally:
            self._is_emitting = False
