"""Replaces the "~" that a path may begin with."""

from __future__ import annotations

from pathlib import Path


def expanded(path: Path | str) -> Path:
    """The path with "~" or "~NAME" replaced; as it is where that can't be.

    A file may be called "~NAME", too.
    """
    try:
        return Path(path).expanduser()
    except (RuntimeError, ValueError):
        return Path(path)
