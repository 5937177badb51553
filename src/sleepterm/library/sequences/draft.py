"""A session while it is made: parts that are added, moved, changed and removed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sleepterm.formats.duration_text import LONGEST, write_duration
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.track import Track
from sleepterm.library.mixes.mix_tracks import MixTrack
from sleepterm.library.sequences.part import BREATHE, Part
from sleepterm.library.sequences.plan import (
    BREATHING,
    LOOP_LENGTH,
    find_part,
    plan_sequence,
)
from sleepterm.library.sequences.sequence import Sequence as PartSequence
from sleepterm.text import sanitize_line
from sleepterm.translation import gettext as _
from sleepterm.translation import pgettext
from sleepterm.units import Seconds

PATTERNS = ("4-6", "5-5", "4-7-8")
"""The breathing patterns that are offered."""

_MINUTE = Seconds(60.0)
_FINE_UP_TO = Seconds(600.0)
_COARSE = Seconds(300.0)


def part_of(track: Track) -> Part:
    """A part made of a track or mix; a loop plays for half an hour."""
    what = track.mix.name if isinstance(track, MixTrack) else track.id
    return Part(what, length=LOOP_LENGTH if track.is_loop else None)


def breathing_part(pattern: str) -> Part:
    """A part that paces the breath for four minutes."""
    return Part(f"{BREATHE} {pattern}", length=BREATHING)


def with_length_changed(part: Part, direction: int) -> Part:
    """The part a step longer (+1) or shorter (-1): a minute up to ten, then five.

    A part without a length of its own is unchanged.
    """
    if part.length is None:
        return part
    is_fine = part.length < _FINE_UP_TO or (
        direction < 0 and part.length == _FINE_UP_TO
    )
    step = _MINUTE if is_fine else _COARSE
    length = min(LONGEST, max(_MINUTE, part.length + direction * step))
    return replace(part, length=Seconds(length), rise=Seconds(min(part.rise, length)))


def moved(parts: Sequence[Part], at: int, by: int) -> tuple[Part, ...]:
    """The parts with one moved by some places, within their number."""
    kept = list(parts)
    part = kept.pop(at)
    kept.insert(min(max(0, at + by), len(kept)), part)
    return tuple(kept)


def describe_part(part: Part, catalog: Catalog) -> tuple[str, str]:
    """Title of a part, and how long and how it plays: ("Steady rain", "30 min to 20").

    The title is what was written if there is no such track.
    """
    track = find_part(part, catalog)
    title = part.what if track is None else sanitize_line(track.title)
    if part.pattern and track is not None:
        title = _("Breathing {pattern}").format(pattern=part.pattern)
    words = [_("from {time:%H:%M}").format(time=part.at)] if part.at else []
    words.append(_length(part, track))
    if part.percent < 100:
        # Translators: a volume from 0 to 100, as narrow as possible.
        words.append(_("vol {percent}").format(percent=part.percent))
    if part.to is not None:
        # Translators: the volume at the end.
        words.append(_("to {percent}").format(percent=part.to))
    if part.rise:
        # Translators: for so long it becomes louder: "rising 3 min".
        words.append(_("rising {length}").format(length=_minutes(part.rise)))
    return title, " ".join(filter(None, words))


def total_length(parts: Sequence[Part], catalog: Catalog) -> Seconds | None:
    """The sum of the parts' lengths; None if one depends on the time of day."""
    if not parts or any(part.at is not None for part in parts):
        return None
    plan = plan_sequence(PartSequence("-", tuple(parts)), catalog)
    return Seconds(sum(part.length for part in plan.parts))


def _length(part: Part, track: Track | None) -> str:
    if part.length is not None:
        return _minutes(part.length)
    if track is None or track.is_loop:
        return "" if track is None else _("until the next part")
    if track.length is None:
        return pgettext("length", "whole")
    return _minutes(Seconds(60.0 * max(1, round(track.length / 60))))


def _minutes(seconds: Seconds) -> str:
    if (whole := round(seconds)) < 60:
        return f"{whole} s"
    if seconds % 60 and seconds < 600:
        return write_duration(seconds)
    return f"{round(seconds / 60)} min"
