"""Encodes samples to Ogg Vorbis and decodes them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from zlib import crc32

import numpy as np
import soundfile

from sleepterm.formats.ogg import with_serial
from studio.dsp.ring import RATE, Stereo
from studio.seam import Seam, seam_of

# of Vorbis, 0 to 1: below 0.5 it makes what lies above 8 kHz nearly mono, and rain
# loses some of its width; SOUNDS.md has the figures
QUALITY = 0.5
_CUTS = 6  # places tried for a calm one
_BETWEEN = 5  # times as many for one that closes at all
_CALM = 0.7  # a strain under this needs no better place


def encoded(sound: Stereo, name: str, quality: float = QUALITY) -> bytes:
    """The sound as an Ogg Vorbis file; the same sound and name give the same bytes."""
    file = BytesIO()
    with soundfile.SoundFile(
        file,
        "w",
        samplerate=RATE,
        channels=2,
        format="OGG",
        subtype="VORBIS",
        compression_level=1 - quality,
    ) as out:
        # second by second: one long write can overrun the encoder's stack
        for start in range(0, len(sound), RATE):
            out.write(sound[start : start + RATE])
    return with_serial(file.getvalue(), crc32(name.encode()))


def decoded(file: bytes | Path) -> Stereo:
    """The samples of a sound file, in float64."""
    source: BinaryIO | str = BytesIO(file) if isinstance(file, bytes) else str(file)
    samples, rate = soundfile.read(source, dtype="float64", always_2d=True)
    if rate != RATE:
        raise ValueError(f"expected {RATE} samples a second, found {rate}")
    return np.asarray(samples)


def encoded_ring(sound: Stereo, name: str, quality: float = QUALITY) -> bytes:
    """A ring as a file, cut where its join is least heard after decoding.

    Vorbis knows nothing of rings: it codes the first and the last block without their
    neighbours. How much of that can be heard depends on the place, so several are
    tried until one is calm, else the calmest is taken. Pure tones hide least and may
    need many.
    """
    best, least = b"", np.inf
    for tried, cut in enumerate(_places(len(sound))):
        if least < _CALM or (tried >= _CUTS and least < 1):
            break
        file = encoded(np.roll(sound, -cut, axis=0), name, quality)
        seam: Seam = seam_of(decoded(file))
        if seam.strain < least:
            best, least = file, seam.strain
    return best


def _places(frames: int) -> list[int]:
    """Evenly round the ring: a few, and then those between."""
    few = np.linspace(0, frames, _CUTS, endpoint=False)
    step = frames / _CUTS / _BETWEEN
    more = [few + step * turn for turn in range(1, _BETWEEN)]
    return [int(place) for place in np.concatenate([few, *more])]
