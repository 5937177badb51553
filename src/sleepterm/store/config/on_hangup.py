"""What the setting `on-hangup` says."""

from __future__ import annotations

from enum import StrEnum


class OnHangup(StrEnum):
    """What happens when the terminal is closed."""

    FADE = "fade"
    """The sound fades out, and sleepterm ends."""
    DETACH = "detach"
    """It plays on without a terminal."""
