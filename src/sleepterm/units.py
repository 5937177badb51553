"""Names for numbers that would otherwise be mixed up."""

from __future__ import annotations

from typing import NewType

Seconds = NewType("Seconds", float)
"""A length of time or a position, in seconds."""

Decibels = NewType("Decibels", float)
"""A gain or a level relative to a named reference, in dB."""

Percent = NewType("Percent", int)
"""A place on a volume slider, 0 to 100."""

DEFAULT_MASTER = Percent(80)
"""Where the master slider stands at the first start: -6 dB."""

DEFAULT_LAYER = Percent(100)
"""Where a layer's slider stands when it joins: as loud as it was mastered."""
