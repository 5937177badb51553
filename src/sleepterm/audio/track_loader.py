"""Opening a layer's files: slow disks are waited for here, not while playing."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from pathlib import Path

from sleepterm.audio.samples import RATE, Block
from sleepterm.audio.sources.decoder import Decoder
from sleepterm.audio.sources.resampler import Resampled
from sleepterm.audio.sources.source import Source
from sleepterm.errors import SleeptermError
from sleepterm.formats.lrc import parse_lrc
from sleepterm.library.catalog.track import Track
from sleepterm.night.narration import Narration, parse_narration
from sleepterm.store.bundled import bundled_bells
from sleepterm.units import Seconds

_MOST_CAPTION_BYTES = 5_000_000
_LONGEST_STROKE = Seconds(12.0)


@dataclass(frozen=True, slots=True)
class Opened:
    """A source ready to be read, and what is timed along it.

    Attributes:
        source: the sound.
        narration: words, bells and beds of a guided track.
        strokes: the sound of each kind of bell that strikes in it.
    """

    source: Source
    narration: Narration
    strokes: Mapping[str, Block]


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
            or bells are no error: the voice still speaks.
    """
    if track.missing:
        raise SleeptermError("Missing sound", f"{track.title}: {track.missing}.")
    rng = random.Random(f"{seed}/{track.id}/{turn}")  # noqa: S311 - chance for the ear, not for secrets
    source = Source(track, rng, position, decoding)
    narration = _narration(track)
    kinds = {bell.kind for bell in narration.bells}
    return Opened(source, narration, _strokes(kinds) if kinds else {})


def open_audition(
    track: Track, lead: Seconds, seed: int, decoding: Executor | None = None
) -> Source:
    """Open a track's sound alone, `lead` before its loop's seam or its end.

    Raises:
        SleeptermError: the sound can't be opened.
    """
    if track.missing:
        raise SleeptermError("Missing sound", f"{track.title}: {track.missing}.")
    rng = random.Random(f"{seed}/{track.id}/audition")  # noqa: S311 - as above
    return Source(track, rng, decoding=decoding, lead=lead)


def _narration(track: Track) -> Narration:
    if track.captions is None or track.is_loop:
        return Narration()
    try:
        with track.captions.open(encoding="utf-8", errors="replace") as file:
            text = file.read(_MOST_CAPTION_BYTES)
    except OSError:
        return Narration()
    narration = parse_narration(text)
    return narration if narration.cues else replace(narration, cues=parse_lrc(text))


def _strokes(kinds: set[str]) -> dict[str, Block]:
    strokes: dict[str, Block] = {}
    with contextlib.suppress(SleeptermError):
        for kind, file in bundled_bells().items():
            if kind in kinds:
                strokes[kind] = _whole(file)
    return strokes


def _whole(file: Path) -> Block:
    with Decoder(file) as decoder:
        stream = decoder if decoder.rate == RATE else Resampled(decoder, decoder.rate)
        return stream.read(round(_LONGEST_STROKE * RATE))
