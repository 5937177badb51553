"""Parses WebVTT and SubRip captions, formats WebVTT.

Read as leniently as https://www.w3.org/TR/webvtt1/ section 6 asks: whatever can't
be understood is skipped, nothing raises. SubRip (.srt) is the same without a header,
with a comma before the milliseconds.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sleepterm.text import sanitize_line
from sleepterm.units import Seconds

_TIME = r"(?:(\d{1,4}):)?([0-5]?\d):([0-5]?\d)[.,](\d{1,3})"
_TIMING = re.compile(rf"\s*{_TIME}\s*-->\s*{_TIME}(?:\s.*)?", re.ASCII)
# Without "<" inside: a text of nothing but "<" would take the square of its length.
_TAG = re.compile(r"<[^<>]*>")
_LINE_END = re.compile(r"\r\n|\n|\r")
MOST_CUES = 20_000
LONGEST_TEXT = 1_000
_MOST_AT_ONCE = 16


@dataclass(frozen=True, slots=True)
class Cue:
    """Words shown from `start` until `end`, in seconds from the track's start."""

    start: Seconds
    end: Seconds
    text: str


def parse_webvtt(text: str) -> tuple[Cue, ...]:
    """The cues of a WebVTT or SubRip text, sorted by start; () if it is neither."""
    lines = caption_lines(text)
    is_headed = re.match(r"WEBVTT(\s|$)", lines[0]) is not None
    if not (is_headed or _is_subrip(lines)):
        return ()
    cues: list[Cue] = []
    at = int(is_headed)
    while at < len(lines) and len(cues) < MOST_CUES:
        timing = _TIMING.fullmatch(lines[at])
        at += 1
        if not timing:
            continue
        payload = []
        # Only an empty line ends a cue; one of blanks does not.
        while at < len(lines) and lines[at] and "-->" not in lines[at]:
            payload.append(lines[at])
            at += 1
        parts = timing.groups()
        start, end = _seconds(parts[:4]), _seconds(parts[4:])
        words = _plain(payload)
        if words and start < end:
            cues.append(Cue(start, end, words))
    return tuple(sorted(cues, key=lambda cue: cue.start))


def caption_lines(text: str) -> list[str]:
    """The lines of a caption file, one at least; other separators stay in them."""
    return _LINE_END.split(text.lstrip("\ufeff"))


def format_webvtt(cues: Iterable[Cue], comment: str = "", *, hours: bool = True) -> str:
    """The text of a WebVTT file that `parse_webvtt` reads as these cues.

    Args:
        cues: in order of their start; times are rounded to milliseconds.
        comment: lines that are not shown, without "-->" and empty lines.
        hours: False leaves them out of times below an hour, as WebVTT allows.
    """
    note = [f"NOTE {comment}\n"] if comment else []
    blocks = [
        f"{format_timestamp(cue.start, hours=hours)} -->"
        f" {format_timestamp(cue.end, hours=hours)}\n"
        f"{html.escape(cue.text, quote=False)}\n"
        for cue in cues
    ]
    return "\n".join(["WEBVTT\n", *note, *blocks])


def format_timestamp(seconds: Seconds, *, hours: bool = True) -> str:
    """A WebVTT timestamp, rounded to milliseconds: "00:05:12.300".

    Args:
        seconds: not negative.
        hours: False leaves them out below an hour: "05:12.300".
    """
    milliseconds = round(seconds * 1000)
    minutes, rest = divmod(milliseconds, 60_000)
    whole_hours, minutes = divmod(minutes, 60)
    text = f"{minutes:02}:{rest // 1000:02}.{rest % 1000:03}"
    return f"{whole_hours:02}:{text}" if hours or whole_hours else text


def cue_at(cues: Sequence[Cue], position: Seconds) -> Cue | None:
    """The cue shown at a position, in seconds; of several, the latest."""
    count = bisect_right(cues, position, key=lambda cue: cue.start)
    latest = cues[max(0, count - _MOST_AT_ONCE) : count]
    return next((cue for cue in reversed(latest) if position < cue.end), None)


def _is_subrip(lines: Iterable[str]) -> bool:
    """Whether the first line with text is a cue's number or its time."""
    first = next((line for line in lines if line.strip()), "").strip()
    return _TIMING.fullmatch(first) is not None or (first.isascii() and first.isdigit())


def _plain(payload: list[str]) -> str:
    bare = _TAG.sub("", " ".join(payload))
    return sanitize_line(html.unescape(bare))[:LONGEST_TEXT].rstrip()


def _seconds(parts: Sequence[str | None]) -> Seconds:
    hours, minutes, seconds = (int(part or 0) for part in parts[:3])
    share = float(f"0.{parts[3] or 0}")
    return Seconds(hours * 3600 + minutes * 60 + seconds + share)
