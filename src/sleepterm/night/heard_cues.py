"""The captions of a guided track as it was told: at its pace, and no further."""

from __future__ import annotations

from sleepterm.formats.webvtt import Cue
from sleepterm.night.narration import Narration
from sleepterm.units import Seconds


def heard_cues(narration: Narration, pace: float, length: Seconds) -> tuple[Cue, ...]:
    """The words that begin within a sound, in its own time; the last is cut.

    Args:
        narration: of the track, told from its start.
        pace: speed of its silences; 1.0 leaves all in its place.
        length: of the sound, in seconds.
    """
    told = (
        Cue(
            _heard(narration, pace, cue.start),
            _heard(narration, pace, cue.end),
            cue.text,
        )
        for cue in narration.cues
    )
    return tuple(
        Cue(cue.start, min(cue.end, length), cue.text)
        for cue in told
        if cue.start < length
    )


def _heard(narration: Narration, pace: float, position: Seconds) -> Seconds:
    """When a position of the track's file is heard."""
    calm = sum(
        min(position, end) - start
        for start, end in narration.silences
        if start < position
    )
    return Seconds(position - calm + calm / pace)
