"""Prints rows as columns that line up in a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from sleepterm.commands.shared.console import say
from sleepterm.text import cell_width, sanitize_line


def print_table(rows: Sequence[Sequence[str]]) -> None:
    """Print rows of the same length, each column as wide as its widest cell."""
    if not rows:
        return
    shown = [list(map(sanitize_line, row)) for row in rows]
    widths = [max(map(cell_width, column)) for column in zip(*shown, strict=True)]
    for row in shown:
        cells = (
            cell + " " * (width - cell_width(cell))
            for cell, width in zip(row, widths, strict=True)
        )
        say("  ".join(cells).rstrip())
