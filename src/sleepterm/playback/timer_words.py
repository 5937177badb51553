"""How long a timer runs, in words."""

from __future__ import annotations

from sleepterm.night.durations import format_minutes
from sleepterm.night.sleep_timer import EndWith, TimerSettings
from sleepterm.translation import gettext as _
from sleepterm.translation import ngettext


def timer_length(settings: TimerSettings) -> str:
    """How long a timer that is on runs: "45 min", "until the track ends"."""
    if settings.end is EndWith.TRACK:
        count = settings.tracks
        if count == 1:
            return _("until the track ends")
        text = ngettext(
            "until {count} track has ended", "until {count} tracks have ended", count
        )
        return text.format(count=count)
    if settings.end is EndWith.CHAPTER:
        return _("until the chapter ends")
    if settings.until is not None:
        return _("until {time}").format(time=settings.until)
    return format_minutes(settings.duration)
