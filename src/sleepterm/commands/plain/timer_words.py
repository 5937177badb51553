"""Reads what is typed behind `timer`."""

from __future__ import annotations

from dataclasses import replace

from sleepterm.night.durations import parse_duration
from sleepterm.night.sleep_timer import TimerSettings
from sleepterm.night.time_of_day import TimeOfDay, parse_end
from sleepterm.text import folded
from sleepterm.translation import gettext as _
from sleepterm.translation import pgettext
from sleepterm.units import Seconds

_OFF = frozenset(
    map(
        folded,
        ("off", "none", "all night", pgettext("timer", "off"), _("all night")),
    )
)


def read_timer(text: str, now: TimerSettings) -> TimerSettings | Seconds:
    """The timer that a text asks for, or by how much to move its end.

    Args:
        text: a length, a time of day, "off", or a length behind "+" or "-".
        now: the timer as it is set.

    Raises:
        SleeptermError: it is none of these.
    """
    words = " ".join(text.lower().split())
    if folded(words) in _OFF:
        return replace(now, enabled=False)
    if words[:1] in {"+", "-"}:
        by = parse_duration(words[1:])
        return by if words[0] == "+" else Seconds(-by)
    end = parse_end(words)
    if isinstance(end, TimeOfDay):
        return replace(now, enabled=True, until=end)
    return replace(now, enabled=True, duration=end, until=None)
