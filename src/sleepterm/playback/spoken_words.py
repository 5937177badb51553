"""The shuffle of words, spoken: a guided track over what plays."""

from __future__ import annotations

from pathlib import Path

from sleepterm.audio.state import Status
from sleepterm.library.catalog.beds import NO_BED
from sleepterm.library.catalog.track import ContentType, PlaybackMode, Track
from sleepterm.playback.screen_api import ScreenPlayback
from sleepterm.translation import gettext as _
from sleepterm.units import DEFAULT_LAYER, Decibels, Seconds

_GAIN = Decibels(-4.0)
"""As for the bundled sessions."""


def words_track(track_id: str, sound: Path, captions: Path, length: Seconds) -> Track:
    """The track of spoken words.

    Args:
        track_id: its id.
        sound: the file, which may still be written to.
        captions: one for each word.
        length: of the file.
    """
    return Track(
        track_id,
        _("Shuffle of words"),
        ContentType.MEDITATION,
        sound,
        playback=PlaybackMode.ONCE,
        captions=captions,
        gain_db=_GAIN,
        length=length,
    )


def play_words(playback: ScreenPlayback, words: Track) -> None:
    """Play spoken words from their start, without a bed of their own.

    Args:
        playback: plays them, and knows their track from now on.
        words: what `words_track` has made.
    """
    others = (track for track in playback.catalog if track.id != words.id)
    playback.catalog = type(playback.catalog)((*others, words))
    playback.memory.forget_position(words.id)
    if not playback.state.guidance.voice:
        playback.guided.toggle_voice()
    if playback.state.status is Status.STOPPED:
        playback.play_layers([(words.id, DEFAULT_LAYER)], NO_BED)
    else:
        playback.play(words.id)
