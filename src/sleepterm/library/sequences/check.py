"""Checks a session that is made before it is saved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sleepterm.library.catalog.beds import NO_BED
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.sequences.part import Part
from sleepterm.library.sequences.plan import find_part
from sleepterm.translation import gettext as _


class Fault(NamedTuple):
    """What is wrong with a part of a session.

    Attributes:
        place: number of the part, from 0.
        message: one sentence.
    """

    place: int
    message: str


def first_fault(parts: Sequence[Part], catalog: Catalog) -> Fault | None:
    """The first part that could not be played as it is written; None if all can.

    Args:
        parts: of the session; each names a sound or a mix exactly.
        catalog: of sounds and mixes.
    """
    for index, part in enumerate(parts):
        after = parts[index + 1] if index + 1 < len(parts) else None
        before = parts[index - 1] if index else None
        message = _fault(part, before, after, catalog)
        if message:
            return Fault(index, message)
    return None


def _fault(
    part: Part, before: Part | None, after: Part | None, catalog: Catalog
) -> str:
    track = find_part(part, catalog)
    if track is None:
        return _unknown(part)
    is_timed = after is not None and after.at is not None
    if part.at is not None and (before is None or not _is_loop(before, catalog)):
        message = _("Only a loop can go before a part that begins at a time of day.")
    elif track.is_loop and part.length is None and not is_timed:
        message = _("It needs a length, like '{part} 30m'.").format(part=part.what)
    elif part.bed is not None and track.is_loop:
        message = _("Only a guided track has a bed.")
    else:
        message = _bed_fault(part, catalog)
    return message


def _unknown(part: Part) -> str:
    if part.pattern:
        return _(
            "'{pattern}' is no breathing pattern; write it like 4-6 or 4-7-8."
        ).format(pattern=part.pattern)
    return _("There is no track or mix '{name}'.").format(name=part.what)


def _bed_fault(part: Part, catalog: Catalog) -> str:
    if part.bed in {None, NO_BED}:
        return ""
    bed = catalog.get(str(part.bed))
    if bed is not None and bed.is_loop and bed.has_file:
        return ""
    return _("There is no loop '{bed}' to be its bed.").format(bed=part.bed)


def _is_loop(part: Part, catalog: Catalog) -> bool:
    track = find_part(part, catalog)
    return track is not None and track.is_loop
