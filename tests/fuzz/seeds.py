"""Pieces of the bundled files, which mutations begin with."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@cache
def bundled(name: str) -> str:
    """The text of a file at the top of the tree."""
    return (ROOT / name).read_text(encoding="utf-8")


def entries(name: str, table: str, most: int, each: int = 3) -> list[bytes]:
    """Files with a few of a bundled file's tables.

    Args:
        name: of the file.
        table: its header, like "[[track]]".
        most: files.
        each: tables of a file.
    """
    head, *found = re.split(rf"(?m)^(?={re.escape(table)}$)", bundled(name))
    step = max(1, len(found) // most)
    return [
        (head + "".join(found[at : at + each])).encode()
        for at in range(0, len(found), step)
    ]


def keys_of(*names: str) -> tuple[bytes, ...]:
    """The keys and headers of bundled files, as words."""
    whole = "\n".join(map(bundled, names))
    keys = {x.encode() for x in re.findall(r"(?m)^\w+ = ", whole)}
    headers = {x.encode() for x in re.findall(r"(?m)^\[.+\]$", whole)}
    return tuple(sorted(keys | headers))
