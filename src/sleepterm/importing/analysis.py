"""Analyses a sound file for import: tags, length and loudness."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import soundfile as sf

from sleepterm.audio.loudness.meter import Loudness, measure_loudness
from sleepterm.audio.samples import Block
from sleepterm.audio.sources.decoder import DamagedError, DecodeError, Decoder
from sleepterm.formats.tags import tags_of
from sleepterm.text import sanitize_line
from sleepterm.translation import gettext as _
from sleepterm.units import Seconds

_LONGEST = 500
"""Characters of a title; a tag can hold megabytes."""
_UNDECODED = "\ufffd"

Tick = Callable[[Seconds, Seconds], None]
"""Called with the seconds done and the seconds in total."""


class UnusableSoundError(Exception):
    """A file that cannot be imported; its text is the reason, without a full stop."""


class DamagedSoundError(UnusableSoundError):
    """A file that can be read, but not to its end."""


@dataclass(frozen=True, slots=True)
class SoundAnalysis:
    """Tags, length and loudness of a sound file.

    Attributes:
        title: from its tags; may be empty.
        artist: from its tags; may be empty.
        length: in seconds.
        loudness: integrated loudness and true peak of the stereo sound.
    """

    title: str
    artist: str
    length: Seconds
    loudness: Loudness


def analyse_sound(path: Path, tick: Tick) -> SoundAnalysis:
    """Read a sound file to its end, in constant memory.

    Args:
        path: the file.
        tick: called after each second of sound; what it raises ends the analysis.

    Raises:
        DamagedSoundError: it cannot be read to its end.
        UnusableSoundError: it is no sound.
    """
    try:
        with Decoder(path) as decoder:
            loudness = measure_loudness(_blocks(decoder, tick), decoder.rate)
            length = Seconds(decoder.frames / decoder.rate)
        title, artist = read_tags(path)
    except DecodeError as error:
        reason = error.message.removeprefix(f"{path.name} ").rstrip(".")
        is_damaged = isinstance(error, DamagedError)
        kind = DamagedSoundError if is_damaged else UnusableSoundError
        raise kind(reason) from error
    except (OSError, TypeError, ValueError, sf.SoundFileError) as error:
        reason = _("it is not a sound file, or damaged")
        raise UnusableSoundError(reason) from error
    return SoundAnalysis(title, artist, length, loudness)


def read_tags(path: Path) -> tuple[str, str]:
    """Title and artist in the tags of a file that libsndfile reads; "" for none.

    Raises:
        OSError, soundfile.SoundFileError: it can't be read.
    """
    with sf.SoundFile(path) as file:
        found = {"title": file.title or "", "artist": file.artist or ""}
    if not found["title"] or any(_UNDECODED in text for text in found.values()):
        own = tags_of(path)
        found = {
            key: own.get(key, "") if not text or _UNDECODED in text else text
            for key, text in found.items()
        }
    title, artist = (sanitize_line(x[:_LONGEST]) for x in found.values())
    return title, artist


def _blocks(decoder: Decoder, tick: Tick) -> Iterator[Block]:
    length = Seconds(decoder.frames / decoder.rate)
    while len(block := decoder.read(decoder.rate)):
        yield block
        tick(Seconds(decoder.position / decoder.rate), length)
