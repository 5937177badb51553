"""One part of a session, and the line of text that it is written as.

`[from 5:30] WHAT[:PERCENT] [LENGTH] [to PERCENT] [rising LENGTH] [bed LOOP]`, as in
"body-scan-short", "rain-steady:80 30m to 20" or "from 5:30 dawn-birds 20m rising 5m".
WHAT is a track's id, a mix's name, or "breathe" and a pattern.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from sleepterm.formats.duration_text import LONGEST, read_duration, write_duration
from sleepterm.library.catalog.track_id import is_track_id
from sleepterm.text import sanitize_line
from sleepterm.translation import gettext as _
from sleepterm.units import Percent, Seconds

BREATHE = "breathe"
"""The word in front of a breathing pattern."""

LONGEST_WHAT = 120
SHORTEST = Seconds(1.0)

FULL = Percent(100)
"""The volume of a part that states none."""

_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)", re.ASCII)
_PERCENT = re.compile(r"\d{1,3}", re.ASCII)
_FROM = "from"
_KEYWORDS = ("to", "rising", "bed")


class PartError(ValueError):
    """A part is not valid; the message is the end of a sentence that says why."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a session.

    Attributes:
        what: a track's id, a mix's name, or "breathe" and a pattern.
        percent: its volume, 0 to 100; of a mix a factor on all its layers.
        length: in seconds; None is the whole of a guided track, and for a loop until
            the next part begins at its time of day.
        to: the volume at its end, reached evenly; None keeps `percent`.
        rise: seconds in which it rises from silence.
        at: the time of day at which it begins; None is after the part before.
        bed: id of the loop under a guided track, or "none"; None is the track's own.

    Raises:
        PartError: a value is out of its range, or two contradict each other.
    """

    what: str
    percent: Percent = FULL
    length: Seconds | None = None
    to: Percent | None = None
    rise: Seconds = Seconds(0.0)
    at: time | None = None
    bed: str | None = None

    def __post_init__(self) -> None:
        if not 0 < len(self.what) <= LONGEST_WHAT or ":" in self.what:
            raise PartError(_("it must begin with a track, a mix or a pattern"))
        if not all(0 <= x <= 100 for x in (self.percent, self.to or 0)):
            raise PartError(_("a volume is a whole number from 0 to 100"))
        if self.length is not None and not SHORTEST <= self.length <= LONGEST:
            raise PartError(_("a length is between 1s and 24h"))
        if self.rise and self.to is not None:
            raise PartError(_("it can have 'rising' or 'to', not both"))
        if not 0 <= self.rise <= (self.length or LONGEST):
            raise PartError(_("it can't rise for longer than it lasts"))
        if self.bed is not None and not is_track_id(self.bed):
            raise PartError(_("a bed is the id of a loop, or none"))

    @property
    def pattern(self) -> str:
        """The breathing pattern, or "" if it is none: "4-6"."""
        word, _, pattern = self.what.partition(" ")
        return pattern.strip() if word.lower() == BREATHE else ""

    def __str__(self) -> str:
        written = [self._written(percent) for percent in _forms(self.percent)]
        # A mix may be called "Rain 2", and "Rain 2:45" is Rain for 2 h 45 min.
        clear = (text for text in written if _is_clear(text, self))
        return next(clear, written[0])

    def _written(self, percent: str) -> str:
        words = [f"{_FROM} {self.at:%H:%M}"] if self.at else []
        words.append(self.what + percent)
        if self.length is not None:
            words.append(write_duration(self.length))
        if self.to is not None:
            words += ["to", str(self.to)]
        if self.rise:
            words += ["rising", write_duration(self.rise)]
        if self.bed is not None:
            words += ["bed", self.bed]
        return " ".join(words)


def _forms(percent: Percent) -> Sequence[str]:
    """How a volume may stand behind a name, the plainest first."""
    forms = (f":{percent}", f":{percent:03d}")
    return ("", *forms) if percent == FULL else forms


def _is_clear(text: str, part: Part) -> bool:
    """Whether what a part plays, and how loud, is read from a text as it is."""
    try:
        found = parse_part(text)
    except PartError:
        return False
    return (found.what, found.percent) == (part.what, part.percent)


def parse_part(text: str) -> Part:
    """Parse a line of text; see the module for its form.

    Raises:
        PartError: it is no part.
    """
    words = sanitize_line(text).split()
    at = None
    if len(words) > 1 and words[0].lower() == _FROM and words[1][0].isdigit():
        at = _clock(words[1])
        words = words[2:]
    # Names of mixes may have spaces: options are all from the first place where the
    # rest has no other meaning.
    first = 2 if words and words[0].lower() == BREATHE else 1
    for end in range(first, len(words) + 1):
        options = _options(words[end:])
        if options is not None:
            what, colon, percent = " ".join(words[:end]).partition(":")
            volume = _percent(percent) if colon else FULL
            return Part(
                what,
                volume,
                options.length,
                options.to,
                options.rise,
                at,
                options.bed,
            )
    raise PartError(_("it must begin with a track, a mix or a pattern"))


@dataclass(slots=True)
class _Options:
    length: Seconds | None = None
    to: Percent | None = None
    rise: Seconds = Seconds(0.0)
    bed: str | None = None
    used: frozenset[str] = frozenset()

    def take(self, word: str, value: str) -> bool:
        """Use an option; whether it is one, for the first time."""
        if word in self.used:
            return False
        self.used |= {word}
        if word == "bed":
            self.bed = value
            # Else it is a part of a name with its volume.
            return ":" not in value
        if word == "to":
            self.to = Percent(int(value)) if _PERCENT.fullmatch(value) else None
            return self.to is not None
        duration = _whole(read_duration(value))
        if word == "rising":
            self.rise = duration or Seconds(0.0)
        else:
            self.length = duration
        return duration is not None


def _whole(seconds: Seconds | None) -> Seconds | None:
    """Whole seconds, as they are written, one at least."""
    return None if seconds is None else Seconds(max(1, round(seconds)))


def _options(words: Sequence[str]) -> _Options | None:
    """The options in these words; None if one is none."""
    found = _Options()
    rest = list(words)
    while rest:
        first = rest.pop(0)
        keyword = first.lower()
        if keyword in _KEYWORDS and rest:
            known = found.take(keyword, rest.pop(0))
        else:
            known = found.take("", first)
        if not known:
            return None
    return found


def _percent(text: str) -> Percent:
    if _PERCENT.fullmatch(text):
        return Percent(int(text))
    raise PartError(_("a volume is a whole number from 0 to 100, behind a colon"))


def _clock(word: str) -> time:
    match = _CLOCK.fullmatch(word)
    if match is None:
        raise PartError(
            _("'{word}' is no time of day like 5:30 or 22:15").format(word=word[:20])
        )
    return time(int(match[1]), int(match[2]))
