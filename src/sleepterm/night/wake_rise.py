"""The rise of a wake-up: the gain from its start volume to its end volume.

The law of the gentle sleep fade, run backwards: loudness, which grows with sound
pressure to the power 0.6 (Stevens 1955), rises in a straight line. Between silence and
full volume that is the gain u^(1/0.6) at the share u of the rise.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from sleepterm.night.fade import LOUDNESS_EXPONENT
from sleepterm.units import Seconds


@dataclass(frozen=True, slots=True)
class WakeRise:
    """A rise without a clock; afterwards the gain stays at its end.

    Attributes:
        start: amplitude factor at its beginning, 0.0 to 1.0.
        end: amplitude factor at its end, at least `start`, at most 1.0.
        length: seconds that it takes, above 0.
        now: seconds of sound so far.
    """

    start: float = 0.0
    end: float = 1.0
    length: Seconds = Seconds(15 * 60.0)
    now: Seconds = Seconds(0.0)

    def __post_init__(self) -> None:
        if not 0.0 <= self.start <= self.end <= 1.0:
            raise ValueError("the volumes of a rise must not fall")
        if not self.length > 0:
            raise ValueError("a rise must take time")

    def gain(self, ahead: Seconds = Seconds(0.0)) -> float:
        """The amplitude factor, now or after `ahead` more seconds of sound."""
        share = min(max((self.now + ahead) / self.length, 0.0), 1.0)
        if share == 1.0:
            return self.end
        quiet, loud = self.start**LOUDNESS_EXPONENT, self.end**LOUDNESS_EXPONENT
        loudness = quiet + (loud - quiet) * share
        return float(min(loudness ** (1.0 / LOUDNESS_EXPONENT), self.end))

    def advanced(self, seconds: Seconds) -> WakeRise:
        """The rise after some more seconds of sound."""
        return replace(self, now=Seconds(self.now + seconds))
