"""Tracks that were asked for and are not open yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from sleepterm.audio.state import LayerState
from sleepterm.library.catalog.track import Track
from sleepterm.units import DEFAULT_LAYER, Percent, Seconds


def opening_layer(
    track: Track, percent: Percent, position: Seconds = Seconds(0.0)
) -> LayerState:
    """The layer of a track, as far as the catalogue knows it."""
    return LayerState(
        track.id,
        track.title,
        percent,
        track.is_loop,
        position,
        Seconds(track.length or 0.0),
        has_words=track.captions is not None,
        is_opening=True,
    )


class AwaitedPlay:
    """The last request to play that came before there was a player.

    Attributes:
        layer: its guided track, or else its first; None without a request.
    """

    def __init__(self) -> None:
        self.layer: LayerState | None = None
        self._play: Callable[[], None] | None = None

    def note(self, tracks: Iterable[Track | None], play: Callable[[], None]) -> None:
        """Note a request; it replaces the one before.

        Args:
            tracks: what it plays, as far as that is known.
            play: carries it out.
        """
        known = [track for track in tracks if track and not track.missing]
        first = min(known, key=lambda track: track.is_loop, default=None)
        self.layer = opening_layer(first, DEFAULT_LAYER) if first else None
        self._play = play

    def take(self) -> Callable[[], None]:
        """What carries out the request, which is forgotten."""
        play, self._play, self.layer = self._play, None, None
        return play or (lambda: None)
