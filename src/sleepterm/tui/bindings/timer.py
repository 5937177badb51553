"""Commands for the sleep timer."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from sleepterm.tui.bindings.command import Command
from sleepterm.tui.bindings.entry import Available
from sleepterm.tui.bindings.playing import needs_playing
from sleepterm.units import Seconds

if TYPE_CHECKING:
    from sleepterm.tui.context import Context


def _extend(context: Context, minutes: int) -> None:
    context.playback.extend_timer(Seconds(60.0 * minutes))


def _needs_playing_or_end(context: Context) -> Available:
    """The reason, if nothing plays and the timer has not just ended it."""
    has_just_ended = context.playback.any_key_is_still_awake
    return None if has_just_ended else needs_playing(context)


TIMER = (
    Command(
        "set-timer",
        "t",
        "Sleep timer",
        "Set the length, the fade, and what happens at the end.",
        "timer",
        run=lambda context: context.playing.set_timer(),
    ),
    Command(
        "still-awake",
        "w",
        "Still awake",
        "Restart the timer; full volume after a fade, from the start after the end.",
        "still awake",
        run=lambda context: context.playback.still_awake(),
        available=_needs_playing_or_end,
    ),
    Command(
        "later",
        "e",
        "Timer +5 min",
        "Extend the timer by 5 minutes.",
        run=partial(_extend, minutes=5),
    ),
    Command(
        "much-later",
        "E",
        "Timer +15 min",
        "Extend the timer by 15 minutes.",
        run=partial(_extend, minutes=15),
    ),
    Command(
        "earlier",
        "c",
        "Timer -5 min",
        "Shorten the timer by 5 minutes.",
        run=partial(_extend, minutes=-5),
    ),
    Command(
        "much-earlier",
        "C",
        "Timer -15 min",
        "Shorten the timer by 15 minutes.",
        run=partial(_extend, minutes=-15),
    ),
)
