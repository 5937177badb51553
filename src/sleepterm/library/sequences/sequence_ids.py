"""Ids of sessions, and sessions as lists of names need them: no part is looked up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from sleepterm.library.catalog.naming import id_from, unused_name
from sleepterm.library.catalog.track import ContentType, Track
from sleepterm.library.mixes.mix_tracks import moods_of
from sleepterm.library.sequences.sequence import Sequence

PREFIX = "session-"
"""What the id of every session begins with."""


def with_ids(
    sequences: Iterable[Sequence], others: Iterable[Track]
) -> Iterator[tuple[Sequence, str]]:
    """Sessions with their ids.

    Args:
        sequences: each name once.
        others: the sounds and mixes of the catalogue.
    """
    taken = {track.id for track in others}
    for sequence in sequences:
        track_id = unused_name(PREFIX + id_from(sequence.name, ()), taken)
        taken.add(track_id)
        yield sequence, track_id


def moods_of_sequence(sequence: Sequence) -> tuple[str, ...]:
    """What a user would type to find it."""
    return sequence.moods or moods_of(sequence.about)


def bare_sequences(
    sequences: Iterable[Sequence], others: Iterable[Track]
) -> Iterator[Track]:
    """Sessions as tracks that have names, topics and moods, and can't be played.

    Args:
        sequences: each name once; all of them name their topics.
        others: the sounds and mixes of the catalogue.
    """
    for sequence, track_id in with_ids(sequences, others):
        yield Track(
            id=track_id,
            title=sequence.shown_name,
            type=ContentType.SESSION,
            file=Path(),
            topics=sequence.topics,
            moods=moods_of_sequence(sequence),
            own=not sequence.starter,
        )
