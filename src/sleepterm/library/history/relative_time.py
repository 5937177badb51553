"""Formats how long ago something was."""

from __future__ import annotations

from datetime import datetime, timedelta

_MORNING = 5
_LATELY = timedelta(minutes=30)
_NIGHT = "night"
_UNITS = ((14, 1, "days"), (60, 7, "weeks"), (365, 30, "months"))


def relative_time(then: datetime, now: datetime) -> str:
    """How long ago a time is: "this morning", "last night", "3 nights ago".

    A day lasts until 5 am: what was heard at 2 am was heard last night.

    Args:
        then: the time; one later than now is "just now".
        now: like `then` on the user's clock.
    """
    if now - then < _LATELY:
        return "just now"
    part = _part(then.hour)
    days = _day(now) - _day(then)
    if days < 2:
        is_night = part == _NIGHT
        today = "tonight" if is_night else f"this {part}"
        yesterday = "last night" if is_night else f"yesterday {part}"
        return yesterday if days else today
    for below, size, unit in _UNITS:
        if days < below:
            dark = unit == "days" and part in {"evening", _NIGHT}
            return f"{days // size} {'nights' if dark else unit} ago"
    return "over a year ago"


def _day(moment: datetime) -> int:
    """The ordinal of the day a moment belongs to; days start at 5 am."""
    return moment.toordinal() - (moment.hour < _MORNING)


def _part(hour: int) -> str:
    if _MORNING <= hour < 12:
        return "morning"
    if 12 <= hour < 17:
        return "afternoon"
    return "evening" if 17 <= hour < 22 else _NIGHT
