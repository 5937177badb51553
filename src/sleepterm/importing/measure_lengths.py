"""Measures the lengths of guided tracks, from their files' headers."""

from __future__ import annotations

import contextlib

from sleepterm.audio.sources.decoder import DecodeError, Decoder
from sleepterm.errors import SleeptermError
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.track import Track
from sleepterm.library.mixes.mix_tracks import lengths_of_mixes
from sleepterm.library.sequences.sequence_tracks import lengths_of_sequences
from sleepterm.store.files.length_cache import load_lengths, remember_lengths
from sleepterm.store.paths import Paths
from sleepterm.units import Seconds


def measure_lengths(catalog: Catalog, paths: Paths) -> dict[str, Seconds]:
    """Find the unknown lengths of guided tracks, and cache them.

    Opens every such file, so call it away from the screen's thread. Files that
    cannot be read are passed over; a cache that cannot be written is, too.

    Returns:
        Seconds by id, for the tracks whose length was found, and the mixes and
        sessions they are in.
    """
    cache = load_lengths(paths.lengths_file)
    unknown = (track for track in catalog if _is_unknown(track))
    found: dict[str, Seconds] = {}
    files = {}
    for track in unknown:
        length = cache.length_of(track.file) or _length(track)
        if length is not None:
            found[track.id] = files[track.file] = length
    if files:
        known = {
            str(track.file) for track in catalog if track.has_file and not track.noise
        }
        with contextlib.suppress(SleeptermError):
            remember_lengths(paths.lengths_file, files, known)
    found |= lengths_of_mixes(catalog, found)
    return found | lengths_of_sequences(catalog, found)


def _is_unknown(track: Track) -> bool:
    plays_once = track.has_file and not (track.is_loop or track.missing)
    return plays_once and track.length is None


def _length(track: Track) -> Seconds | None:
    try:
        with Decoder(track.file) as decoder:
            return Seconds(decoder.frames / decoder.rate)
    except (DecodeError, TypeError, ValueError):
        return None
