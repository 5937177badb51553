"""Names for numbers that would otherwise be mixed up."""

from __future__ import annotations

from typing import NewType

Seconds = NewType("Seconds", float)
"""A length of time or a position, in seconds."""

Decibels = NewType("Decibels", float)
"""A gain or a level relative to a named reference, in dB."""

Percent = NewType("Percent", int)
"""A place on a volume slider, 0 to 100."""
