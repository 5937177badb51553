"""Types for numbers with units."""

from __future__ import annotations

from typing import NewType

Seconds = NewType("Seconds", float)
"""A length of time or a position, in seconds."""

Decibels = NewType("Decibels", float)
"""A gain or a level relative to a named reference, in dB."""

Percent = NewType("Percent", int)
"""A volume, 0 to 100, as on a slider."""

DEFAULT_MASTER = Percent(80)
"""The master volume at the first start: -6 dB."""

UNITY_MASTER = Percent(90)
"""The master volume at which every sound has its own level: 0 dB."""

HIGHEST_MASTER = Decibels(9.0)
"""The gain of the master volume at 100."""

NO_DRIFT = Decibels(0.0)
"""The level of a layer stays."""

DEFAULT_DRIFT = Decibels(1.2)
"""How far the level of textures drifts, as recordings do."""

DEFAULT_LAYER = Percent(100)
"""The volume of a layer that is added: 0 dB."""
