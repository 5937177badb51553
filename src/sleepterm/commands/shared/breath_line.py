"""The guide of `sleepterm breathe`: one line that fills and empties."""

from __future__ import annotations

from sleepterm.desktop import clock
from sleepterm.desktop.terminal import draws_unicode
from sleepterm.library.breathing.pattern import WORDS
from sleepterm.playback.breath_clock import BreathClock
from sleepterm.playback.state import PlaybackState
from sleepterm.units import Seconds

REDRAWN = Seconds(1 / 6)
"""Seconds between two drawings: with the turns of the breath at most 8 a second."""

_WIDTH = 24
_LONGEST = max(map(len, WORDS.values()))


class BreathLine:
    """Says what the status line shows in place of captions.

    Args:
        eyes_closed: whether nothing moves.
    """

    def __init__(self, *, eyes_closed: bool = False) -> None:
        self._clock = BreathClock(lambda: clock.now().ticks)
        self._eyes_closed = eyes_closed
        self._signs = ("━", "─") if draws_unicode() else ("=", "-")

    @property
    def wait(self) -> Seconds | None:
        """Seconds until the line must be drawn again; None while nothing moves."""
        is_drawn = self._clock.is_moving and not self._eyes_closed
        return REDRAWN if is_drawn else None

    def follow(self, state: PlaybackState) -> None:
        """Take in a new state of playback; call it for each."""
        self._clock.follow(state)

    def text(self, state: PlaybackState) -> str | None:
        """The guide; None without a pacer, or while nobody looks."""
        moment = self._clock.moment
        if moment is None:
            return None
        if self._eyes_closed:
            return state.guided.title if state.guided else None
        full, empty = self._signs
        filled = round(moment.fullness * _WIDTH)
        bar = full * filled + empty * (_WIDTH - filled)
        return f"{WORDS[moment.phase]:<{_LONGEST}}  {bar}"
