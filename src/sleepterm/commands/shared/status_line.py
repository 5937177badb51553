"""The one line that `sleepterm play` shows in a terminal."""

from __future__ import annotations

import contextlib
import shutil
from typing import TextIO

from sleepterm.audio.state import PlayerState
from sleepterm.night.durations import format_minutes
from sleepterm.night.sleep_timer import Phase
from sleepterm.text import shortened


class StatusLine:
    """What sounds and how long still; drawn anew only when that changes.

    Args:
        stream: standard error. Without a terminal behind it nothing is shown,
            but what goes wrong is still said.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._terminal = stream.isatty()
        self._shown = ""

    def show(self, state: PlayerState) -> None:
        """Show what is said, or else the mix, and the minutes left."""
        mix = " · ".join(f"{x.title} {x.percent}" for x in state.layers)
        width = shutil.get_terminal_size().columns - 1
        said = state.guided.words.now if state.guided else ""
        ending = _ending(state)
        room = max(0, width - len(ending) - 2)
        text = shortened(f"{shortened(said or mix, room)}  {ending}", width)
        if self._terminal and text != self._shown:
            self._shown = text
            self._write(f"\r\x1b[K{text}")

    def say(self, message: str) -> None:
        """Say what went wrong, above the line."""
        shown = self._shown
        self.clear()
        self._write(f"sleepterm: {message}\n")
        if shown:
            self._shown = shown
            self._write(shown)

    def clear(self) -> None:
        """Leave the terminal as it was found."""
        if self._shown:
            self._shown = ""
            self._write("\r\x1b[K")

    def _write(self, text: str) -> None:
        # The terminal may be gone; the sound goes on.
        with contextlib.suppress(OSError, ValueError):
            self._stream.write(text)
            self._stream.flush()


def _ending(state: PlayerState) -> str:
    timer = state.timer
    if timer.phase is Phase.WAITING:
        return "ends with the track"
    if timer.remaining is None:
        return "all night"
    left = format_minutes(timer.remaining)
    return f"fading, {left}" if timer.is_fading else left
