"""One track sounding in the mix."""

from __future__ import annotations

import math
from collections.abc import Mapping

from sleepterm.audio.guided.guided_reader import GuidedReader
from sleepterm.audio.ramp import SHORT, Ramp
from sleepterm.audio.samples import Block, amplitude, factor
from sleepterm.audio.sources.source import Source
from sleepterm.audio.state import LayerState
from sleepterm.library.catalog.track import Track
from sleepterm.night.guidance import Guidance
from sleepterm.night.narration import Narration
from sleepterm.units import Percent, Seconds

JOIN = Seconds(0.6)
"""How long a layer takes to come in or to leave."""

_LATER = Seconds(0.012)
"""Words change with a block: so much later they are as often early as late."""

_UNTOLD = Narration()
_NO_BELLS: Mapping[str, Block] = {}
_PLAIN = Guidance()


class Layer:
    """A track with its own volume, sounding once it has a source.

    Args:
        track: what it plays.
        percent: its place on its slider.
        position: seconds into a guided track.

    Attributes:
        leaving: it fades out and will be gone.
        position: where a guided track is, or will begin.
        narration: what is timed along a guided track.
        bed: what a guided track has asked for last; "" is its own.
    """

    def __init__(self, track: Track, percent: Percent, position: Seconds) -> None:
        self.track = track
        self.percent = percent
        self.leaving = False
        self.narration = _UNTOLD
        self.bed = ""
        self._start = position
        self._length = Seconds(0.0)
        self._source: Source | None = None
        self._telling: GuidedReader | None = None
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

    @property
    def is_speaking(self) -> bool:
        """Whether a guided track's words are said now, or nearly so."""
        return self.percent > 0 and self.narration.is_speaking(self.position)

    def state(self) -> LayerState:
        """What a screen shows of it."""
        return LayerState(
            track_id=self.track.id,
            title=self.track.title,
            percent=self.percent,
            is_loop=self.track.is_loop,
            position=self.position,
            length=self.length,
            words=self.narration.words_at(Seconds(self.position - _LATER)),
            has_words=bool(self.narration.cues),
            has_bells=bool(self.narration.bells),
            is_session=self.narration.is_session,
        )

    def open(
        self,
        source: Source,
        narration: Narration = _UNTOLD,
        strokes: Mapping[str, Block] = _NO_BELLS,
        guidance: Guidance = _PLAIN,
    ) -> None:
        """Begin to sound, from silence.

        Args:
            source: the track's sound.
            narration: what is timed along a guided track.
            strokes: the sound of each kind of bell in it.
            guidance: how it is told.
        """
        self._source = source
        self._length = source.length
        self.narration = narration
        if not self.track.is_loop:
            self._telling = GuidedReader(source, narration, strokes, guidance)
        self._presence.to(1.0, JOIN)

    def become(self, track: Track) -> None:
        """The same track, described anew: its gain soon, its loop when next opened.

        What sounds cannot turn from a loop into a guided track, nor back.
        """
        if self._source is None or track.is_loop == self.track.is_loop:
            self.track = track

    def rewind_to(self, position: Seconds) -> None:
        """Release the file; the next opening of a guided track begins there."""
        if self._source:
            self._source.close()
        self._source = self._telling = None
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

    def tell(self, guidance: Guidance) -> None:
        """A guided track is told in another way."""
        if self._telling:
            self._telling.tell(guidance)

    def add_to(self, mix: Block) -> None:
        """Lay the next frames over a block, shape (frames, 2), in place."""
        if self._source is None:
            return
        if self._seek_to is not None and self._cut.silent:
            self._jump(self._source, self._seek_to)
            self._seek_to = None
            self._cut.to(1.0, SHORT)
        if self._telling:
            block = self._telling.read(len(mix), self._volume)
        else:
            block = self._source.read(len(mix))
            self._volume.apply(block)
        for ramp in (self._presence, self._cut):
            ramp.apply(block)
        mix += block

    def _jump(self, source: Source, position: Seconds) -> None:
        if self._telling:
            self._telling.seek(position)
        else:
            source.seek(position)

    def _level(self) -> float:
        return amplitude(self.percent) * factor(self.track.gain_db)
