"""How long to wait before a missing sound device is tried again."""

from __future__ import annotations

_DELAYS = (0.2, 0.5, 0.5, 0.5, 0.5, 1.0, 1.0, 1.0, 2.0, 3.0, 3.0, 3.0, 3.0, 10.0)
"""Seconds before each attempt; the last one repeats.

An attempt may cost a start of the sound card's process.
"""


def retry_delay(failed_tries: int) -> float:
    """Seconds before the next attempt, after so many that failed."""
    return _DELAYS[min(failed_tries, len(_DELAYS) - 1)]
