"""The settings of one sound that the studio makes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from studio.captions import Cue
from studio.codec import TEXTURE, Codec
from studio.dsp.ring import Ring, Stereo
from studio.mastering import CODEC_MARGIN, LOUDNESS

Recipe: TypeAlias = Callable[[Ring], Stereo]
Script: TypeAlias = Callable[[float], tuple[Cue, ...]]


@dataclass(frozen=True)
class Work:
    """One sound that the studio makes: its recipe and settings.

    Attributes:
        id: of the track; names the files.
        make: the recipe.
        seed: of the recipe's random choices.
        seconds: length.
        loudness: integrated, in LUFS; lower where peaks require it.
        codec: of the file: Opus keeps the width of textures, Vorbis suits pure tones.
        once: whether it plays once; else its end continues in its start.
        events: of a sparse sound: number of equally long stretches with one event each.
        texture: the kind of real recordings it is compared with; empty without any.
        loudest: LU by which its loudest 400 ms may exceed the integrated loudness.
        margin: dB by which coding may lift a peak.
        cues: returns the captions of a guided session of a length in seconds.
    """

    id: str
    make: Recipe
    seed: int
    seconds: float = 60.0
    loudness: float = LOUDNESS
    codec: Codec = TEXTURE
    once: bool = False
    events: int = 0
    texture: str = ""
    loudest: float = 10.0
    margin: float = CODEC_MARGIN
    cues: Script | None = None

    @property
    def file(self) -> str:
        """The file's name in the folder of sounds."""
        return f"{self.id}.{self.codec.suffix}"
