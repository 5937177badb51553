"""Opens a track's sound, captions and bells; may block on a slow disk."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Mapping
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

from sleepterm.audio.breathing.made_sources import open_made
from sleepterm.audio.noise.noise_source import NoiseSource
from sleepterm.audio.opening_options import OpeningOptions
from sleepterm.audio.pool_loader import open_pool
from sleepterm.audio.sample_format import RATE
from sleepterm.audio.samples import Block
from sleepterm.audio.sources.decoder import Decoder
from sleepterm.audio.sources.guarded_source import GuardedSource
from sleepterm.audio.sources.resampler import ResampledStream
from sleepterm.audio.sources.sound_source import SoundSource
from sleepterm.audio.sources.source import Source
from sleepterm.errors import SleeptermError
from sleepterm.library.catalog.track import Track
from sleepterm.night.narration import Narration
from sleepterm.store.bundled import bundled_bells
from sleepterm.store.files.caption_translation import read_narration_for_user
from sleepterm.translation import gettext as _
from sleepterm.units import Seconds

_NO_MEMORY = OpeningOptions()
_LONGEST_STROKE = Seconds(12.0)


@dataclass(frozen=True, slots=True)
class LoadedTrack:
    """The opened files of a track.

    Attributes:
        source: the sound.
        narration: captions, bells and beds of a guided track.
        strokes: the sound of each kind of bell in it, shape (frames, 2).
        drift_seed: of the drift of its level.
    """

    source: SoundSource
    narration: Narration
    strokes: Mapping[str, Block]
    drift_seed: int = 0


def open_track(
    track: Track,
    position: Seconds,
    seed: int,
    turn: int = 1,
    decoding: Executor | None = None,
    options: OpeningOptions = _NO_MEMORY,
) -> LoadedTrack:
    """Open a track's sound, captions and bells.

    Args:
        track: what to open.
        position: seconds into a guided track.
        seed: of the loop's random choices; the same seed gives the same samples.
        turn: number of times it was opened, so that each opening differs.
        decoding: executor that decodes ahead; None decodes in place.
        options: memory and helpers of the player.

    Raises:
        SleeptermError: the sound can't be opened. Missing or unreadable captions
            and bells are left out.
    """
    if track.missing:
        raise SleeptermError(_("Missing sound"), f"{track.title}: {track.missing}.")
    source: SoundSource
    rng = random.Random(f"{seed}/{track.id}/{turn}")  # noqa: S311 - chance for the ear, not for secrets
    if (made := open_made(track, position)) is not None:
        source, narration = made
    elif track.noise is not None:
        source, narration = NoiseSource(track.noise, rng.getrandbits(64)), Narration()
    elif track.pool_length is not None:
        source, narration = open_pool(track, position, seed, options, decoding)
    else:
        own = Source(track, rng, position, decoding, copies=options.copies)
        source = _guarded(own, track)
        narration = _narration(track)
    kinds = {bell.kind for bell in narration.bells}
    drift = random.Random(f"{seed}/{track.id}/{turn}/drift").getrandbits(64)  # noqa: S311 - as above
    return LoadedTrack(source, narration, _strokes(kinds) if kinds else {}, drift)


def open_audition(
    track: Track, lead: Seconds, seed: int, decoding: Executor | None = None
) -> SoundSource:
    """Open a track's sound, `lead` seconds before its loop's seam or its end.

    Raises:
        SleeptermError: the sound can't be opened.
    """
    if track.missing:
        raise SleeptermError(_("Missing sound"), f"{track.title}: {track.missing}.")
    rng = random.Random(f"{seed}/{track.id}/audition")  # noqa: S311 - as above
    if track.noise is not None:
        return NoiseSource(track.noise, rng.getrandbits(64))
    return _guarded(Source(track, rng, decoding=decoding, lead=lead), track)


def _guarded(source: Source, track: Track) -> SoundSource:
    if track.guard_lufs is None:
        return source
    return GuardedSource(source, track.guard_lufs)


def _narration(track: Track) -> Narration:
    if track.captions is None or track.is_loop:
        return Narration()
    return read_narration_for_user(track.captions)


def _strokes(kinds: set[str]) -> dict[str, Block]:
    strokes: dict[str, Block] = {}
    with contextlib.suppress(SleeptermError):
        for kind, file in bundled_bells().items():
            if kind in kinds:
                strokes[kind] = _read_stroke(file)
    return strokes


def _read_stroke(file: Path) -> Block:
    with Decoder(file) as decoder:
        stream = (
            decoder if decoder.rate == RATE else ResampledStream(decoder, decoder.rate)
        )
        return stream.read(round(_LONGEST_STROKE * RATE))
