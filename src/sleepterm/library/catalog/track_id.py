"""What a track's id looks like."""

from __future__ import annotations

import re

LONGEST_ID = 80

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def is_track_id(text: str) -> bool:
    """Whether a text is a valid id: kebab-case, at most 80 characters."""
    return len(text) <= LONGEST_ID and _ID.fullmatch(text) is not None
