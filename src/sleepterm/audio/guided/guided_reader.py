"""A guided sound on its way: silences at the listener's pace, bells in their places."""

from __future__ import annotations

import math
from collections.abc import Mapping

from sleepterm.audio.guided.bells import Bells
from sleepterm.audio.ramp import SHORT, Ramp
from sleepterm.audio.samples import RATE, Block, amplitude, silence
from sleepterm.audio.sources.source import Source
from sleepterm.night.guidance import Guidance
from sleepterm.night.narration import Narration
from sleepterm.units import Seconds


class GuidedReader:
    """Reads a source along its narration.

    A silence at another pace is read faster or slower than it is heard, which in
    silence nobody can tell. Positions are always those of the file.

    Args:
        source: the voice.
        narration: what is timed along it.
        strokes: the sound of each kind of bell.
        guidance: how it is told.
    """

    def __init__(
        self,
        source: Source,
        narration: Narration,
        strokes: Mapping[str, Block],
        guidance: Guidance,
    ) -> None:
        self._source = source
        self._narration = narration
        self._bells = Bells(strokes)
        self._pace = guidance.pace
        self._owed = 0.0
        self._voice = Ramp(_loudness(guidance))
        self._bell_volume = Ramp(amplitude(guidance.bells))

    def tell(self, guidance: Guidance) -> None:
        """From now on in another way."""
        self._pace = guidance.pace
        self._voice.to(_loudness(guidance), SHORT)
        self._bell_volume.to(amplitude(guidance.bells), SHORT)

    def seek(self, position: Seconds) -> None:
        """Go on from another place; what rings there does not ring here."""
        self._bells.hush()
        self._owed = 0.0
        self._source.seek(position)

    def read(self, frames: int, volume: Ramp) -> Block:
        """The next frames, shape (frames, 2); `volume` is that of the voice."""
        out = silence(frames)
        filled = 0
        while filled < frames and not self._source.ended:
            filled += self._read_stretch(out, filled)
        volume.apply(out)
        self._voice.apply(out)
        if self._bells.are_ringing:
            bells = silence(frames)
            self._bells.add_to(bells)
            self._bell_volume.apply(bells)
            out += bells
        else:
            self._bell_volume.skip(frames)
        return out

    def _read_stretch(self, out: Block, filled: int) -> int:
        """Some frames into `out` from `filled` on, all speech or all silence."""
        at = self._source.position
        room = len(out) - filled
        calm = None if self._pace == 1.0 else self._narration.silence_at(at)
        if calm is None or at < calm[0]:
            heard = min(room, _frames(calm[0] - at)) if calm else room
            out[filled : filled + heard] = self._source.read(heard)
            self._strike(at, filled, 1.0)
            return heard
        heard = min(
            room, _frames((min(calm[1], self._source.length) - at) / self._pace)
        )
        passed = heard * self._pace + self._owed
        self._source.read(int(passed))
        self._owed = passed - int(passed)
        self._strike(at, filled, self._pace)
        return heard

    def _strike(self, since: Seconds, filled: int, pace: float) -> None:
        for bell in self._narration.bells_between(since, self._source.position):
            after = filled + round((bell.at - since) * RATE / pace)
            self._bells.strike(bell.kind, after)


def _frames(seconds: float) -> int:
    return max(1, math.ceil(min(seconds, 3600.0) * RATE))


def _loudness(guidance: Guidance) -> float:
    return 1.0 if guidance.voice else 0.0
