"""Durations as people write them: '90s', '45m', '1h30m', '1:30', '1,5 hours'."""

from __future__ import annotations

import re

from sleepterm.units import Seconds

_NUMBER = r"(\d{1,9}(?:\.\d{1,9})?)"
_HOURS, _MINUTES, _SECONDS = (
    "h(?:(?:ou)?rs?)?",
    "m(?:in(?:ute)?s?)?",
    "s(?:ec(?:ond)?s?)?",
)
_PATTERN = re.compile(
    rf"(?:{_NUMBER}{_HOURS})?(?:and)?(?:{_NUMBER}{_MINUTES})?(?:{_NUMBER}{_SECONDS})?",
    re.ASCII,
)
_HOURS_AND_REST = re.compile(rf"(\d{{1,2}}){_HOURS}([0-5]?\d)", re.ASCII)
_CLOCK = re.compile(r"(\d{1,2}):([0-5]\d)", re.ASCII)
_BARE = re.compile(_NUMBER, re.ASCII)
LONGEST = Seconds(24 * 3600.0)
"""The longest valid duration: 24 hours."""


def read_duration(text: str) -> Seconds | None:
    """The seconds that a text names, up to a day; None if it is no duration.

    A bare number is minutes, '1:30' hours and minutes.
    """
    plain = "".join(text.lower().replace(",", ".").split()).rstrip(".")
    if _BARE.fullmatch(plain):
        seconds = float(plain) * 60
    elif parts := _CLOCK.fullmatch(plain) or _HOURS_AND_REST.fullmatch(plain):
        seconds = int(parts[1]) * 3600.0 + int(parts[2]) * 60
    elif plain and (match := _PATTERN.fullmatch(plain)):
        hours, minutes, rest = (float(part or 0) for part in match.groups())
        seconds = hours * 3600 + minutes * 60 + rest
    else:
        return None
    return Seconds(seconds) if 0 < seconds <= LONGEST else None


def write_duration(seconds: Seconds) -> str:
    """A duration in a form that `read_duration` reads: '45m', '1h30m', '90s'."""
    whole = round(seconds)
    if whole % 60:
        return f"{whole}s"
    hours, minutes = divmod(whole // 60, 60)
    return (f"{hours}h" if hours else "") + (
        f"{minutes}m" if minutes or not hours else ""
    )
