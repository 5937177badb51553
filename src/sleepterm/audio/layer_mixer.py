"""Adds up the layers of a mix: loops, which the voice ducks, and the guided track."""

from __future__ import annotations

from collections.abc import Sequence

from sleepterm.audio.guided.ducking import Ducking
from sleepterm.audio.layer import Layer
from sleepterm.audio.samples import Block


class LayerMixer:
    """Adds up layers, block by block."""

    def __init__(self) -> None:
        self._ducking = Ducking()

    def add_to(self, mix: Block, layers: Sequence[Layer], *, is_speaking: bool) -> None:
        """Add the next frames of all layers to a block, shape (frames, 2), in place.

        Args:
            mix: the block.
            layers: of the mix.
            is_speaking: whether the guided track's voice is heard, so that loops are
                lowered under it.
        """
        for layer in layers:
            if layer.track.is_loop:
                layer.add_to(mix)
        self._ducking.apply(mix, is_speaking=is_speaking)
        for layer in layers:
            if not layer.track.is_loop:
                layer.add_to(mix)
