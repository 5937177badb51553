"""Encodes samples to Ogg Vorbis or Opus and decodes them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from zlib import crc32

import numpy as np
import soundfile

from sleepterm.formats.ogg import with_serial
from studio.codec import Codec, Opus
from studio.dsp.ring import RATE, Stereo
from studio.opus_trim import LEAD, follow_out, trimmed
from studio.seam import Seam, seam_of

_CUTS = 6  # places tried for a calm one
_BETWEEN = 5  # times as many for one that closes at all
_CALM = 0.7  # a strain under this needs no better place


def encoded(sound: Stereo, name: str, codec: Codec) -> bytes:
    """The sound as an Ogg file; the same sound and name give the same bytes."""
    return with_serial(_stream(sound, codec), crc32(name.encode()))


def decoded(file: bytes | Path) -> Stereo:
    """The samples of a sound file, in float64."""
    source: BinaryIO | str = BytesIO(file) if isinstance(file, bytes) else str(file)
    samples, rate = soundfile.read(source, dtype="float64", always_2d=True)
    if rate != RATE:
        raise ValueError(f"expected {RATE} samples a second, found {rate}")
    return np.asarray(samples)


def encoded_ring(sound: Stereo, name: str, codec: Codec) -> bytes:
    """A ring as a file, cut where its join is least heard after decoding.

    Vorbis knows nothing of rings: it codes the first and the last block without their
    neighbours. How much of that can be heard depends on the place, so several are
    tried until one is calm, else the calmest is taken. Pure tones hide least and may
    need many. Opus is given the ring's end before its start, and more of its start
    behind its end; the file says that a player skips both.
    """
    best, least = b"", np.inf
    for tried, cut in enumerate(_places(len(sound))):
        if least < _CALM or (tried >= _CUTS and least < 1):
            break
        file = _encoded_once_round(np.roll(sound, -cut, axis=0), name, codec)
        seam: Seam = seam_of(decoded(file))
        if seam.strain < least:
            best, least = file, seam.strain
    return best


def _encoded_once_round(sound: Stereo, name: str, codec: Codec) -> bytes:
    frames = len(sound)
    if not isinstance(codec, Opus) or frames < LEAD:
        return encoded(sound, name, codec)
    after = follow_out(frames)
    stream = _stream(np.concatenate([sound[-LEAD:], sound, sound[:after]]), codec)
    return with_serial(trimmed(stream, frames), crc32(name.encode()))


def _stream(sound: Stereo, codec: Codec) -> bytes:
    file = BytesIO()
    with soundfile.SoundFile(
        file,
        "w",
        samplerate=RATE,
        channels=2,
        format="OGG",
        subtype=codec.subtype,
        compression_level=codec.compression,
    ) as out:
        # second by second: one long write can overrun the encoder's stack
        for start in range(0, len(sound), RATE):
            out.write(sound[start : start + RATE])
    return file.getvalue()


def _places(frames: int) -> list[int]:
    """Evenly round the ring: a few, and then those between."""
    few = np.linspace(0, frames, _CUTS, endpoint=False)
    step = frames / _CUTS / _BETWEEN
    more = [few + step * turn for turn in range(1, _BETWEEN)]
    return [int(place) for place in np.concatenate([few, *more])]
