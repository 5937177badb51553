"""Reads answers as tired people type them; all may be estimates."""

from __future__ import annotations

import re
from datetime import date, time, timedelta

from sleepterm.errors import SleeptermError
from sleepterm.night.durations import parse_duration
from sleepterm.text import sanitize_line
from sleepterm.translation import gettext as _
from sleepterm.translation import pgettext

LONGEST_NOTE = 500
MOST_AWAKENINGS = 99
QUALITIES = (
    pgettext("quality of sleep", "very poor"),
    pgettext("quality of sleep", "poor"),
    pgettext("quality of sleep", "fair"),
    pgettext("quality of sleep", "good"),
    pgettext("quality of sleep", "very good"),
)
"""The words for 1 to 5."""

_ENGLISH_QUALITIES = ("very poor", "poor", "fair", "good", "very good")
_LONGEST = 60
_SHOWN = 20
_ABOUT = re.compile(
    r"^(?:~|\u2248|(?:about|around|approx(?:imately)?|circa|ca?|roughly|maybe|perhaps"
    r"|probably)\b\.?)\s*"
)
_VAGUE_END = re.compile(r"(?:\?+|-?\bish|(?<=\d)-?ish|o'?clock)$")
_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})\s*(?:[:.h\s]\s*(?P<minute>[0-5]\d)|h)?\s*(?P<half>[ap]m?)?",
    re.ASCII,
)
_DIGITS = re.compile(
    r"(?P<hour>\d{1,2})(?P<minute>[0-5]\d)\s*(?P<half>[ap]m?)?", re.ASCII
)
_NAMED = {"noon": time(12), "midday": time(12), "midnight": time()}
_RANGE = re.compile(r"(\d{1,4})\s*(?:-|\u2013|to)\s*(\d{1,4})\s*(?:m|mins?|minutes?)?")
_NUMBER = re.compile(r"(\d{1,4})\s*(?:x|times?)?", re.ASCII)
_NEVER = {"none", "no", "never", "not at all", "nothing", "at once"}
_COUNTS = {"once": 1, "twice": 2} | dict.fromkeys(_NEVER, 0)
_DAY_MINUTES = 24 * 60
_EARLIEST = 2000


def parse_clock(text: str) -> time:
    """A time of day: '23:10', '2310', '11pm', '7', '~23:00', 'about 7.30'.

    Without am or pm the clock has 24 hours.

    Raises:
        SleeptermError: it is no time of day.
    """
    plain = _plain(text).replace(".m.", "m").replace("a.m", "am").replace("p.m", "pm")
    if plain in _NAMED:
        return _NAMED[plain]
    found = _CLOCK.fullmatch(plain) or _DIGITS.fullmatch(plain)
    clock = None if found is None else _clock_of(found)
    if clock is None:
        raise SleeptermError(
            _("Not a time"),
            _("'{text}' is not a time of day.").format(text=_shown(text)),
            _("Write it like 23:10, 2310 or 11pm."),
        )
    return clock


def _clock_of(found: re.Match[str]) -> time | None:
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    half = found["half"]
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    if (hour, minute) == (24, 0):
        hour = 0
    return time(hour, minute) if hour < 24 else None


def parse_minutes(text: str) -> int:
    """Minutes, 0 to a day: '20', 'about 20', '20 min', '1h', '1h30', '20-30', 'none'.

    Of a range the middle is taken.

    Raises:
        SleeptermError: it is no length of time.
    """
    plain = _plain(text)
    if plain in _NEVER:
        return 0
    if plain in {"half an hour", "half hour"}:
        return 30
    if plain in {"an hour", "one hour"}:
        return 60
    if found := _RANGE.fullmatch(plain):
        low, high = int(found[1]), int(found[2])
        minutes = (low + high) // 2 if low <= high else -1
    elif re.fullmatch(r"0{1,4}\s*(?:[smh]|min(?:ute)?s?)?", plain):
        minutes = 0
    else:
        minutes = _duration(plain)
    if 0 <= minutes <= _DAY_MINUTES:
        return minutes
    raise SleeptermError(
        _("Not minutes"),
        _("'{text}' is not a length of time up to 24 hours.").format(text=_shown(text)),
        _("Write it like 20, 20 min or 1h30."),
    )


def _duration(plain: str) -> int:
    try:
        return round(parse_duration(plain) / 60)
    except SleeptermError:
        return -1


def parse_count(text: str) -> int:
    """How often: '2', 'about 3', '3 times', 'twice', 'never'; 0 to 99.

    Raises:
        SleeptermError: it is no number of times.
    """
    plain = _plain(text)
    found = _NUMBER.fullmatch(plain)
    count = int(found[1]) if found else _COUNTS.get(plain, -1)
    if 0 <= count <= MOST_AWAKENINGS:
        return count
    raise SleeptermError(
        _("Not a number"),
        _("'{text}' is not a number from 0 to {most}.").format(
            text=_shown(text), most=MOST_AWAKENINGS
        ),
        _("Write it like 2 or about 3."),
    )


def parse_quality(text: str) -> int:
    """1 to 5, as a number or in words: '2', 'poor', 'very good'.

    Raises:
        SleeptermError: it is neither.
    """
    plain = " ".join(_plain(text).split())
    for words in (_ENGLISH_QUALITIES, tuple(map(_plain, QUALITIES))):
        if plain in words:
            return words.index(plain) + 1
    if plain in {"1", "2", "3", "4", "5"}:
        return int(plain)
    raise SleeptermError(
        _("Not a quality"),
        _("'{text}' is not a number from 1 to 5.").format(text=_shown(text)),
        _("1 is very poor, 2 poor, 3 fair, 4 good, 5 very good."),
    )


def parse_note(text: str) -> str:
    """One line of text, cut after `LONGEST_NOTE` characters."""
    return sanitize_line(text)[:LONGEST_NOTE].rstrip()


def parse_day(text: str, today: date) -> date:
    """The date of a morning, not after today: '2026-03-01', 'today', 'yesterday'.

    Raises:
        SleeptermError: it is no such date.
    """
    plain = _plain(text)
    named = {"today": today, "yesterday": today - timedelta(days=1)}
    day = named.get(plain) or _iso(plain)
    if day is None or day.year < _EARLIEST:
        raise SleeptermError(
            _("Not a date"),
            _("'{text}' is not a date.").format(text=_shown(text)),
            _("Write the date of the morning like 2026-03-01, or yesterday."),
        )
    if day > today:
        raise SleeptermError(
            _("Not yet"),
            _("The morning of {day} is still to come.").format(day=day),
            _("Give an earlier one."),
        )
    return day


def _iso(plain: str) -> date | None:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", plain, re.ASCII):
        return None
    try:
        return date.fromisoformat(plain)
    except ValueError:
        return None


def _plain(text: str) -> str:
    """The text without what only says that it is an estimate."""
    plain = sanitize_line(text)[:_LONGEST].lower()
    while (bare := _ABOUT.sub("", plain)) != plain:
        plain = bare
    return _VAGUE_END.sub("", plain).strip()


def _shown(text: str) -> str:
    return sanitize_line(text)[:_SHOWN]
