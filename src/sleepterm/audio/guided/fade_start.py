"""Where a guided track was when the sleep fade began."""

from __future__ import annotations

from sleepterm.audio.layer import Layer
from sleepterm.night.sleep_timer import SleepTimer
from sleepterm.units import Seconds


class FadeStart:
    """Notes the position, to which the track is rewound once the sound has ended."""

    def __init__(self) -> None:
        self._position: Seconds | None = None

    def forget(self) -> None:
        """The timer, the track or its position has changed."""
        self._position = None

    def follow(self, timer: SleepTimer, guided: Layer | None) -> None:
        """Note the position as a fade begins; call it after each block."""
        if timer.spares_voice:
            self._position = None
        elif timer.is_fading and self._position is None and guided is not None:
            self._position = guided.position

    def rewind(self, guided: Layer | None) -> None:
        """Rewind the track whose voice was faded."""
        if guided is not None and self._position is not None:
            guided.rewind_to(self._position)
