"""A row of figures, and how rows are printed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One thing measured.

    Attributes:
        what: in words.
        ours: the figure of sleepterm, with its unit.
        peer: the figure of the peer; empty without one.
        ratio: ours through the peer's; None without one.
        limit: what it should stay under, in words.
    """

    what: str
    ours: str
    peer: str = ""
    ratio: float | None = None
    limit: str = ""


def print_rows(rows: Iterable[Row]) -> None:
    """Print a table."""
    head = ("", "sleepterm", "peer", "ratio", "limit")
    cells = [head] + [
        (
            row.what,
            row.ours,
            row.peer,
            f"{row.ratio:.2f}" if row.ratio is not None else "",
            row.limit,
        )
        for row in rows
    ]
    widths = [max(len(row[i]) for row in cells) for i in range(len(head))]
    for row in cells:
        aligned = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        print("  ".join(aligned).rstrip())
