"""One track sounding in the mix."""

from __future__ import annotations

import math

from sleepterm.audio.ramp import SHORT, Ramp
from sleepterm.audio.samples import Block, amplitude, factor
from sleepterm.audio.source import Source
from sleepterm.audio.state import LayerState
from sleepterm.library.track import Track
from sleepterm.night.captions import Cue, cue_at
from sleepterm.units import Percent, Seconds

JOIN = Seconds(0.6)
"""How long a layer takes to come in or to leave."""


class Layer:
    """A track with its own volume, sounding once it has a source.

    Args:
        track: what it plays.
        percent: its place on its slider.
        position: seconds into a guided track.

    Attributes:
        leaving: it fades out and will be gone.
        position: where a guided track is, or will begin.
        cues: the captions of a guided track, in order.
    """

    def __init__(self, track: Track, percent: Percent, position: Seconds) -> None:
        self.track = track
        self.percent = percent
        self.leaving = False
        self.cues: tuple[Cue, ...] = ()
        self._start = position
        self._length = Seconds(0.0)
        self._source: Source | None = None
        self._volume = Ramp(self._level())
        self._presence = Ramp(0.0)
        self._cut = Ramp(1.0)
        self._seek_to: Seconds | None = None

    @property
    def source(self) -> Source | None:
        """What is read; None while not opened."""
        return self._source

    @property
    def position(self) -> Seconds:
        """Where a guided track is, or will begin, in seconds; 0 for loops."""
        if self.track.is_loop:
            return Seconds(0.0)
        if self._seek_to is not None:
            return self._seek_to
        return self._source.position if self._source else self._start

    @property
    def length(self) -> Seconds:
        """Seconds of a guided track; 0 while unknown and for loops."""
        if self.track.is_loop:
            return Seconds(0.0)
        return self._length or self.track.length or Seconds(0.0)

    @property
    def gone(self) -> bool:
        """Whether nothing more will be heard of it."""
        if self._source and self._source.ended:
            return True
        return self.leaving and (self._source is None or self._presence.silent)

    def state(self) -> LayerState:
        """What a screen shows of it."""
        cue = cue_at(self.cues, self.position)
        return LayerState(
            track_id=self.track.id,
            title=self.track.title,
            percent=self.percent,
            is_loop=self.track.is_loop,
            position=self.position,
            length=self.length,
            caption=cue.text if cue else "",
        )

    def open(self, source: Source, cues: tuple[Cue, ...]) -> None:
        """Begin to sound, from silence."""
        self._source = source
        self._length = source.length
        self.cues = cues
        self._presence.to(1.0, JOIN)

    def rewind_to(self, position: Seconds) -> None:
        """Release the file; the next opening of a guided track begins there."""
        if self._source:
            self._source.close()
        self._source = None
        self._start = position
        self._seek_to = None
        self._presence, self._cut = Ramp(0.0), Ramp(1.0)

    def stay(self) -> None:
        """Do not leave after all."""
        self.leaving = False
        if self._source:
            self._presence.to(1.0, JOIN)

    def leave(self) -> None:
        """Fade out; `gone` is true once that is done."""
        self.leaving = True
        self._presence.to(0.0, JOIN)

    def set_percent(self, percent: Percent) -> None:
        """Move the slider; the gain follows in a ramp."""
        self.percent = percent
        self._volume.to(self._level(), SHORT)

    def seek(self, position: Seconds) -> None:
        """Duck, jump and come back; further jumps before that are one jump."""
        position = Seconds(min(max(0.0, position), self.length or math.inf))
        if self._source is None:
            self._start = position
            return
        self._seek_to = position
        self._cut.to(0.0, SHORT)

    def add_to(self, mix: Block) -> None:
        """Lay the next frames over a block, shape (frames, 2), in place."""
        if self._source is None:
            return
        if self._seek_to is not None and self._cut.silent:
            self._source.seek(self._seek_to)
            self._seek_to = None
            self._cut.to(1.0, SHORT)
        block = self._source.read(len(mix))
        for ramp in (self._volume, self._presence, self._cut):
            ramp.apply(block)
        mix += block

    def _level(self) -> float:
        return amplitude(self.percent) * factor(self.track.gain_db)
