"""Where a chapter begins and ends, and which one comes next."""

from __future__ import annotations

import pytest

from sleepterm.formats.chapters.chapter import Chapter
from sleepterm.night.chapters import (
    ChapterPlace,
    chapter_at,
    chapter_end,
    chapter_from,
)
from sleepterm.units import Seconds

BOOK = (
    Chapter(Seconds(10), "One"),
    Chapter(Seconds(100), "Two"),
    Chapter(Seconds(200)),
)


@pytest.mark.parametrize(
    ("position", "number", "title", "end"),
    [
        (0, 1, "One", 100),
        (10, 1, "One", 100),
        (99.9, 1, "One", 100),
        (100, 2, "Two", 200),
        (500, 3, "", None),
    ],
)
def test_the_chapter_at_a_position(
    position: float, number: int, title: str, end: float | None
) -> None:
    at = Seconds(position)
    assert chapter_at(BOOK, at) == ChapterPlace(number, 3, title)
    assert chapter_end(BOOK, at) == end


@pytest.mark.parametrize(
    ("position", "by", "start"),
    [
        (0, 1, 10),
        (50, 1, 100),
        (50, 2, 200),
        (150, -1, 100),
        (102, -1, 10),
        (11, -1, 0),
        (250, 1, None),
    ],
)
def test_chapters_away(position: float, by: int, start: float | None) -> None:
    assert chapter_from(BOOK, Seconds(position), by) == start


def test_without_chapters_there_is_nothing() -> None:
    assert chapter_at((), Seconds(5)) is None
    assert chapter_end((), Seconds(5)) is None
    assert chapter_from((), Seconds(5), 1) is None
