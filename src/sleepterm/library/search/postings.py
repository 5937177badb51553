"""Inverted index: the tracks with a mood, topic or type, or of a feeling."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sleepterm.library.catalog.track import ContentType, Track
from sleepterm.library.search.feelings import Feeling

_FIRST, _STEP, _LAST = 1.0, 0.05, 0.6
"""A feeling's share for its first track, the decrease for each next, the minimum."""
_BY_MOOD, _BY_TOPIC, _BY_TYPE = 0.55, 0.45, 0.45


class Postings:
    """The places of tracks by mood, topic and type.

    Args:
        tracks: of one catalogue.

    Attributes:
        moods: mood to the places of its tracks, ascending.
        topics: likewise.
        types: likewise.
    """

    def __init__(self, tracks: Iterable[Track]) -> None:
        self._ids: dict[str, int] = {}
        self.moods: dict[str, list[int]] = {}
        self.topics: dict[str, list[int]] = {}
        self.types: dict[ContentType, list[int]] = {}
        for at, track in enumerate(tracks):
            self._ids[track.id] = at
            self.types.setdefault(track.type, []).append(at)
            for mood in track.moods:
                self.moods.setdefault(mood, []).append(at)
            for topic in track.topics:
                self.topics.setdefault(topic, []).append(at)

    def of_feelings(
        self, feelings: Iterable[Feeling]
    ) -> tuple[Mapping[int, float], ...]:
        """For each feeling, place of a track to its share from 0 to 1."""
        return tuple(self._of_feeling(feeling) for feeling in feelings)

    def _of_feeling(self, feeling: Feeling) -> Mapping[int, float]:
        shares: dict[int, float] = {}
        for place, track_id in enumerate(feeling.tracks):
            if track_id in self._ids:
                share = max(_FIRST - _STEP * place, _LAST)
                shares.setdefault(self._ids[track_id], share)
        for mood in feeling.moods:
            _add(shares, self.moods.get(mood, ()), _BY_MOOD)
        for topic in feeling.topics:
            _add(shares, self.topics.get(topic, ()), _BY_TOPIC)
        for kind in feeling.types:
            _add(shares, self.types.get(kind, ()), _BY_TYPE)
        return shares


def _add(shares: dict[int, float], tracks: Iterable[int], share: float) -> None:
    for at in tracks:
        shares.setdefault(at, share)
