"""Formats how long ago something was."""

from __future__ import annotations

from datetime import datetime, timedelta

from sleepterm.translation import gettext as _
from sleepterm.translation import ngettext

_MORNING = 5
_LATELY = timedelta(minutes=30)
_TODAY = {
    "morning": _("this morning"),
    "afternoon": _("this afternoon"),
    "evening": _("this evening"),
    "night": _("tonight"),
}
_YESTERDAY = {
    "morning": _("yesterday morning"),
    "afternoon": _("yesterday afternoon"),
    "evening": _("yesterday evening"),
    "night": _("last night"),
}


def relative_time(then: datetime, now: datetime) -> str:
    """How long ago a time is: "this morning", "last night", "3 nights ago".

    A day lasts until 5 am: what was heard at 2 am was heard last night.

    Args:
        then: the time; one later than now is "just now".
        now: like `then` on the user's clock.
    """
    if now - then < _LATELY:
        return _("just now")
    part = _part(then.hour)
    days = _day(now) - _day(then)
    if days < 2:
        return (_YESTERDAY if days else _TODAY)[part]
    return _long_ago(days, is_dark=part in {"evening", "night"})


def _long_ago(days: int, *, is_dark: bool) -> str:
    """Likewise for two days or more."""
    if days < 14:
        ago = (
            ngettext("{count} night ago", "{count} nights ago", days)
            if is_dark
            else ngettext("{count} day ago", "{count} days ago", days)
        )
        return ago.format(count=days)
    if days < 60:
        weeks = days // 7
        ago = ngettext("{count} week ago", "{count} weeks ago", weeks)
        return ago.format(count=weeks)
    if days < 365:
        months = days // 30
        ago = ngettext("{count} month ago", "{count} months ago", months)
        return ago.format(count=months)
    return _("over a year ago")


def _day(moment: datetime) -> int:
    """The ordinal of the day a moment belongs to; days start at 5 am."""
    return moment.toordinal() - (moment.hour < _MORNING)


def _part(hour: int) -> str:
    if _MORNING <= hour < 12:
        return "morning"
    if 12 <= hour < 17:
        return "afternoon"
    return "evening" if 17 <= hour < 22 else "night"
