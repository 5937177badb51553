"""Which chapter a position lies in, where it ends, and where the next one begins."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from sleepterm.formats.chapters.chapter import Chapter
from sleepterm.units import Seconds

_JUST_STARTED = Seconds(3.0)
"""Up to this long into a chapter, going back means the one before."""


@dataclass(frozen=True, slots=True)
class ChapterPlace:
    """A chapter among others: its number from 1, how many there are, its title."""

    number: int
    count: int
    title: str = ""


def chapter_at(chapters: tuple[Chapter, ...], position: Seconds) -> ChapterPlace | None:
    """The chapter at a position; None without chapters.

    What is before the first one belongs to it.
    """
    if not chapters:
        return None
    at = max(0, bisect_right(chapters, position, key=_start) - 1)
    return ChapterPlace(at + 1, len(chapters), chapters[at].title)


def chapter_end(chapters: tuple[Chapter, ...], position: Seconds) -> Seconds | None:
    """Where the chapter at a position ends; None in the last one."""
    following = max(1, bisect_right(chapters, position, key=_start))
    return chapters[following].start if following < len(chapters) else None


def chapter_from(
    chapters: tuple[Chapter, ...], position: Seconds, by: int
) -> Seconds | None:
    """Where the chapter starts that is `by` chapters away from a position.

    Args:
        chapters: in order.
        position: seconds from the track's start.
        by: +1 is the next one; -1 the present one, or, when that has just begun,
            the one before it.

    Returns:
        Seconds, 0 before the first one; None if nothing follows, or without chapters.
    """
    if not chapters:
        return None
    if by > 0:
        at = bisect_right(chapters, position, key=_start) + by - 1
        return chapters[at].start if at < len(chapters) else None
    before = Seconds(position - _JUST_STARTED)
    at = bisect_left(chapters, before, key=_start) + by
    return chapters[at].start if at >= 0 else Seconds(0.0)


def _start(chapter: Chapter) -> Seconds:
    return chapter.start
