"""Captions for a rendered guided track: at another pace, or only its beginning."""

from __future__ import annotations

from sleepterm.formats.webvtt import Cue
from sleepterm.night.narration import Narration
from sleepterm.units import Seconds


def rendered_cues(
    narration: Narration, pace: float, length: Seconds
) -> tuple[Cue, ...]:
    """The cues that start within a rendered sound, with the times they have in it.

    Args:
        narration: of the track, rendered from its start.
        pace: speed of its silences; 1.0 leaves the times as in the file.
        length: of the sound, in seconds.
    """
    retimed = (
        Cue(
            _rendered_time(narration, pace, cue.start),
            _rendered_time(narration, pace, cue.end),
            cue.text,
        )
        for cue in narration.cues
    )
    return tuple(
        Cue(cue.start, min(cue.end, length), cue.text)
        for cue in retimed
        if cue.start < length
    )


def _rendered_time(narration: Narration, pace: float, position: Seconds) -> Seconds:
    """The time in the rendered sound of a position in the file."""
    silent = sum(
        min(position, end) - start
        for start, end in narration.silences
        if start < position
    )
    return Seconds(position - silent + silent / pace)
