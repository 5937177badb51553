"""Pages of plain text: headings and paragraphs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sleepterm.formats.text_page import Block, parse_page


def test_lines_of_a_block_are_joined_and_headings_are_told_apart() -> None:
    text = "# One\r\n\r\nfirst\r\nline\n  \n\n## Two\n\nlast #1\n"
    assert parse_page(text) == (
        Block("One", is_heading=True),  # type: ignore[arg-type]
        Block("first line"),  # type: ignore[arg-type]
        Block("Two", is_heading=True),  # type: ignore[arg-type]
        Block("last #1"),  # type: ignore[arg-type]
    )


def test_what_is_empty_or_cannot_be_shown_is_left_out() -> None:
    assert parse_page(" \n\n\x1b[31m\n\n#  \n") == (Block("#"),)  # type: ignore[arg-type]


@given(st.text())
def test_any_text_is_a_page_of_single_lines(text: str) -> None:
    for block in parse_page(text):
        assert block.text
        assert len(block.text.splitlines()) == 1
