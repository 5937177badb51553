"""Writes the copy of a sound that can't be played as it is, as Ogg Vorbis."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import soundfile as sf

from sleepterm.audio.samples import to_stereo
from sleepterm.formats.ogg import set_serial
from sleepterm.importing.analysis import Tick, UnusableSoundError
from sleepterm.text import sanitize_line
from sleepterm.translation import gettext as _
from sleepterm.units import Seconds

Samples = npt.NDArray[np.float32]

QUALITY = 0.6
"""Vorbis quality, 0 to 1."""

_SERIAL = 1
"""Ogg serial number of every stream, so that the same sound is the same bytes."""


@dataclass(frozen=True)
class SoundStream:
    """A sound as it is decoded.

    Attributes:
        blocks: float32, shape (frames, any number of channels).
        rate: frames per second.
        channels: 1 or 2, what is to be written.
        tags: title and artist are taken; keys in any case.
        length: about what will come, in seconds; 0.0 if unknown.
    """

    blocks: Iterable[Samples]
    rate: int
    channels: int
    tags: Mapping[str, str]
    length: Seconds


def write_copy(target: Path, sound: SoundStream, tick: Tick) -> Seconds:
    """Write a stream as it comes, in constant memory, and return its length.

    Args:
        target: the file.
        sound: what is written.
        tick: gets the progress; what it raises ends it.

    Raises:
        UnusableSoundError: no sound came, or it can't be encoded.
        OSError: the target can't be written.
    """
    done, rate, channels = 0, sound.rate, sound.channels
    try:
        with sf.SoundFile(
            target,
            "w",
            rate,
            channels,
            format="OGG",
            subtype="VORBIS",
            compression_level=1 - QUALITY,
        ) as file:
            _tag(file, sound.tags)
            for second in _seconds(sound.blocks, rate, channels):
                file.write(second)
                done += len(second)
                tick(Seconds(done / rate), max(sound.length, Seconds(done / rate)))
    except sf.SoundFileError as error:
        raise UnusableSoundError(
            _("it cannot be converted: {reason}").format(reason=error)
        ) from error
    if done == 0:
        raise UnusableSoundError(_("there is no sound in it"))
    set_serial(target, _SERIAL)
    return Seconds(done / rate)


def _tag(file: sf.SoundFile, found: Mapping[str, str]) -> None:
    """Copy title and artist; some formats write their keys in capitals."""
    tags = {key.lower(): _sanitized(value) for key, value in found.items()}
    if title := tags.get("title"):
        file.title = title
    if artist := tags.get("artist"):
        file.artist = artist


def _sanitized(tag: str) -> str:
    raw = tag.encode("utf-8", "surrogateescape")
    try:
        return sanitize_line(raw.decode("utf-8"))
    except UnicodeDecodeError:
        return sanitize_line(raw.decode("cp1252", "replace"))


def _seconds(blocks: Iterable[Samples], rate: int, channels: int) -> Iterator[Samples]:
    """The frames in blocks of a second: longer writes can overrun the encoder."""
    waiting: list[Samples] = []
    have = 0
    for block in blocks:
        waiting.append(_with_channels(block, channels))
        have += len(block)
        if have >= rate:
            whole = np.concatenate(waiting)
            while len(whole) >= rate:
                yield whole[:rate]
                whole = whole[rate:]
            waiting, have = [whole], len(whole)
    if have:
        yield np.concatenate(waiting)


def _with_channels(block: Samples, channels: int) -> Samples:
    if block.shape[1] == channels:
        return block
    stereo = to_stereo(block)
    return stereo if channels == 2 else stereo.mean(axis=1, keepdims=True)
