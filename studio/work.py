"""What the studio needs to know of a sound to make it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from studio.captions import Cue
from studio.dsp.ring import Ring, Stereo
from studio.encoding import QUALITY
from studio.mastering import LOUDNESS

Recipe: TypeAlias = Callable[[Ring], Stereo]
Script: TypeAlias = Callable[[float], tuple[Cue, ...]]


@dataclass(frozen=True)
class Work:
    """One output of the studio.

    Attributes:
        id: of the track; names the files.
        make: the recipe.
        seed: what the recipe's chance begins from.
        seconds: length.
        loudness: in LUFS; quieter than the rest where peaks demand it.
        quality: of Vorbis, 0 to 1.
        once: True if it has a beginning and an end; else its end meets its start.
        events: of a sparse sound: so many equally long stretches hold one each.
        texture: the kind of real recordings it can be compared with, if any.
        loudest: how far, in LU, its loudest 400 ms may stand over the whole.
        cues: the captions of a guided session of a given length.
    """

    id: str
    make: Recipe
    seed: int
    seconds: float = 60.0
    loudness: float = LOUDNESS
    quality: float = QUALITY
    once: bool = False
    events: int = 0
    texture: str = ""
    loudest: float = 10.0
    cues: Script | None = None
