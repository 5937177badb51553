"""Which tracks have a voice, and which of them speak to children."""

from __future__ import annotations

from sleepterm.library.catalog.track import SPOKEN_TYPES, Track

FOR_CHILDREN = "kids"
"""The topic of what suits children."""


def has_voice(track: Track) -> bool:
    """Whether a track has a voice, judged by its entry."""
    if track.is_loop:
        return False
    # Every bundled track with a voice has captions.
    return track.captions is not None or (track.own and track.type in SPOKEN_TYPES)


def is_spoken_for_children(track: Track) -> bool:
    """Whether a track has the topic `kids` and a voice."""
    return FOR_CHILDREN in track.topics and has_voice(track)
