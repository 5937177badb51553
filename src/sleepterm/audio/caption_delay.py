"""Words when they are heard, not when they are rendered."""

from __future__ import annotations

from collections import deque
from dataclasses import replace

from sleepterm.audio.state import LayerState, PlayerState


class CaptionDelay:
    """Keeps back what is said until its block has come out of the loudspeaker.

    Args:
        blocks: how many blocks lie between the engine and the ear.
    """

    def __init__(self, blocks: int) -> None:
        self._rendered: deque[LayerState | None] = deque(maxlen=blocks + 1)

    def after_block(self, state: PlayerState) -> None:
        """A block has been rendered; the state is that behind it."""
        self._rendered.append(state.guided)

    def forget(self) -> None:
        """Nothing is on its way to the ear any more."""
        self._rendered.clear()

    def applied(self, state: PlayerState) -> PlayerState:
        """The state with the words that are heard now."""
        heard = self._rendered[0] if self._rendered else None
        if heard is None:
            return state
        layers = tuple(
            replace(layer, words=heard.words)
            if layer.track_id == heard.track_id
            else layer
            for layer in state.layers
        )
        return replace(state, layers=layers)
