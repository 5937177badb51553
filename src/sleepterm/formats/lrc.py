"""Parses LRC captions: `[mm:ss.xx]`, or `[h:mm:ss.xx]`, before each line of text.

There is no standard; this reads what players read, as described at
https://en.wikipedia.org/wiki/LRC_(file_format). Whatever can't be understood is
skipped, nothing raises.
"""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from operator import itemgetter

from sleepterm.formats.webvtt import LONGEST_TEXT, MOST_CUES, Cue, caption_lines
from sleepterm.text import sanitize_line
from sleepterm.units import Seconds

LAST = Seconds(3600.0)
"""How long the last line is shown, in seconds: no later line ends it."""

# Three parts without a point are minutes, seconds, and hundredths.
_TIME = (
    r"(?:(?:(\d{1,2}):(?=[0-5]?\d:[0-5]?\d\.))?"
    r"(\d{1,4}):([0-5]?\d)(?:[.:](\d{1,3}))?)"
)
_STAMP = re.compile(rf"\s*\[{_TIME}\]", re.ASCII)
_WORD_STAMP = re.compile(rf"<{_TIME}>", re.ASCII)
_OFFSET = re.compile(r"\s*\[offset:\s*([+-]?\d{1,9})\s*\]\s*", re.ASCII | re.IGNORECASE)
_BETWEEN = " / "


def parse_lrc(text: str) -> tuple[Cue, ...]:
    """The lines of an LRC file in order of their start; () if none has a time.

    A line is shown until the next one begins; one without words only ends the one
    before. Lines of the same time, as in texts with a translation, are shown at
    once. `[offset:500]` shows all half a second earlier.
    """
    lines: list[tuple[float, str]] = []
    offset = 0.0
    for line in caption_lines(text):
        if len(lines) >= MOST_CUES:
            break
        if shift := _OFFSET.fullmatch(line):
            offset = int(shift[1]) / 1000
        else:
            lines += _stamped(line)
    moved = [(max(0.0, at - offset), words) for at, words in lines[:MOST_CUES]]
    return _cues(sorted(moved, key=itemgetter(0)))


def _stamped(line: str) -> list[tuple[float, str]]:
    """(Seconds, text) of one line, once for each of its time stamps."""
    times = []
    at = 0
    while stamp := _STAMP.match(line, at):
        times.append(_seconds(stamp))
        at = stamp.end()
    if not times:
        return []
    words = sanitize_line(_WORD_STAMP.sub("", line[at:]))[:LONGEST_TEXT].rstrip()
    return [(time, words) for time in times]


def _cues(lines: list[tuple[float, str]]) -> tuple[Cue, ...]:
    moments = [
        (start, _BETWEEN.join(words for _, words in together if words))
        for start, together in groupby(lines, key=itemgetter(0))
    ]
    last = (moments[-1][0] + LAST, "") if moments else (0.0, "")
    return tuple(
        Cue(Seconds(start), Seconds(end), words[:LONGEST_TEXT].rstrip())
        for (start, words), (end, _) in pairwise([*moments, last])
        if words
    )


def _seconds(stamp: re.Match[str]) -> float:
    hours, minutes, seconds, share = stamp.groups(default="0")
    whole = int(hours) * 3600 + int(minutes) * 60 + int(seconds)
    return whole + float(f"0.{share}")
