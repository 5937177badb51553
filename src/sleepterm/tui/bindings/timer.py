"""Commands for the sleep timer."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from sleepterm.translation import gettext as _
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
        _("Sleep timer"),
        _("Set the length, the fade, and what happens at the end."),
        _("timer"),
        run=lambda context: context.playing.set_timer(),
    ),
    Command(
        "still-awake",
        "w",
        _("Still awake"),
        _("Restart the timer; full volume after a fade, from the start after the end."),
        _("still awake"),
        run=lambda context: context.playback.still_awake(),
        available=_needs_playing_or_end,
    ),
    Command(
        "later",
        "e",
        _("Timer +5 min"),
        _("Extend the timer by 5 minutes."),
        run=partial(_extend, minutes=5),
    ),
    Command(
        "much-later",
        "E",
        _("Timer +15 min"),
        _("Extend the timer by 15 minutes."),
        run=partial(_extend, minutes=15),
    ),
    Command(
        "earlier",
        "c",
        _("Timer -5 min"),
        _("Shorten the timer by 5 minutes."),
        run=partial(_extend, minutes=-5),
    ),
    Command(
        "much-earlier",
        "C",
        _("Timer -15 min"),
        _("Shorten the timer by 15 minutes."),
        run=partial(_extend, minutes=-15),
    ),
)
