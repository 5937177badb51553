"""What a state says of time, as it is at this moment."""

from __future__ import annotations

from dataclasses import replace

from sleepterm.audio.state import PlayerState
from sleepterm.playback.state import PlaybackState


def at_present(state: PlaybackState, player: PlayerState) -> PlaybackState:
    """The state, with the timer and the positions of the player's latest snapshot.

    Events tell of a position every ten seconds and of the timer every minute. What
    commands have asked for stays as it is.
    """
    present = {layer.track_id: layer.position for layer in player.layers}
    layers = tuple(
        replace(layer, position=present.get(layer.track_id, layer.position))
        for layer in state.layers
    )
    return replace(state, timer=player.timer, layers=layers)
