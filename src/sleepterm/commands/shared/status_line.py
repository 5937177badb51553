"""The status line of `sleepterm play`."""

from __future__ import annotations

import contextlib
import shutil
from typing import TextIO

from sleepterm.night.durations import format_minutes
from sleepterm.night.sleep_timer import Phase
from sleepterm.playback.state import PlaybackState
from sleepterm.text import shortened


class StatusLine:
    """Shows caption or mix, and the minutes left; redraws only changes.

    Args:
        stream: standard error. If it is not a terminal, only messages are printed.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._terminal = stream.isatty()
        self._shown = ""

    def show(self, state: PlaybackState) -> None:
        """Show the caption, or else the mix, and the minutes left."""
        mix = " · ".join(f"{x.title} {x.percent}" for x in state.layers)
        width = shutil.get_terminal_size().columns - 1
        caption = state.guided.words.now if state.guided else ""
        ending = _ending(state)
        room = max(0, width - len(ending) - 2)
        text = shortened(f"{shortened(caption or mix, room)}  {ending}", width)
        if self._terminal and text != self._shown:
            self._shown = text
            self._write(f"\r\x1b[K{text}")

    def print(self, message: str) -> None:
        """Print a message above the line."""
        shown = self._shown
        self.clear()
        self._write(f"sleepterm: {message}\n")
        if shown:
            self._shown = shown
            self._write(shown)

    def clear(self) -> None:
        """Remove the line."""
        if self._shown:
            self._shown = ""
            self._write("\r\x1b[K")

    def _write(self, text: str) -> None:
        # The terminal may be closed; keep playing.
        with contextlib.suppress(OSError, ValueError):
            self._stream.write(text)
            self._stream.flush()


def _ending(state: PlaybackState) -> str:
    timer = state.timer
    if timer.phase is Phase.WAITING:
        return "ends with the track"
    if timer.remaining is None:
        return "all night"
    left = format_minutes(timer.remaining)
    return f"fading, {left}" if timer.is_fading else left
