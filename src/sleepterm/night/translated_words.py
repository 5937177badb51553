"""Puts the words of a translation into captions, at the times of the original."""

from __future__ import annotations

from dataclasses import replace

from sleepterm.formats.webvtt import Cue, format_timestamp
from sleepterm.night.narration import Narration
from sleepterm.translation import gettext as _
from sleepterm.translation import ngettext
from sleepterm.units import Seconds

TOLERANCE = Seconds(0.05)
"""How far times may be apart: programs round them."""


def misfit(original: Narration, translation: Narration) -> str:
    """Why a translation can't be shown for the original; "" if it can.

    Each caption needs one at the same time. The answer is the end of a sentence.
    """
    count, wanted = len(translation.cues), len(original.cues)
    if count != wanted:
        return ngettext(
            "it has {count} caption; the original has {wanted}",
            "it has {count} captions; the original has {wanted}",
            count,
        ).format(count=count, wanted=wanted)
    pairs = zip(translation.cues, original.cues, strict=True)
    for number, (one, other) in enumerate(pairs, 1):
        if not _is_at(one, other):
            return _(
                "caption {number} is at {time}; in the original it is at {wanted}"
            ).format(number=number, time=_time(one), wanted=_time(other))
    return ""


def with_words_of(original: Narration, translation: Narration) -> Narration:
    """The original with the translation's words; as it is if that does not fit."""
    if misfit(original, translation):
        return original
    pairs = zip(original.cues, translation.cues, strict=True)
    cues = (Cue(one.start, one.end, other.text) for one, other in pairs)
    return replace(original, cues=tuple(cues))


def _is_at(one: Cue, other: Cue) -> bool:
    ends = ((one.start, other.start), (one.end, other.end))
    return all(abs(x - y) <= TOLERANCE for x, y in ends)


def _time(cue: Cue) -> str:
    return f"{format_timestamp(cue.start)}-{format_timestamp(cue.end)}"
