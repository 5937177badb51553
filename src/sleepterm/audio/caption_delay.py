"""Delays captions until their sound leaves the output."""

from __future__ import annotations

from collections import deque
from dataclasses import replace

from sleepterm.audio.state import LayerState, PlayerState


class CaptionDelay:
    """Delays captions by the blocks that wait in the output.

    Args:
        blocks: number of blocks between the engine and the loudspeaker.
    """

    def __init__(self, blocks: int) -> None:
        self._delayed: deque[LayerState | None] = deque(maxlen=blocks + 1)

    def after_block(self, state: PlayerState) -> None:
        """Note the state after a block was rendered."""
        self._delayed.append(state.guided)

    def forget(self) -> None:
        """Drop all delayed captions: the output is empty."""
        self._delayed.clear()

    def applied(self, state: PlayerState) -> PlayerState:
        """The state, with the captions of the block that is heard now."""
        heard = self._delayed[0] if self._delayed else None
        if heard is None:
            return state
        layers = tuple(
            replace(layer, words=heard.words)
            if layer.track_id == heard.track_id
            else layer
            for layer in state.layers
        )
        return replace(state, layers=layers)
