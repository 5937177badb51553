"""Parked pages: plain text, appended, private, never lost."""

from __future__ import annotations

import os
import sys
import threading
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sleepterm.errors import SleeptermError
from sleepterm.store import parked
from sleepterm.store.parked import LONGEST, ParkedPages, clean

NIGHT = datetime(2026, 11, 28, 22, 41, 7, 999)  # noqa: DTZ001 - the user's clock
LATER = datetime(2026, 11, 29, 23, 0, 0)  # noqa: DTZ001


@pytest.fixture
def pages(tmp_path: Path) -> ParkedPages:
    return ParkedPages(tmp_path / "data" / "parked.md")


def texts(pages: ParkedPages) -> list[str]:
    return [page.text for page in pages.pages()]


def test_pages_are_appended_as_plain_text_for_the_owner_only(
    pages: ParkedPages,
) -> None:
    assert pages.pages() == ()
    at = pages.save(NIGHT, "\n\ncall the bank \nflowers\n")
    pages.save(LATER, "tea")
    assert at == NIGHT.replace(microsecond=0)
    assert pages.path.read_text("utf-8") == (
        "## 2026-11-28 22:41:07\n\ncall the bank\nflowers\n\n"
        "## 2026-11-29 23:00:00\n\ntea\n\n"
    )
    assert [(x.at, x.text) for x in pages.pages()] == [
        (at, "call the bank\nflowers"),
        (LATER, "tea"),
    ]
    if sys.platform != "win32":
        assert pages.path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("empty", ["", " \n\t\n", "\x1b[0m\r\n"])
def test_an_empty_page_writes_nothing(pages: ParkedPages, empty: str) -> None:
    pages.save(NIGHT, empty)
    assert not pages.path.parent.exists()


def test_saving_again_replaces_the_page_and_emptying_it_removes_it(
    pages: ParkedPages,
) -> None:
    pages.save(NIGHT, "one")
    pages.save(LATER, "two")
    assert pages.save(NIGHT, "one and a half", "one") == NIGHT.replace(microsecond=0)
    assert texts(pages) == ["one and a half", "two"]
    pages.save(NIGHT, "  ", "one and a half")
    assert texts(pages) == ["two"]


def test_a_page_of_the_same_second_is_kept(pages: ParkedPages) -> None:
    first = pages.save(NIGHT, "mine")
    second = pages.save(NIGHT, "another's")
    assert (second - first).total_seconds() == 1
    # changed in an editor meanwhile
    pages.path.write_text(pages.path.read_text("utf-8").replace("mine", "mine, too"))
    pages.save(first, "mine, longer", "mine")
    assert texts(pages) == ["mine, too", "another's", "mine, longer"]


def test_of_two_pages_with_one_heading_only_that_page_is_replaced(
    pages: ParkedPages,
) -> None:
    pages.path.parent.mkdir()
    heading = "## 2026-11-28 22:41:07"
    pages.path.write_text(f"{heading}\none\n{heading}\ntwo\n")
    pages.save(NIGHT, "three", "two")
    assert texts(pages) == ["one", "three"]


def test_what_the_user_wrote_into_the_file_stays(pages: ParkedPages) -> None:
    pages.path.parent.mkdir()
    pages.path.write_text(
        "# My list\n\n## 2026-11-01 00:00:00\nold\n## 2026-99-99 00:00:00\nend"
    )
    pages.save(NIGHT, "new")
    assert pages.path.read_text("utf-8").startswith(
        "# My list\n\n## 2026-11-01 00:00:00\nold"
    )
    assert texts(pages) == ["old\n ## 2026-99-99 00:00:00\nend", "new"]


def test_a_line_like_a_heading_begins_no_page(pages: ParkedPages) -> None:
    pages.save(NIGHT, "a\n## 2026-01-01 00:00:00\nb")
    assert texts(pages) == ["a\n ## 2026-01-01 00:00:00\nb"]


def test_a_damaged_file_is_moved_away_and_named(pages: ParkedPages) -> None:
    pages.path.parent.mkdir()
    pages.path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SleeptermError, match="not UTF-8"):
        pages.pages()
    pages.save(NIGHT, "safe")
    assert texts(pages) == ["safe"]
    assert pages.path.with_name("parked.md.broken").read_bytes() == b"\xff\xfe\x00"
    assert "parked.md.broken" in pages.problems[0].message


def test_a_page_that_is_too_long_or_cannot_be_written_is_refused(
    pages: ParkedPages,
) -> None:
    with pytest.raises(SleeptermError, match="at most"):
        pages.save(NIGHT, "x" * (LONGEST + 1))
    pages.path.parent.parent.joinpath("data").write_text("a file")
    with pytest.raises(SleeptermError, match="cannot be written"):
        pages.save(NIGHT, "x")


def test_pages_of_several_processes_are_all_kept(pages: ParkedPages) -> None:
    threads = [
        threading.Thread(target=ParkedPages(pages.path).save, args=[NIGHT, f"page {n}"])
        for n in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(texts(pages)) == [f"page {n}" for n in range(8)]
    assert os.listdir(pages.path.parent).count("parked.md") == 1  # noqa: PTH208


@given(st.text())
def test_what_is_read_is_what_was_written(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    (part,) = parked._split(f"## 2026-11-28 22:41:07\n\n{once}\n\n")
    assert part.text == once


@settings(max_examples=30)
@given(st.text(alphabet="#2026- 1:\n\rab", max_size=60))
def test_any_file_is_read_and_none_of_it_is_dropped(text: str) -> None:
    parts = parked._split(text)
    assert "".join(part.raw for part in parts) == text
