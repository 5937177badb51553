"""A chapter: where a part of a long recording begins, and its title."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from sleepterm.text import sanitize_line
from sleepterm.units import Seconds

MOST_CHAPTERS = 999
LONGEST_TITLE = 200
LATEST = Seconds(1_000_000.0)
"""No chapter begins later than this, some eleven days."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: its start in seconds, and its title, which may be empty."""

    start: Seconds
    title: str = ""


def in_order(found: Iterable[tuple[float, str]]) -> tuple[Chapter, ...]:
    """Chapters of starts in seconds and titles: sorted, printable, each start once.

    Impossible starts are left out. A single chapter is none.
    """
    chapters: dict[float, str] = {}
    for start, title in found:
        if math.isfinite(start) and 0.0 <= start <= LATEST:
            line = sanitize_line(title[: 4 * LONGEST_TITLE])[:LONGEST_TITLE].rstrip()
            chapters.setdefault(round(start, 3), line)
    ordered = sorted(chapters.items())[:MOST_CHAPTERS]
    if len(ordered) < 2:
        return ()
    return tuple(Chapter(Seconds(start), title) for start, title in ordered)
