"""Every sound the studio makes: its recipe, its seed and its settings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from studio.captions import Cue
from studio.dsp.ring import Ring, Stereo
from studio.encoding import QUALITY
from studio.mastering import LOUDNESS
from studio.recipes import (
    breathing_bells,
    brown_noise,
    campfire,
    ocean_waves,
    pink_noise,
    rain_steady,
    stream,
    white_noise,
    wind,
)

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
        cues: the captions of a guided session of a given length; None for a loop.
    """

    id: str
    make: Recipe
    seed: int
    seconds: float = 60.0
    loudness: float = LOUDNESS
    quality: float = QUALITY
    cues: Script | None = None

    @property
    def is_ring(self) -> bool:
        """True for a loop: its end meets its start."""
        return self.cues is None


WORKS = (
    Work("white-noise", white_noise.make, seed=11),
    Work("pink-noise", pink_noise.make, seed=12),
    Work("brown-noise", brown_noise.make, seed=13),
    Work("rain-steady", rain_steady.make, seed=1),
    Work("ocean-waves", ocean_waves.make, seed=1),
    Work("stream", stream.make, seed=1),
    Work("wind", wind.make, seed=1),
    # its crackle would lose its edge at the loudness of the others
    Work("campfire", campfire.make, seed=1, loudness=-32.0),
    Work(
        "breathing-bells",
        breathing_bells.make,
        seed=1,
        seconds=285.0,
        cues=breathing_bells.cues,
    ),
)


def work(name: str) -> Work:
    """The work of this id.

    Raises:
        KeyError: there is none.
    """
    return {each.id: each for each in WORKS}[name]
