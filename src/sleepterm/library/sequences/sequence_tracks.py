"""Sessions as tracks, so that they can be listed, filtered, searched and liked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.track import ContentType, PlaybackMode, Track
from sleepterm.library.names import name_key
from sleepterm.library.sequences.part import Part
from sleepterm.library.sequences.plan import Plan, content_types, plan_sequence
from sleepterm.library.sequences.sequence import Sequence
from sleepterm.library.sequences.sequence_ids import moods_of_sequence, with_ids
from sleepterm.text import folded
from sleepterm.translation import gettext as _
from sleepterm.units import Seconds


@dataclass(frozen=True)
class SequenceTrack(Track):
    """A session, seen as a track. It has no file: `file` is an empty path.

    It plays once and is as long as its parts; its length is unknown if that of a part
    is, or if one begins at a time of day. It is missing if no part can be played; only
    the user's own sessions are `own`.

    Attributes:
        sequence: its parts.
        part_types: the content types of the tracks in its parts, each once.
    """

    sequence: Sequence = field(default=Sequence("-", (Part("nothing"),)))
    part_types: tuple[ContentType, ...] = ()

    @property
    def kinds(self) -> tuple[ContentType, ...]:
        """The type `session` and the types of its parts."""
        return (self.type, *self.part_types)

    @cached_property
    def search_text(self) -> str:
        """Title, topics, moods and the names of parts, folded, one part a line."""
        own = (self.title, self.id, self.sequence.search_text)
        return folded("\n".join((*own, *self.topics, *self.moods)))


def with_sequences(catalog: Catalog, sequences: Iterable[Sequence]) -> Catalog:
    """The sounds and mixes of a catalogue, followed by these sessions.

    Args:
        catalog: where parts are looked up; sessions already in it are replaced.
        sequences: each name once.
    """
    others = Catalog(tuple(track for track in catalog if not track.is_sequence))
    named = with_ids(sequences, others)
    return others.joined(_view(sequence, x, others) for sequence, x in named)


def sequences_of(catalog: Catalog) -> tuple[SequenceTrack, ...]:
    """The sessions of a catalogue, in their order."""
    return tuple(track for track in catalog if isinstance(track, SequenceTrack))


def sequence_named(catalog: Catalog, name: str) -> SequenceTrack | None:
    """The session of exactly this name, without case; None if there is none."""
    key = name_key(name)
    return next((x for x in sequences_of(catalog) if x.sequence.key == key), None)


def lengths_of_sequences(
    catalog: Catalog, lengths: Mapping[str, Seconds]
) -> dict[str, Seconds]:
    """The lengths of sessions that become known with these, by the session's id.

    Args:
        catalog: with sessions.
        lengths: of guided tracks, in seconds, by their ids.
    """
    if not lengths:
        return {}
    measured = catalog.with_lengths(lengths)
    found = {}
    for track in sequences_of(catalog):
        length = _length(plan_sequence(track.sequence, measured))
        if track.length is None and length is not None:
            found[track.id] = length
    return found


def _view(sequence: Sequence, track_id: str, others: Catalog) -> SequenceTrack:
    plan = plan_sequence(sequence, others)
    lacks = ", ".join(plan.left_out)
    return SequenceTrack(
        id=track_id,
        title=sequence.shown_name,
        english_title="" if sequence.shown_name == sequence.name else sequence.name,
        type=ContentType.SESSION,
        file=Path(),
        topics=sequence.topics or _topics(plan),
        moods=moods_of_sequence(sequence),
        playback=PlaybackMode.ONCE,
        own=not sequence.starter,
        length=_length(plan),
        missing=""
        if plan.parts
        else _("all its parts are missing: {ids}").format(ids=lacks),
        sequence=sequence,
        part_types=content_types(plan),
    )


def _length(plan: Plan) -> Seconds | None:
    if any(part.at is not None for part in plan.parts) or not plan.parts:
        return None
    if any(part.waits and not _is_known(part.guided) for part in plan.parts):
        return None
    return Seconds(sum(part.length for part in plan.parts))


def _is_known(track: Track | None) -> bool:
    return track is not None and track.length is not None


def _topics(plan: Plan) -> tuple[str, ...]:
    """The topics of the first track of each part, each once."""
    firsts = (part.layers[0].track for part in plan.parts)
    return tuple(dict.fromkeys(topic for track in firsts for topic in track.topics))
