"""Beds: the loops that guided tracks name to be laid under them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sleepterm.formats.problem import Problem, Severity
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.track import (
    Track,
)
from sleepterm.units import Decibels, Percent


def without_lost_beds(
    tracks: Sequence[Track], file: str
) -> tuple[tuple[Track, ...], tuple[Problem, ...]]:
    """The tracks, those whose bed is not a loop among them without it.

    Args:
        tracks: the whole catalogue.
        file: where a warning says that it stands, for the user's own tracks.
    """
    loops = {track.id for track in tracks if track.is_loop}
    lost = [track for track in tracks if track.bed and track.bed not in loops]
    problems = tuple(
        Problem(
            file,
            track.id,
            f"bed must be the id of a loop track; there is no loop {track.bed},"
            " so it plays without a bed",
            Severity.WARNING,
        )
        for track in lost
    )
    bare = {track.id: replace(track, bed=None) for track in lost}
    return tuple(bare.get(track.id, track) for track in tracks), problems


NO_BED = "none"
"""What a listener chooses instead of a bed's id."""


def bed_under(track: Track, catalog: Catalog, wanted: str = "") -> Track | None:
    """The loop to lay under a guided track.

    Args:
        track: the guided track.
        catalog: where beds are looked up.
        wanted: id of another bed than the track's own, or `NO_BED`.

    Returns:
        None if there is to be none, or it can't be played.
    """
    name = wanted or track.bed
    if track.is_loop or not name or name == NO_BED:
        return None
    bed = catalog.get(name)
    if bed is None or not bed.is_loop or bed.missing or bed.is_mix:
        return None
    return bed


def bed_percent(guided: Percent, below: Decibels) -> Percent:
    """The slider of a bed that lies so many dB against its guided track.

    A slider's amplitude is (percent / 100) cubed, so dB are sixtieths of a decade.
    """
    return Percent(min(100, max(1, round(guided * 10 ** (below / 60)))))
