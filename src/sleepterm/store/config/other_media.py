"""What happens while other programs play."""

from __future__ import annotations

from enum import StrEnum


class OtherMedia(StrEnum):
    """What sleepterm does while another media player plays."""

    IGNORE = "ignore"
    PAUSE = "pause"
    DUCK = "duck"
    """It plays on, softer."""
