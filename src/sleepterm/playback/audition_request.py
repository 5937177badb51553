"""What is wanted of an audition, for a player that has the track itself."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.track import LoopMode, PlaybackMode, Track
from sleepterm.units import Decibels


@dataclass(frozen=True, slots=True)
class AuditionRequest:
    """A track, and what of it was edited and can be heard.

    Attributes:
        track_id: the track.
        playback: loop or once.
        loop: how it is looped.
        gain_db: correction of the file's loudness.
    """

    track_id: str
    playback: PlaybackMode
    loop: LoopMode
    gain_db: Decibels

    @classmethod
    def of(cls, track: Track) -> AuditionRequest:
        """The request for a track as it was edited."""
        return cls(track.id, track.playback, track.loop, track.gain_db)

    def track_in(self, catalog: Catalog) -> Track | None:
        """The track of a catalogue with these edits; None if it is unknown there."""
        track = catalog.get(self.track_id)
        if track is None:
            return None
        return replace(
            track, playback=self.playback, loop=self.loop, gain_db=self.gain_db
        )
