"""Reads a guided track: silences at the user's pace, bells at their times."""

from __future__ import annotations

import math
from collections.abc import Mapping

from sleepterm.audio.guided.bells import Bells
from sleepterm.audio.ramp import SHORT, Ramp
from sleepterm.audio.sample_format import RATE
from sleepterm.audio.samples import Block, amplitude, silence
from sleepterm.audio.sources.sound_source import SoundSource
from sleepterm.night.guidance import Guidance
from sleepterm.night.narration import Narration
from sleepterm.units import Seconds


class GuidedReader:
    """Reads the voice of a guided track and adds its bells.

    At a pace other than 1, silences are stretched or shortened by reading fewer or more
    frames than are returned. Positions are always those of the file.

    Args:
        source: the voice.
        narration: its captions and bells.
        strokes: the sound of each kind of bell, shape (frames, 2).
        guidance: voice, bell volume and pace at the start.
    """

    def __init__(
        self,
        source: SoundSource,
        narration: Narration,
        strokes: Mapping[str, Block],
        guidance: Guidance,
    ) -> None:
        self._source = source
        self._narration = narration
        self._bells = Bells(strokes)
        self._pace = guidance.pace
        self._remainder = 0.0
        self._voice = Ramp(self._voice_gain(guidance))
        self._bell_volume = Ramp(amplitude(guidance.bells))

    def set_guidance(self, guidance: Guidance) -> None:
        """Set voice, bell volume and pace; gains follow in ramps."""
        self._pace = guidance.pace
        self._voice.to(self._voice_gain(guidance), SHORT)
        self._bell_volume.to(amplitude(guidance.bells), SHORT)

    def seek(self, position: Seconds) -> None:
        """Continue from `position`; ringing bells stop."""
        self._bells.silence()
        self._remainder = 0.0
        self._source.seek(position)

    def read(self, frames: int, volume: Ramp) -> Block:
        """The next frames, shape (frames, 2).

        Args:
            frames: how many.
            volume: gain of the voice; bells have their own.
        """
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
        """Write one stretch of speech or silence into `out` from frame `filled` on.

        Returns:
            The number of frames written.
        """
        at = self._source.position
        room = len(out) - filled
        silent = None if self._pace == 1.0 else self._narration.silence_at(at)
        if silent is None or at < silent[0]:
            written = min(room, _frames(silent[0] - at)) if silent else room
            out[filled : filled + written] = self._source.read(written)
            self._strike_bells(at, filled, 1.0)
            return written
        written = min(
            room, _frames((min(silent[1], self._source.length) - at) / self._pace)
        )
        read = written * self._pace + self._remainder
        self._source.read(int(read))
        self._remainder = read - int(read)
        self._strike_bells(at, filled, self._pace)
        return written

    def _voice_gain(self, guidance: Guidance) -> float:
        is_heard = guidance.voice or not self._narration.is_spoken
        return 1.0 if is_heard else 0.0

    def _strike_bells(self, since: Seconds, filled: int, pace: float) -> None:
        for bell in self._narration.bells_between(since, self._source.position):
            after = filled + round((bell.at - since) * RATE / pace)
            self._bells.strike(bell.kind, after)


def _frames(seconds: float) -> int:
    return max(1, math.ceil(min(seconds, 3600.0) * RATE))
