"""The codecs a sound can have, with their settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, TypeAlias


@dataclass(frozen=True)
class Vorbis:
    """Ogg Vorbis, for what is dull or tonal.

    Below a quality of 0.5 it makes what lies above 8 kHz nearly mono.

    Attributes:
        quality: 0 to 1.
    """

    suffix: ClassVar[str] = "ogg"
    subtype: ClassVar[str] = "VORBIS"
    quality: float

    @property
    def compression(self) -> float:
        """What libsndfile calls the compression level, 0 to 1."""
        return 1 - self.quality


@dataclass(frozen=True)
class Opus:
    """Ogg Opus, for textures: it keeps their width at half of Vorbis' bytes.

    Attributes:
        kbps: thousands of bits a second of both channels, 12 to 512.
    """

    suffix: ClassVar[str] = "opus"
    subtype: ClassVar[str] = "OPUS"
    kbps: float

    @property
    def compression(self) -> float:
        """What libsndfile calls the compression level, 0 to 1."""
        # it spreads 6 to 256 kb/s a channel evenly over 1 to 0
        return (256 - self.kbps / 2) / 250


Codec: TypeAlias = Vorbis | Opus

TEXTURE = Opus(80)
"""For a wide texture with much above 8 kHz."""
