"""Chapters of a cue sheet: the tracks of one sound file, INDEX 01 mm:ss:ff.

Frames are 75ths of a second. A sheet for several sound files has no chapters of one.
"""

from __future__ import annotations

import re

_FRAMES = 75
_MOST_LINES = 20_000
_LINE = re.compile(r"\s*(FILE|TRACK|TITLE|INDEX)\s+(.*)", re.IGNORECASE)
_INDEX = re.compile(r"0?1\s+(\d{1,5}):([0-5]?\d):(\d{1,2})\s*", re.ASCII)


def cue_chapters(text: str) -> list[tuple[float, str]]:
    """The start in seconds and title of each track; [] for no sheet of one file."""
    found: list[tuple[float, str]] = []
    files = tracks = 0
    title = ""
    for line in text.split("\n")[:_MOST_LINES]:
        match = _LINE.match(line)
        if not match:
            continue
        word, value = match[1].upper(), match[2].strip()
        if word == "FILE":
            files += 1
        elif word == "TRACK":
            tracks += 1
            title = ""
        elif word == "TITLE" and tracks:
            title = value.strip('"')
        elif word == "INDEX" and (index := _INDEX.fullmatch(value)):
            minutes, seconds, frames = map(int, index.groups())
            found.append((60 * minutes + seconds + frames / _FRAMES, title))
    return found if files <= 1 else []
