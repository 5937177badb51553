"""Prints rows as columns that line up in a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from sleepterm.text import cell_width


def print_table(rows: Sequence[Sequence[str]]) -> None:
    """Print rows of the same length, each column as wide as its widest cell."""
    if not rows:
        return
    widths = [max(map(cell_width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (
            cell + " " * (width - cell_width(cell))
            for cell, width in zip(row, widths, strict=True)
        )
        print("  ".join(cells).rstrip())
