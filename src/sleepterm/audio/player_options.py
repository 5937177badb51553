"""What the user's settings, memory and place add to a player."""

from __future__ import annotations

from dataclasses import dataclass

from sleepterm.audio.latency import Latency
from sleepterm.audio.sources.decoded_copies import DecodedCopies
from sleepterm.store.pool_nights import PoolNights
from sleepterm.units import NO_DRIFT, Decibels


@dataclass(frozen=True, slots=True)
class PlayerOptions:
    """Settings and memory of one user, and where the user is.

    Attributes:
        drift: how far the level of textures drifts, as a standard deviation in dB.
        nights: which parts of sleepcasts were heard; None lets the seed choose.
        latency: how soon commands are heard at the start.
        copies: of files that loop for long, closed with the player; None makes none.
    """

    drift: Decibels = NO_DRIFT
    nights: PoolNights | None = None
    latency: Latency = Latency.LOW
    copies: DecodedCopies | None = None


PLAIN = PlayerOptions()
"""Without settings and memory."""
