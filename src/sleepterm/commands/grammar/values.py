"""Values that options of several commands take."""

from __future__ import annotations

import argparse
from pathlib import Path

from sleepterm.errors import SleeptermError
from sleepterm.night.durations import parse_duration, parse_fade
from sleepterm.night.sleep_timer import MOST_TRACKS
from sleepterm.night.time_of_day import TimeOfDay, parse_time_of_day
from sleepterm.translation import gettext as _
from sleepterm.units import Percent, Seconds

LONGEST = 20
"""The largest number of characters of a wrong value in a message."""

# Converters raise argparse.ArgumentTypeError, which the parser turns into a message
# with the option's name before it.


def whole_number(text: str, least: int, most: int) -> int | None:
    """Parse a number written in digits alone; None if it is none of these.

    Args:
        text: what was typed, however long.
        least: the smallest number, 0 or more.
        most: the largest.
    """
    digits = text.lstrip("0") or text[:1]
    # Python itself refuses thousands of digits, in words of its own.
    if not digits.isascii() or not digits.isdigit() or len(digits) > len(str(most)):
        return None
    number = int(digits)
    return number if least <= number <= most else None


def percent(text: str) -> Percent:
    """Parse a volume, 0 to 100."""
    if (volume := whole_number(text, 0, 100)) is None:
        raise argparse.ArgumentTypeError(
            _("'{text}' is not a volume of 0 to 100").format(text=text[:LONGEST])
        )
    return Percent(volume)


def duration(text: str) -> Seconds:
    """Parse a duration: "45m", "1h30m"."""
    try:
        return parse_duration(text)
    except SleeptermError as error:
        raise argparse.ArgumentTypeError(str(error).rstrip(".")) from error


def fade(text: str) -> Seconds:
    """Parse the length of a fade: "10m"; 0 is none."""
    try:
        return parse_fade(text)
    except SleeptermError as error:
        raise argparse.ArgumentTypeError(str(error).rstrip(".")) from error


def time_of_day(text: str) -> TimeOfDay:
    """Parse a time of day: "23:30", "11:30pm"."""
    try:
        return parse_time_of_day(text)
    except SleeptermError as error:
        raise argparse.ArgumentTypeError(str(error).rstrip(".")) from error


def tracks(text: str) -> int:
    """Parse a number of tracks."""
    if (number := whole_number(text, 1, MOST_TRACKS)) is None:
        raise argparse.ArgumentTypeError(
            _("'{text}' is not a number of tracks, 1 to {most}").format(
                text=text[:LONGEST], most=MOST_TRACKS
            )
        )
    return number


def path(text: str) -> Path:
    """Parse a path; an empty one would be the folder that one is in."""
    if not text:
        raise argparse.ArgumentTypeError(_("an empty name is no file"))
    return Path(text)


def seed(text: str) -> int:
    """Parse a whole number."""
    try:
        return int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            _("'{text}' is not a whole number").format(text=text[:LONGEST])
        ) from None
