"""The smallest size that widgets can be laid out in."""

from __future__ import annotations

from textual.geometry import Size

_SMALLEST = Size(12, 4)


def at_least(size: Size) -> Size:
    """A size that widgets can be laid out in: many can't be drawn in no columns."""
    return Size(max(size.width, _SMALLEST.width), max(size.height, _SMALLEST.height))
