"""How warm or bright the mix and single tracks are to sound."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from sleepterm.units import Decibels

WARMEST, BRIGHTEST = -3, 3
"""The range of a tone; 0 is neutral."""

_STEP_DB = 2.0


@dataclass(frozen=True, slots=True)
class Tones:
    """The tone of the whole mix, and of tracks that are not neutral.

    Attributes:
        master: of the whole mix, -3 (warm) to 3 (bright).
        tracks: track id to its tone, -3 to 3; neutral ones are left out.
    """

    master: int = 0
    tracks: Mapping[str, int] = field(default_factory=dict)

    def of(self, track_id: str) -> int:
        """The tone of a track, -3 to 3."""
        return self.tracks.get(track_id, 0)

    def with_master(self, tone: int) -> Tones:
        """With another tone of the mix, as far as the range allows."""
        return replace(self, master=within(tone))

    def with_track(self, track_id: str, tone: int) -> Tones:
        """With another tone of a track, as far as the range allows."""
        others = {key: value for key, value in self.tracks.items() if key != track_id}
        changed = within(tone)
        return replace(self, tracks=others | ({track_id: changed} if changed else {}))


def within(tone: int) -> int:
    """The tone, moved into the range."""
    return max(WARMEST, min(tone, BRIGHTEST))


def tilt_of(tone: int) -> Decibels:
    """The tilt of a tone: dB that the highest frequencies get and the lowest lose."""
    return Decibels(_STEP_DB * tone)
