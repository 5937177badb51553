"""Settings for guided tracks: voice, bells, and the pace of their silences."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sleepterm.units import DEFAULT_LAYER, Percent

SLOWEST, FASTEST = 0.8, 1.2
_STEP = 0.1


@dataclass(frozen=True, slots=True)
class Guidance:
    """Settings for all guided tracks.

    Attributes:
        voice: whether the voice is heard; captions and bells do not depend on it.
        bells: volume of the bells, 0 to 100.
        pace: speed of a session's silences, 0.8 to 1.2; that of speech is fixed.
    """

    voice: bool = True
    bells: Percent = DEFAULT_LAYER
    pace: float = 1.0

    def with_pace_changed(self, steps: int) -> Guidance:
        """These settings with the pace changed by `steps` tenths, within its range."""
        pace = round(self.pace + steps * _STEP, 2)
        return replace(self, pace=min(max(pace, SLOWEST), FASTEST))
