"""The bells of a guided track."""

from __future__ import annotations

from collections.abc import Mapping

from sleepterm.audio.samples import Block


class Bells:
    """Mixes bell strokes, each of which rings to its end.

    Args:
        strokes: the sound of each kind, shape (frames, 2) at 48 kHz; other kinds are
            silent.
    """

    def __init__(self, strokes: Mapping[str, Block]) -> None:
        self._strokes = strokes
        # what is left of each stroke, and the frames until it begins
        self._ringing: list[tuple[Block, int]] = []

    @property
    def are_ringing(self) -> bool:
        """Whether a stroke sounds or is about to begin."""
        return bool(self._ringing)

    def strike(self, kind: str, after: int) -> None:
        """Begin a stroke of a kind, `after` frames into the next block."""
        if kind in self._strokes:
            self._ringing.append((self._strokes[kind], after))

    def silence(self) -> None:
        """Stop all strokes at once."""
        self._ringing.clear()

    def add_to(self, block: Block) -> None:
        """Add the next frames to a block, shape (frames, 2), in place."""
        still: list[tuple[Block, int]] = []
        for stroke, after in self._ringing:
            part = stroke[: max(0, len(block) - after)]
            block[after : after + len(part)] += part
            rest = stroke[len(part) :]
            if len(rest):
                still.append((rest, max(0, after - len(block))))
        self._ringing = still
