"""Captions for a guided track that was played at another pace, or in part."""

from __future__ import annotations

from sleepterm.formats.webvtt import Cue
from sleepterm.night.narration import (
    Narration,
)
from sleepterm.units import Seconds


def heard_cues(narration: Narration, pace: float, length: Seconds) -> tuple[Cue, ...]:
    """The cues that start within a rendered sound, timed for it; ends are cut.

    Args:
        narration: of the track, rendered from its start.
        pace: speed of its silences; 1.0 moves nothing.
        length: of the sound, in seconds.
    """
    moved = (
        Cue(
            _heard(narration, pace, cue.start),
            _heard(narration, pace, cue.end),
            cue.text,
        )
        for cue in narration.cues
    )
    return tuple(
        Cue(cue.start, min(cue.end, length), cue.text)
        for cue in moved
        if cue.start < length
    )


def _heard(narration: Narration, pace: float, position: Seconds) -> Seconds:
    """The time in the rendered sound at which a position of the file is heard."""
    calm = sum(
        min(position, end) - start
        for start, end in narration.silences
        if start < position
    )
    return Seconds(position - calm + calm / pace)
