"""A row of measurements, and printing rows as a table."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path


@dataclass(frozen=True)
class Row:
    """One measurement.

    Attributes:
        what: its description.
        ours: the value of sleepterm, with unit.
        peer: the value of the program compared with; empty without one.
        ratio: ours divided by the peer's; None without one.
        limit: the value it should stay under, as text.
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


def write_rows(rows: Iterable[Row], file: Path) -> None:
    """Write a table as JSON, with the day and the machine."""
    measured = {
        "date": datetime.now(UTC).date().isoformat(),
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
        "python": platform.python_version(),
        "rows": [asdict(row) for row in rows],
    }
    file.write_text(json.dumps(measured, indent=2) + "\n", encoding="utf-8")
