"""Reads a wanted length ("about 10 minutes", "short") out of a search text."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass

from sleepterm.library.catalog.track import Track
from sleepterm.translation import gettext as _
from sleepterm.translation import ngettext

SHORT = 7.0
"""The longest that "short" allows, in minutes."""
LONG = 18.0
"""The shortest that "long" allows, in minutes."""

_WHOLE_NIGHT = 6 * 3600.0
"""What lasts so long, in seconds, plays all night as a loop does."""
_UNKNOWN_LENGTH = 0.3
_LOOP_ANYWAY = 0.25
"""The fit of a loop where a length was asked for: the timer can end it."""

_NUMBERS = {
    "a": 1.0,
    "an": 1.0,
    "one": 1.0,
    "two": 2.0,
    "three": 3.0,
    "four": 4.0,
    "five": 5.0,
    "six": 6.0,
    "seven": 7.0,
    "eight": 8.0,
    "nine": 9.0,
    "ten": 10.0,
    "twelve": 12.0,
    "fifteen": 15.0,
    "twenty": 20.0,
    "thirty": 30.0,
    "forty": 40.0,
    "fourty": 40.0,
    "fortyfive": 45.0,
    "fifty": 50.0,
    "sixty": 60.0,
    "ninety": 90.0,
    "half": 0.5,
    "couple": 2.0,
    "few": 5.0,
}
# "a m" is a minute, and "am" is not
_NUMBER = rf"(?:\d{{1,3}}(?:[.,]\d)?|(?:{'|'.join(_NUMBERS)})(?=[ -]))"
_UNIT = r"(?P<unit>h|hrs?|hours?|m|mins?|minut[a-z]*|minits?)"
_AMOUNT = (
    rf"(?:(?P<quarter>(?:a )?quarter(?: of)?(?: an)? hour)"
    rf"|(?P<half>half(?: an?)? hour)"
    rf"|(?P<number>{_NUMBER})(?: of)?[ -]?{_UNIT}(?P<more> and a half)?)\b"
)
_MOST = (
    r"(?:(?:under|below|within|in|less than|at most|max|maximum|up to|"
    r"(?:no|not) (?:longer|more) than|shorter than) )"
)
_LEAST = r"(?:(?:over|above|at least|more than|longer than|min|minimum) )"
_TIMED = re.compile(rf"\b(?P<most>{_MOST})?(?P<least>{_LEAST})?(?:a |an )?{_AMOUNT}")
_LASTED = re.compile(
    rf"(?P<told>\b(?:been|lying|laying|lain|awake|slept|cried|crying|worked|tossing"
    rf"|staring)\b(?: \w+){{0,3}}?) (?:(?:for|only|about|just|over) )*"
    rf"(?:a |an )?{_AMOUNT}"
    rf"|(?:a |an )?{_AMOUNT.replace('?P<', '?P<of_')}[ -]?"
    r"(?=(?:ago|ahead|behind|late|later|shifts?|flight|journey|drive|trip|train ride"
    r"|commute|days?|until|till)\b)"
)
"""Tells how long something has lasted, and asks for no track of that length."""
_ENDLESS = re.compile(
    r"(?<!up )(?<!awake )(?<!sleep )(?<!slept )(?<!cried )"
    r"(?<!work )(?<!worked )(?<!working )(?<!worked the )"
    r"(?:(?<!ing )|(?<=\braining )|(?<=thing ))\b"
    r"(?:(?:all|whole|entire) night(?: long)?|endless(?:ly)?|non ?stop|for hours"
    r"|until (?:the )?morning|till (?:the )?morning|(?:without|no) end\b|8 hours)\b"
)
_SHORT_WORD = re.compile(
    r"\b(?:short(?:er|est|ish)?(?! of)|quick(?:ly|ie)?|brief|(?:a|one|just a) moment)\b"
)
_LONG_WORD = re.compile(
    r"\b(?<!night )(?:longer|longest|long)\b"
    r"(?! (?:day|night|week|flight|journey|drive|trip|time|"
    r"shift|year|month|way|ago|than|as))"
)


@dataclass(frozen=True, slots=True)
class LengthRange:
    """The length that a search text asks for.

    Attributes:
        words: the reason shown for a track that fits: "about 5 minutes".
        least: in minutes; infinite asks for a loop, or what lasts a whole night.
        most: in minutes; infinite where no end was asked for.
        near: the middle of the range in minutes, for ranking; infinite for a loop.
    """

    words: str
    least: float
    most: float
    near: float

    def fit(self, track: Track) -> float:
        """How well a track's length fits, 0 to 1."""
        if math.isinf(self.least):
            lasts = track.is_loop or (track.length or 0.0) >= _WHOLE_NIGHT
            return 1.0 if lasts else 0.0
        if track.is_loop:
            return _LOOP_ANYWAY
        if track.length is None:
            return _UNKNOWN_LENGTH
        minutes = max(track.length / 60, 0.1)
        away = 0.0
        if minutes < self.least:
            away = math.log(self.least / minutes)
        elif minutes > self.most:
            away = math.log(minutes / self.most)
        if away:
            return 0.8 * math.exp(-2 * away)
        # all within the range fit, the nearest best
        return 1.0 - 0.15 * min(abs(math.log(minutes / self.near)), 1.0)


def parse_length(text: str) -> tuple[LengthRange | None, str]:
    """The length asked for in folded text, or None, and the text without it."""
    text = _LASTED.sub(lambda found: f"{found['told'] or ''} ", text)
    for pattern, read in _PATTERNS:
        found = pattern.search(text)
        if found is not None:
            length = read(found)
            if length is not None:
                return length, f"{text[: found.start()]} {text[found.end() :]}"
    return None, text


def _timed(found: re.Match[str]) -> LengthRange | None:
    minutes = _minutes(found)
    if not 0.5 <= minutes <= 24 * 60:
        return None
    length = _format_minutes(minutes)
    # Translators: {length} is "an hour", "90 minutes".
    if found["most"]:
        said = _("under {length}").format(length=length)
        return LengthRange(said, 0.0, minutes, minutes)
    if found["least"]:
        said = _("over {length}").format(length=length)
        return LengthRange(said, minutes, math.inf, minutes)
    said = _("about {length}").format(length=length)
    return LengthRange(said, minutes * 0.75, minutes * 1.3, minutes)


def _minutes(found: re.Match[str]) -> float:
    if found["quarter"]:
        return 15.0
    if found["half"]:
        return 30.0
    word = found["number"].replace(",", ".")
    number = _NUMBERS[word] if word in _NUMBERS else float(word)
    hours = found["unit"].startswith("h")
    return (number + (0.5 if found["more"] else 0.0)) * (60.0 if hours else 1.0)


def _format_minutes(minutes: float) -> str:
    if minutes >= 60 and minutes % 60 == 0:
        hours = int(minutes // 60)
        return ngettext("an hour", "{count} hours", hours).format(count=hours)
    if minutes == 1:
        return _("a minute")
    return _("{minutes:g} minutes").format(minutes=minutes)


_Reader = Callable[[re.Match[str]], LengthRange | None]
_PATTERNS: tuple[tuple[re.Pattern[str], _Reader], ...] = (
    (
        _ENDLESS,
        lambda _found: LengthRange(_("plays all night"), math.inf, math.inf, math.inf),
    ),
    (_TIMED, _timed),
    (_SHORT_WORD, lambda _found: LengthRange(_("short"), 0.0, SHORT, SHORT / 1.5)),
    (_LONG_WORD, lambda _found: LengthRange(_("long"), LONG, math.inf, LONG * 1.3)),
)
