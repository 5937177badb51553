"""The status line of `sleepterm play`."""

from __future__ import annotations

import shutil
from typing import TextIO

from sleepterm.commands.shared.console import RedrawnLine
from sleepterm.night.durations import format_minutes
from sleepterm.night.sleep_timer import Phase
from sleepterm.playback.state import PlaybackState
from sleepterm.text import sanitize_line, shortened


class StatusLine:
    """Shows caption or mix, and the minutes left; redraws only changes.

    Args:
        stream: standard error. If it is not a terminal, only messages are printed.
    """

    def __init__(self, stream: TextIO) -> None:
        self._line = RedrawnLine(stream)

    def show(self, state: PlaybackState) -> None:
        """Show the caption, or else the mix, and the minutes left."""
        mix = " · ".join(f"{x.title} {x.percent}" for x in state.layers)
        width = shutil.get_terminal_size().columns - 1
        caption = state.guided.words.now if state.guided else ""
        ending = _ending(state)
        room = max(0, width - len(ending) - 2)
        said = shortened(sanitize_line(caption or mix), room)
        self._line.draw(shortened(f"{said}  {ending}", width))

    def print(self, message: str) -> None:
        """Print a message above the line."""
        self._line.print_above(f"sleepterm: {message}")

    def clear(self) -> None:
        """Remove the line."""
        self._line.clear()


def _ending(state: PlaybackState) -> str:
    timer = state.timer
    if timer.phase is Phase.WAITING:
        return "ends with the track"
    if timer.remaining is None:
        return "all night"
    left = format_minutes(timer.remaining)
    return f"fading, {left}" if timer.is_fading else left
