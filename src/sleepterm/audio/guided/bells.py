"""Bells that strike along a guided track and ring out by themselves."""

from __future__ import annotations

from collections.abc import Mapping

from sleepterm.audio.samples import Block


class Bells:
    """Strokes laid over what else sounds.

    Args:
        strokes: the sound of each kind at 48 kHz; a kind that is not there is silent.
    """

    def __init__(self, strokes: Mapping[str, Block]) -> None:
        self._strokes = strokes
        # what is left of each stroke, and the frames until it begins
        self._ringing: list[tuple[Block, int]] = []

    @property
    def are_ringing(self) -> bool:
        """Whether anything sounds, or is about to."""
        return bool(self._ringing)

    def strike(self, kind: str, after: int) -> None:
        """Begin a stroke so many frames into the next block."""
        if kind in self._strokes:
            self._ringing.append((self._strokes[kind], after))

    def hush(self) -> None:
        """Let nothing ring on."""
        self._ringing.clear()

    def add_to(self, block: Block) -> None:
        """Lay the next frames over a block, shape (frames, 2), in place."""
        still: list[tuple[Block, int]] = []
        for stroke, after in self._ringing:
            part = stroke[: max(0, len(block) - after)]
            block[after : after + len(part)] += part
            rest = stroke[len(part) :]
            if len(rest):
                still.append((rest, max(0, after - len(block))))
        self._ringing = still
