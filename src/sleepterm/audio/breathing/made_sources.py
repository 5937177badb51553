"""Opens the tracks of `library.breathing`, which have no file."""

from __future__ import annotations

from sleepterm.audio.breathing.breath_sound import BreathSound
from sleepterm.audio.breathing.computed_source import ComputedSource
from sleepterm.formats.webvtt import Cue
from sleepterm.library.breathing.made_tracks import PacerTrack, SitTrack
from sleepterm.library.breathing.pattern import BreathPhase
from sleepterm.library.catalog.track import Track
from sleepterm.night.narration import BellMark, Narration
from sleepterm.units import Seconds

WORDS = {
    BreathPhase.IN: "Breathe in",
    BreathPhase.HOLD: "Hold",
    BreathPhase.OUT: "Breathe out",
    BreathPhase.REST: "Hold",
}
"""The captions of the pacer."""


def open_made(
    track: Track, position: Seconds
) -> tuple[ComputedSource, Narration] | None:
    """The sound, captions and bells of a track without a file; None for other tracks.

    Args:
        track: what to open.
        position: seconds into it.
    """
    if isinstance(track, PacerTrack):
        length = Seconds(track.breaths * track.pattern.seconds)
        sound = BreathSound(track.pattern)
        return ComputedSource(length, position, sound), _spoken(track)
    if isinstance(track, SitTrack):
        bells = tuple(BellMark(bell.at, bell.kind) for bell in track.bells)
        silent = ComputedSource(track.length or Seconds(0.0), position)
        return silent, Narration(bells=bells, is_spoken=False)
    return None


def _spoken(track: PacerTrack) -> Narration:
    """A caption for each phase of each breath."""
    cues = []
    for breath in range(track.breaths):
        start = breath * track.pattern.seconds
        for phase, length in track.pattern.phases:
            cues.append(Cue(Seconds(start), Seconds(start + length), WORDS[phase]))
            start += length
    return Narration(tuple(cues), is_spoken=False)
