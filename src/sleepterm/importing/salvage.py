"""Copies what can be read of a sound that does not play whole as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import soundfile as sf
import soxr

from sleepterm.audio.sources.decoder import DecodeError, Decoder
from sleepterm.formats.extent import Extent
from sleepterm.importing.analysis import Tick, UnusableSoundError, read_tags
from sleepterm.importing.parts import write_parts, write_stated_wav
from sleepterm.importing.sound_copy import Samples, SoundStream, write_copy
from sleepterm.translation import gettext as _
from sleepterm.units import Seconds

_FRAMES = 4096
"""Frames read at a time: what is lost where damage begins, at most."""


def salvage(source: Path, target: Path, extent: Extent | None, tick: Tick) -> Seconds:
    """Write the parts of a sound one after another, each up to its first damage.

    Args:
        source: the sound.
        target: an Ogg file; beside it lies a part of the source meanwhile.
        extent: of the source, if it may have several parts.
        tick: gets the progress; what it raises ends it.

    Returns:
        The length of what was written.

    Raises:
        UnusableSoundError: none of it can be read.
        OSError: a file can't be read or written.
    """
    part = target.with_suffix(".part")
    try:
        if extent:
            parts = write_parts(source, part)
        else:
            parts = iter([part if write_stated_wav(source, part) else source])
        decoders = _decoders(parts)
        first = next(decoders, None)
        if first is None:
            raise UnusableSoundError(_("it is damaged from its start"))
        title, artist = _tags(source)
        sound = SoundStream(
            _blocks(first, decoders),
            first.rate,
            2,
            {"title": title, "artist": artist},
            extent.length if extent else Seconds(0.0),
        )
        return write_copy(target, sound, tick)
    finally:
        part.unlink(missing_ok=True)


def _tags(source: Path) -> tuple[str, str]:
    try:
        return read_tags(source)
    except sf.SoundFileError:
        return "", ""


def _decoders(parts: Iterable[Path]) -> Iterator[Decoder]:
    for part in parts:
        try:
            decoder = Decoder(part, lenient=True)
        except DecodeError:
            continue
        with decoder:
            yield decoder


def _blocks(first: Decoder, others: Iterable[Decoder]) -> Iterator[Samples]:
    yield from _read(first)
    for decoder in others:
        if decoder.rate == first.rate:
            yield from _read(decoder)
        else:
            yield from _resampled(decoder, first.rate)


def _read(decoder: Decoder) -> Iterator[Samples]:
    while len(block := decoder.read(_FRAMES)):
        yield block


def _resampled(decoder: Decoder, rate: int) -> Iterator[Samples]:
    resampler = soxr.ResampleStream(decoder.rate, rate, 2, dtype="float32")
    for block in _read(decoder):
        yield np.asarray(resampler.resample_chunk(block), dtype=np.float32)
    rest = resampler.resample_chunk(np.zeros((0, 2), np.float32), last=True)
    yield np.asarray(rest, dtype=np.float32).reshape(-1, 2)
