"""Sets of tracks as bits, so that counting a combination needs no loop."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import compress
from typing import TypeVar

from sleepterm.library.catalog.filters import LengthBand
from sleepterm.library.catalog.order import Order, sort_key, sort_tracks
from sleepterm.library.catalog.track import ContentType, Track
from sleepterm.text import folded

_Value = TypeVar("_Value", bound=Hashable)
_BITS = bytes.maketrans(b"01", b"\0\1")


class Facets:
    """The tracks of a catalogue by type, topic and length band.

    A set is a whole number; its bit n stands for the n-th track.

    Args:
        tracks: in the catalogue's order.

    Attributes:
        all: the set of all tracks.
    """

    def __init__(self, tracks: Sequence[Track]) -> None:
        self._tracks = tracks
        self._places = {track.id: place for place, track in enumerate(tracks)}
        self._orders: dict[Order, tuple[int, ...]] = {}
        self.all = (1 << len(tracks)) - 1

    @cached_property
    def types(self) -> Mapping[ContentType, int]:
        """The set of tracks of each type that occurs, in the enum's order."""
        sets = self._sets((track.type,) for track in self._tracks)
        return {kind: sets[kind] for kind in ContentType if kind in sets}

    @cached_property
    def topics(self) -> Mapping[str, int]:
        """The set of tracks of each topic, commonest topic first, then by name."""
        sets = self._sets(track.topics for track in self._tracks)
        commonest = sorted(sets, key=lambda topic: (-sets[topic].bit_count(), topic))
        return {topic: sets[topic] for topic in commonest}

    @cached_property
    def bands(self) -> Mapping[LengthBand, int]:
        """The set of tracks of each length band that occurs, shortest first."""
        bands = map(LengthBand.of, self._tracks)
        sets = self._sets(() if band is None else (band,) for band in bands)
        return {band: sets[band] for band in LengthBand if band in sets}

    @cached_property
    def own_sounds(self) -> int:
        """The set of the user's own sounds."""
        own = (at for at, track in enumerate(self._tracks) if track.is_own_sound)
        return self._set(own)

    def prepare(self) -> None:
        """Compute all sets now, in a thread, instead of at the first count."""
        _ = self.types, self.topics, self.bands, self.own_sounds

    def set_of(self, ids: Iterable[str]) -> int:
        """The set of the tracks with these ids; unknown ids are ignored."""
        places = (self._places.get(track_id) for track_id in ids)
        return self._set(place for place in places if place is not None)

    def with_words(self, text: str, among: int) -> int:
        """The subset of `among` whose tracks have every word of `text`."""
        words = folded(text).split()
        if not words:
            return among
        places = list(compress(range(len(self._tracks)), _flags(among)))
        for word in words:
            places = [x for x in places if word in self._tracks[x].search_text]
        return self._set(places)

    def tracks(self, chosen: int) -> tuple[Track, ...]:
        """The tracks of a set, in the catalogue's order."""
        return tuple(compress(self._tracks, _flags(chosen)))

    def has(self, chosen: int, track_id: str) -> bool:
        """Whether the track with this id exists and is in a set."""
        place = self._places.get(track_id)
        return place is not None and bool(chosen >> place & 1)

    def sorted(
        self, chosen: int, order: Order, played: Mapping[str, float]
    ) -> tuple[Track, ...]:
        """The tracks of a set, sorted as by `order.sort_tracks`."""
        if order is Order.PLAYED:
            return sort_tracks(self.tracks(chosen), order, played)
        places = self.places(order)
        flags = _flags(chosen).ljust(len(places), b"\0")
        return tuple(self._tracks[place] for place in places if flags[place])

    def places(self, order: Order) -> tuple[int, ...]:
        """The places of all tracks in an order other than by play."""
        if order not in self._orders:
            keys = list(map(sort_key(order, {}), self._tracks))
            self._orders[order] = tuple(sorted(range(len(keys)), key=keys.__getitem__))
        return self._orders[order]

    def _sets(self, values: Iterable[Iterable[_Value]]) -> dict[_Value, int]:
        """The set of tracks of each value; `values` has one iterable for each track."""
        places: dict[_Value, list[int]] = {}
        for place, each in enumerate(values):
            for value in each:
                places.setdefault(value, []).append(place)
        return {value: self._set(found) for value, found in places.items()}

    def _set(self, places: Iterable[int]) -> int:
        flags = bytearray(len(self._tracks) // 8 + 1)
        for place in places:
            flags[place >> 3] |= 1 << (place & 7)
        return int.from_bytes(flags, "little")


def _flags(chosen: int) -> bytes:
    """One byte, 1 or 0, for each track up to the last one in the set."""
    return format(chosen, "b")[::-1].encode().translate(_BITS)
