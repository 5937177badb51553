"""The timed data of a guided track: cues, bell strokes and bed changes.

All of it is in one WebVTT file: the rest in a comment, which other players skip. A
file with this comment has nothing but silence between its cues:

    NOTE sleepterm session
    voice flite:rms
    bell low 00:00:01.000
    bed ocean-waves 00:05:12.300
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from sleepterm.formats.lrc import parse_lrc
from sleepterm.formats.webvtt import Cue, caption_lines, cue_at, parse_webvtt
from sleepterm.night.nearby_sentences import Words
from sleepterm.units import Seconds

BELLS = ("low", "middle", "high")
MOST_MARKS = 1000
_MOST_AT_ONCE = 16

SESSION_COMMENT = "sleepterm session"
"""The first line of the comment with bells and beds."""

_HEAD = f"NOTE {SESSION_COMMENT}"
_MARK = re.compile(
    r"(bell|bed) ([a-z0-9-]{1,80}) (\d{2,4}):([0-5]\d):([0-5]\d)\.(\d{3})", re.ASCII
)
_MOST_LINES = 3 * MOST_MARKS

_BREATH = Seconds(0.05)
"""A silence ends this long before the next sentence, whose start may be soft."""

_LEAD, _HOLD = Seconds(1.2), Seconds(2.0)
"""How long before and after a sentence the bed is ducked."""

_JUST_STARTED = Seconds(1.5)
"""Up to this long into a sentence, going back means the one before."""


@dataclass(frozen=True, slots=True)
class BellMark:
    """A bell stroke, `kind` "low", "middle" or "high", `at` seconds into the track."""

    at: Seconds
    kind: str


@dataclass(frozen=True, slots=True)
class BedMark:
    """A change of bed: from `at` seconds into the track, this loop is the bed."""

    at: Seconds
    track_id: str


@dataclass(frozen=True)
class Narration:
    """The timed data of one guided track.

    Attributes:
        cues: what is said, sorted by start.
        bells: strokes, sorted by time.
        beds: changes of bed, sorted by time.
        is_session: whether everything between the cues is silence.
        is_spoken: whether a voice says the cues; False for the words of a sound
            without one, which needs no lower bed.
    """

    cues: tuple[Cue, ...] = ()
    bells: tuple[BellMark, ...] = ()
    beds: tuple[BedMark, ...] = ()
    is_session: bool = False
    is_spoken: bool = True

    @cached_property
    def silences(self) -> tuple[tuple[Seconds, Seconds], ...]:
        """(Start, end) of each silence in seconds, in order; () if unknown.

        The last one ends at infinity.
        """
        if not self.is_session:
            return ()
        ends = [Seconds(0.0), *(cue.end for cue in self.cues)]
        starts = [*(Seconds(cue.start - _BREATH) for cue in self.cues)]
        found = zip(ends, [*starts, Seconds(float("inf"))], strict=True)
        return tuple((end, start) for end, start in found if start > end)

    def silence_at(self, position: Seconds) -> tuple[Seconds, Seconds] | None:
        """The silence at a position, else the next one; None if none follows."""
        later = bisect_right(self.silences, position, key=lambda silence: silence[1])
        return self.silences[later] if later < len(self.silences) else None

    def is_speaking(self, position: Seconds) -> bool:
        """Whether someone speaks at a position, is about to, or has just spoken."""
        if not self.is_spoken:
            return False
        started = bisect_right(
            self.cues, position + _LEAD, key=lambda cue: float(cue.start)
        )
        latest = self.cues[max(0, started - _MOST_AT_ONCE) : started]
        return any(position < cue.end + _HOLD for cue in latest)

    def words_at(self, position: Seconds) -> Words:
        """The sentence at a position, the one before and the one after."""
        started = bisect_right(self.cues, position, key=lambda cue: cue.start)
        now = cue_at(self.cues, position)
        return Words(
            now=now.text if now else "",
            before=self.cues[started - 1].text if started else "",
            following=self.cues[started].text if started < len(self.cues) else "",
        )

    def sentence_from(self, position: Seconds, by: int) -> Seconds | None:
        """Where the sentence starts that is `by` sentences away from a position.

        Args:
            position: seconds from the track's start.
            by: +1 is the next one; -1 the one now said, or, when that has just
                begun, the one before it.

        Returns:
            Seconds, 0 before the first one; None if nothing follows, or without words.
        """
        starts = [cue.start for cue in self.cues]
        if not starts:
            return None
        if by > 0:
            at = bisect_right(starts, position) + by - 1
            return starts[at] if at < len(starts) else None
        at = bisect_left(starts, position - _JUST_STARTED) + by
        return starts[at] if at >= 0 else Seconds(0.0)

    def bells_between(self, start: Seconds, end: Seconds) -> tuple[BellMark, ...]:
        """The bell strokes from `start` until before `end`, in seconds."""
        return self.bells[_index(self.bells, start) : _index(self.bells, end)]

    def bed_at(self, position: Seconds) -> str:
        """Id of the bed at a position; "" for the track's own."""
        asked = self.beds[: bisect_right(self.beds, position, key=lambda bed: bed.at)]
        return asked[-1].track_id if asked else ""


def parse_narration(text: str) -> Narration:
    """Parse a WebVTT, SubRip or LRC text; what is none of it is skipped."""
    lines = caption_lines(text)[:_MOST_LINES]
    cues = parse_webvtt(text) or parse_lrc(text)
    first = next((at for at, line in enumerate(lines) if "-->" in line), len(lines))
    head = next((at for at, line in enumerate(lines[:first]) if line == _HEAD), None)
    if head is None or not lines[0].startswith("WEBVTT"):
        return Narration(cues)
    bells: list[BellMark] = []
    beds: list[BedMark] = []
    for line in lines[head + 1 : first]:
        if not line.strip():
            break
        if mark := _MARK.fullmatch(line.strip()):
            _take(mark, bells, beds)
    return Narration(
        cues,
        tuple(sorted(bells[:MOST_MARKS], key=lambda bell: bell.at)),
        tuple(sorted(beds[:MOST_MARKS], key=lambda bed: bed.at)),
        # Overlapping cues have no silences between them.
        all(one.end <= other.start for one, other in pairwise(cues)),
    )


def _take(mark: re.Match[str], bells: list[BellMark], beds: list[BedMark]) -> None:
    word, name, *parts = mark.groups()
    hours, minutes, seconds, thousandths = map(int, parts)
    at = Seconds(hours * 3600 + minutes * 60 + seconds + thousandths / 1000)
    if word == "bell" and name in BELLS:
        bells.append(BellMark(at, name))
    elif word == "bed":
        beds.append(BedMark(at, name))


def _index(marks: tuple[BellMark, ...], at: Seconds) -> int:
    return bisect_left(marks, at, key=lambda mark: mark.at)
