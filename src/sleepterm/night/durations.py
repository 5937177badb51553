"""Parses and formats durations and positions in time."""

from __future__ import annotations

import re

from sleepterm.errors import SleeptermError
from sleepterm.formats.duration_text import LONGEST, read_duration, write_duration
from sleepterm.translation import gettext as _
from sleepterm.units import Seconds

_NO_FADE = re.compile(r"0+(?:[.,]0+)?(?:m|min|s|sec)?|none|off", re.ASCII)

__all__ = [
    "LONGEST",
    "format_duration",
    "format_minutes",
    "format_position",
    "parse_duration",
    "parse_fade",
]


def parse_duration(text: str) -> Seconds:
    """The seconds in '90s', '45m', '1h30m', '1h30', '1:30' or '1,5 hours'.

    A bare number is minutes, '1:30' hours and minutes.

    Raises:
        SleeptermError: the text is no duration, is zero or longer than a day.
    """
    seconds = read_duration(text)
    if seconds is None:
        raise _not_a_duration(text)
    return seconds


def parse_fade(text: str) -> Seconds:
    """The seconds of a fade: a duration, or 0 for '0', '0s', 'none' and 'off'.

    Raises:
        SleeptermError: the text is none of these, or shorter than a second.
    """
    plain = "".join(text.lower().split())
    if _NO_FADE.fullmatch(plain):
        return Seconds(0.0)
    try:
        seconds = parse_duration(text)
    except SleeptermError:
        seconds = Seconds(0.0)
    if seconds < 1:
        raise SleeptermError(
            _("Not a fade"),
            _("'{text}' is not a length of time between 1s and 24h, nor 0.").format(
                text=text[:40]
            ),
            _("Write it like 10m or 90s; 0 is no fade."),
        )
    return seconds


def _not_a_duration(text: str) -> SleeptermError:
    return SleeptermError(
        _("Not a duration"),
        _("'{text}' is not a length of time between 1s and 24h.").format(
            text=text[:40]
        ),
        _("Write it like 45m, 1h30m or 90s; a bare number is minutes."),
    )


def format_minutes(seconds: Seconds) -> str:
    """Time left, as whole minutes rounded up: '32 min', '1 h 05 min'."""
    minutes = max(0, -int(-seconds // 60))
    if minutes < 60:
        return f"{minutes} min"
    return f"{minutes // 60} h {minutes % 60:02d} min"


def format_position(seconds: Seconds) -> str:
    """A position in a track: '3:10', '1:02:45'."""
    whole = int(seconds)
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    if hours:
        return f"{hours}:{minutes:02d}:{rest:02d}"
    return f"{minutes}:{rest:02d}"


def format_duration(seconds: Seconds) -> str:
    """A duration in the form that is read: '45m', '1h30m', '90s'; '0' for none."""
    return write_duration(seconds) if round(seconds) else "0"
