"""Which places of a file a loop plays in the course of a night, without its sound."""

from __future__ import annotations

import random
from typing import cast

import numpy as np
import numpy.typing as npt

from sleepterm.audio.samples import Block
from sleepterm.audio.sources.decoder import Decoder
from sleepterm.audio.sources.loops import make_loop
from sleepterm.library.catalog.track import LoopMode

Places = npt.NDArray[np.int64]
"""Of each moment, which moment of the file plays, or `NOWHERE`."""

MOMENTS = 20
"""A second, at which loops are looked at."""
NOWHERE = -1
"""In crossfades and pauses."""
_MOST = 10_000  # moments at a time


class _PlaceDecoder:
    """A decoder of a file whose sound is its places: left which, right that it is one.

    Two places that are mixed do not add up to one on the right.
    """

    rate = MOMENTS

    def __init__(self, frames: int) -> None:
        self.frames = frames
        self.position = 0

    def seek(self, frame: int) -> None:
        self.position = frame

    def read(self, frames: int) -> Block:
        end = min(self.position + frames, self.frames)
        places = np.arange(self.position, end)
        self.position = end
        block = np.stack([places, np.ones(len(places))], axis=1)
        return block.astype(np.float32)


def played(
    length: float, mode: LoopMode, seconds: float, seed: int, events: int = 1
) -> Places:
    """What the player's loop of a file plays, `MOMENTS` times a second.

    Args:
        length: of the file, in seconds; at most a week, so that places are exact.
        mode: the loop mode.
        seconds: for how long it plays.
        seed: of what the loop chooses.
        events: number of events in the file of a sparse loop.
    """
    decoder = cast("Decoder", _PlaceDecoder(round(length * MOMENTS)))
    loop = make_loop(decoder, mode, random.Random(seed), events)  # noqa: S311
    wanted = round(seconds * MOMENTS)
    parts = [loop.read(min(_MOST, wanted - at)) for at in range(0, wanted, _MOST)]
    place, whole = np.concatenate(parts).T
    return np.where(np.abs(whole - 1) < 1e-3, np.rint(place), NOWHERE).astype(np.int64)
