"""The status line of commands that play without the screen."""

from __future__ import annotations

import shutil
from typing import TextIO

from sleepterm.audio.state import PartState, Status
from sleepterm.commands.shared.console import RedrawnLine
from sleepterm.night.durations import format_minutes
from sleepterm.night.sleep_timer import EndWith, Phase
from sleepterm.playback.state import PlaybackState
from sleepterm.text import cell_width, sanitize_line, shortened
from sleepterm.translation import gettext as _
from sleepterm.translation import ngettext


class StatusLine:
    """Shows caption or mix, and the minutes left; redraws only changes.

    Args:
        stream: standard error. If it is not a terminal, only messages are printed.
    """

    def __init__(self, stream: TextIO) -> None:
        self._line = RedrawnLine(stream)

    def show(
        self, state: PlaybackState, keys: str = "", instead: str | None = None
    ) -> None:
        """Show the caption, or else the mix, and the minutes left.

        Args:
            state: of playback.
            keys: what the keys do, two spaces between them; where there is no room,
                some of them or none.
            instead: shown in place of caption and mix.
        """
        mix = " · ".join(f"{x.title} {x.percent}" for x in state.layers)
        width = shutil.get_terminal_size().columns - 1
        caption = state.guided.words.now if state.guided else ""
        ending = _ending(state)
        room = max(0, width - len(ending) - 2)
        part = _part(state)
        said = shortened(instead or sanitize_line(part + (caption or mix)), room)
        text = f"{said}  {ending}"
        room = width - cell_width(text) - 3
        if fitting := next((x for x in _shorter(keys) if len(x) <= room), ""):
            text += f"   {fitting}"
        self._line.draw(shortened(text, width))

    def say(self, text: str) -> None:
        """Show a text in place of the mix."""
        width = shutil.get_terminal_size().columns - 1
        self._line.draw(shortened(sanitize_line(text), width))

    def print(self, message: str) -> None:
        """Print a message above the line."""
        self._line.print_above(f"sleepterm: {message}")

    def draw_again(self) -> None:
        """Draw the line on a terminal that others have written to."""
        self._line.draw_again()

    def ring(self) -> None:
        """Ring the terminal's bell."""
        self._line.ring()

    def clear(self) -> None:
        """Remove the line."""
        self._line.clear()


def _shorter(keys: str) -> tuple[str, ...]:
    """The keys, shorter and shorter: all, the first and the last, the last."""
    each = keys.split("  ")
    return keys, "  ".join(dict.fromkeys((each[0], each[-1]))), each[-1]


def _part(state: PlaybackState) -> str:
    """Which part of a session plays: "2 of 3: "; "" without one."""
    return "" if state.part is None else f"{part_of(state.part)}: "


def _ending(state: PlaybackState) -> str:
    if state.status is not Status.PAUSED:
        return format_left(state)
    if state.why_paused:
        # Translators: {why} is a few words, like "headphones are gone"
        return _("paused: {why}").format(why=state.why_paused)
    return _("paused")


def part_of(part: PartState) -> str:
    """Which part of a session it is: "2 of 3"."""
    return _("{number} of {count}").format(number=part.index + 1, count=part.count)


def format_left(state: PlaybackState) -> str:
    """When the sound ends: "32 min", "fading, 8 min", "until 23:30", "all night"."""
    timer = state.timer
    if timer.phase is Phase.WAITING:
        if timer.tracks_left > 1:
            return ngettext(
                "ends after {count} track",
                "ends after {count} tracks",
                timer.tracks_left,
            ).format(count=timer.tracks_left)
        chaptered = state.guided is not None and state.guided.chapter is not None
        by_chapter = chaptered and timer.settings.end is EndWith.CHAPTER
        return _("ends with the chapter") if by_chapter else _("ends with the track")
    if timer.remaining is None:
        ends = state.layers and not any(layer.is_loop for layer in state.layers)
        return _("ends with the track") if ends else _("all night")
    left = format_minutes(timer.remaining)
    if timer.settings.until is not None:
        left = _("until {time}").format(time=timer.settings.until)
    if not timer.is_fading:
        return left
    # Translators: {left} is like "8 min" or "until 23:30"
    return _("fading, {left}").format(left=left)
