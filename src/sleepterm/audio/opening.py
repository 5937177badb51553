"""Opening a layer's files: slow disks are waited for here, not while playing."""

from __future__ import annotations

import random
from concurrent.futures import Executor
from dataclasses import dataclass

from sleepterm.audio.source import Source
from sleepterm.errors import SleeptermError
from sleepterm.library.track import Track
from sleepterm.night.captions import Cue, parse_webvtt
from sleepterm.night.lrc import parse_lrc
from sleepterm.units import Seconds

_MOST_CAPTION_BYTES = 5_000_000


@dataclass(frozen=True, slots=True)
class Opened:
    """A source ready to be read, and the captions beside it."""

    source: Source
    cues: tuple[Cue, ...]


def open_track(
    track: Track,
    position: Seconds,
    seed: int,
    turn: int = 1,
    decoding: Executor | None = None,
) -> Opened:
    """Open a track's sound and captions.

    Args:
        track: what to open.
        position: seconds into a guided track.
        seed: where its loop takes its chance from; the same seed, the same sound.
        turn: how often it has been opened with this seed, for a new sound each time.

        decoding: where it is decoded ahead; None decodes in place.

    Raises:
        SleeptermError: the sound can't be opened. Missing or unreadable captions
            are no error: the voice still speaks.
    """
    if track.missing:
        raise SleeptermError("Missing sound", f"{track.title}: {track.missing}.")
    rng = random.Random(f"{seed}/{track.id}/{turn}")  # noqa: S311 - chance for the ear, not for secrets
    return Opened(Source(track, rng, position, decoding), _cues(track))


def _cues(track: Track) -> tuple[Cue, ...]:
    if track.captions is None or track.is_loop:
        return ()
    try:
        with track.captions.open(encoding="utf-8", errors="replace") as file:
            text = file.read(_MOST_CAPTION_BYTES)
            return parse_webvtt(text) or parse_lrc(text)
    except OSError:
        return ()
