"""Beds: the loops that play under guided tracks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sleepterm.formats.problem import Problem, Severity
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.track import Track
from sleepterm.translation import gettext as _
from sleepterm.units import Decibels, Percent


def with_valid_beds(
    tracks: Sequence[Track], file: str
) -> tuple[tuple[Track, ...], tuple[Problem, ...]]:
    """The tracks with invalid beds removed, and a warning for each.

    A bed is invalid if it is not the id of a loop in the catalogue.

    Args:
        tracks: the whole catalogue.
        file: the file named in the warnings.
    """
    loops = {track.id for track in tracks if track.is_loop}
    lost = [track for track in tracks if track.bed and track.bed not in loops]
    problems = tuple(
        Problem(
            file,
            track.id,
            _(
                "bed must be the id of a loop track; there is no loop {bed}, so it"
                " plays without a bed"
            ).format(bed=track.bed),
            Severity.WARNING,
        )
        for track in lost
    )
    bare = {track.id: replace(track, bed=None) for track in lost}
    return tuple(bare.get(track.id, track) for track in tracks), problems


NO_BED = "none"
"""Chosen instead of a bed's id: no bed at all."""


def bed_under(track: Track, catalog: Catalog, wanted: str = "") -> Track | None:
    """The bed of a guided track.

    Args:
        track: the guided track.
        catalog: where beds are looked up.
        wanted: id of a bed chosen instead of the track's own, or `NO_BED`.

    Returns:
        None if there is no bed, or it can't be played.
    """
    name = wanted or track.bed
    if track.is_loop or not name or name == NO_BED:
        return None
    bed = catalog.get(name)
    if bed is None or not bed.is_loop or bed.missing or bed.is_mix:
        return None
    return bed


def bed_percent(guided: Percent, below: Decibels) -> Percent:
    """The volume, in percent, of a bed at `below` dB relative to its guided track.

    Amplitude is (percent / 100) cubed, so a factor of 10 in percent is 60 dB.
    """
    return Percent(min(100, max(1, round(guided * 10 ** (below / 60)))))
