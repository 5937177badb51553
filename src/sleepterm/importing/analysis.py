"""Everything that is to be known of a sound file before it is taken in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import soundfile as sf

from sleepterm.audio.decoder import DecodeError, Decoder
from sleepterm.audio.loudness.meter import Loudness, measure_loudness
from sleepterm.audio.samples import Block
from sleepterm.text import sanitize_line
from sleepterm.units import Seconds

Tick = Callable[[Seconds, Seconds], None]
"""Told how many seconds of how many have been measured."""


class UnusableSoundError(Exception):
    """A file that cannot be taken in; its text is the reason."""


@dataclass(frozen=True, slots=True)
class SoundAnalysis:
    """What a sound file is found to be.

    Attributes:
        title: from its tags; may be empty.
        artist: from its tags; may be empty.
        length: in seconds.
        loudness: of both channels as they will be heard.
    """

    title: str
    artist: str
    length: Seconds
    loudness: Loudness


def examine(path: Path, tick: Tick) -> SoundAnalysis:
    """Read a whole sound file, in constant memory.

    Raises:
        UnusableSoundError: it cannot be read to its end, or is no sound.
    """
    try:
        with Decoder(path) as decoder:
            loudness = measure_loudness(_blocks(decoder, tick), decoder.rate)
            length = Seconds(decoder.frames / decoder.rate)
        title, artist = _tags(path)
    except DecodeError as error:
        reason = error.message.removeprefix(f"{path.name} ").rstrip(".")
        raise UnusableSoundError(reason) from error
    except (OSError, TypeError, ValueError, sf.SoundFileError) as error:
        reason = "it is not a sound file, or damaged"
        raise UnusableSoundError(reason) from error
    return SoundAnalysis(title, artist, length, loudness)


def _tags(path: Path) -> tuple[str, str]:
    with sf.SoundFile(path) as file:
        return sanitize_line(file.title or ""), sanitize_line(file.artist or "")


def _blocks(decoder: Decoder, tick: Tick) -> Iterator[Block]:
    length = Seconds(decoder.frames / decoder.rate)
    while len(block := decoder.read(decoder.rate)):
        yield block
        tick(Seconds(decoder.position / decoder.rate), length)
