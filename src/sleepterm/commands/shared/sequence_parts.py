"""Turns the parts of a session that a user typed into parts of known tracks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sleepterm.commands.shared.best_match import best_match
from sleepterm.commands.shared.catalog_access import find_track_or_mix
from sleepterm.errors import SleeptermError
from sleepterm.library.catalog.beds import NO_BED
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.mixes.mix_tracks import MixTrack
from sleepterm.library.sequences.check import first_fault
from sleepterm.library.sequences.part import Part, PartError, parse_part
from sleepterm.library.sequences.sequence import MOST_PARTS
from sleepterm.translation import gettext as _
from sleepterm.translation import ngettext

_LONGEST = 60


def named_parts(texts: Sequence[str], catalog: Catalog) -> tuple[Part, ...]:
    """The parts, each with the id of its track or the name of its mix.

    Args:
        texts: the parts as they were typed.
        catalog: of sounds and mixes.

    Raises:
        SleeptermError: one is no part, or can't be played as it is written; the
            message says which.
    """
    if len(texts) > MOST_PARTS:
        raise SleeptermError(
            _("Too many parts"),
            ngettext(
                "A session has at most {count} part.",
                "A session has at most {count} parts.",
                MOST_PARTS,
            ).format(count=MOST_PARTS),
        )
    sounds = Catalog(tuple(x for x in catalog if not x.is_sequence))
    parts = tuple(_part(number, text, sounds) for number, text in enumerate(texts, 1))
    if (fault := first_fault(parts, sounds)) is not None:
        raise _wrong(fault.place + 1, texts[fault.place], fault.message)
    return parts


def _part(number: int, text: str, catalog: Catalog) -> Part:
    try:
        part = parse_part(text)
    except PartError as fault:
        words = str(fault)
        raise _wrong(number, text, f"{words[:1].upper()}{words[1:]}.") from None
    if part.bed not in {None, NO_BED}:
        bed = best_match(str(part.bed), catalog, lambda x: x.is_loop)
        part = part if bed is None else replace(part, bed=bed.id)
    if part.pattern or part.what in catalog:
        return part
    try:
        track = find_track_or_mix(catalog, part.what)
    except SleeptermError as error:
        raise _wrong(number, text, str(error)) from None
    what = track.mix.name if isinstance(track, MixTrack) else track.id
    return replace(part, what=what)


def _wrong(number: int, text: str, message: str) -> SleeptermError:
    shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."
    # Translators: {part} is as it was typed, {message} is a sentence
    fault = _("Part {number}, '{part}': {message}")
    return SleeptermError(
        _("Wrong part"), fault.format(number=number, part=shown, message=message)
    )
