"""The catalogue as it is looked through: filters, counts, choices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from sleepterm.library.catalog import Catalog
from sleepterm.library.filters import LengthBand, TrackFilter, topics_of, types_of
from sleepterm.library.track import ContentType, Track

if TYPE_CHECKING:
    from sleepterm.library.for_you import Offer
    from sleepterm.library.search import Answer, Search

_MOST_FOUND = 200


class Shelf:
    """An immutable view: one catalogue through one filter.

    Attributes:
        catalog: everything there is.
        filter: what the listener wants to see of it.
        search: ranks by what is felt; None while it is not ready, and then every word
            must stand in a track's own.
        offers: what comes first while nothing is asked for.
    """

    def __init__(
        self,
        catalog: Catalog,
        wanted: TrackFilter,
        search: Search | None = None,
        offers: Sequence[Offer] = (),
    ) -> None:
        self.catalog = catalog
        self.filter = wanted
        self.search = search
        self.offers = tuple(offers)
        self._candidates: Iterable[Track] = catalog

    @cached_property
    def tracks(self) -> tuple[Track, ...]:
        """What is seen."""
        if self.filter.type is None:
            return self._of_any_type
        return tuple(x for x in self._of_any_type if x.type is self.filter.type)

    @cached_property
    def counts(self) -> dict[ContentType, int]:
        """How many tracks each type would show; types of the catalogue, at 0 too."""
        now = types_of(self._of_any_type)
        return {kind: now.get(kind, 0) for kind in self._types}

    @property
    def total(self) -> int:
        """How many tracks all types together would show."""
        return len(self._of_any_type)

    @property
    def help(self) -> str:
        """That a person can help, and how, if the words speak of danger; or ""."""
        return self._answer.help if self._answer else ""

    @cached_property
    def whys(self) -> Mapping[str, str]:
        """Why each track is there, by its id: what was searched for, or offered."""
        if self.is_filtered:
            hits = self._answer.hits if self._answer else ()
            return {hit.track.id: "; ".join(hit.why) for hit in hits}
        return {offer.track.id: offer.why for offer in self.offers}

    @cached_property
    def to_drop(self) -> str:
        """Of several wishes that leave nothing, one without which there is something.

        "type", "topic", "length", "words", or "" if no single one helps.
        """
        drops = {
            "type": replace(self.filter, type=None),
            "topic": replace(self.filter, topic=None),
            "length": replace(self.filter, band=None),
            "words": replace(self.filter, text=""),
        }
        others = {name: x for name, x in drops.items() if x != self.filter}
        fitting = (x for x in others if self.through(others[x]).tracks)
        return next(fitting, "")

    @property
    def is_filtered(self) -> bool:
        """Whether anything is asked of the tracks."""
        return self.filter != TrackFilter()

    @cached_property
    def topics(self) -> tuple[str, ...]:
        """The catalogue's topics, the commonest first."""
        return topics_of(self.catalog)

    def bands(self) -> tuple[LengthBand, ...]:
        """The length bands that hold anything."""
        here = {LengthBand.of(track) for track in self.catalog}
        return tuple(band for band in LengthBand if band in here)

    def through(self, wanted: TrackFilter) -> Shelf:
        """The same catalogue through another filter."""
        other = Shelf(self.catalog, wanted, self.search, self.offers)
        other._types = self._types
        if self.search is not None:
            return other
        before = self.filter
        if replace(wanted, type=before.type, text=before.text) == before and (
            wanted.text.startswith(before.text)
        ):
            # One more letter can only take tracks away.
            other._candidates = self._of_any_type if self.is_filtered else self.catalog
        return other

    def next_type(self, direction: int) -> ContentType | None:
        """The type before (-1) or after (+1) the chosen one, All among them."""
        ring: list[ContentType | None] = [None, *self._types]
        place = ring.index(self.filter.type) if self.filter.type in ring else 0
        return ring[(place + direction) % len(ring)]

    @cached_property
    def _types(self) -> tuple[ContentType, ...]:
        return tuple(types_of(self.catalog))

    @cached_property
    def _of_any_type(self) -> tuple[Track, ...]:
        if not self.is_filtered:
            return self._offered_first
        if self._answer is None:
            return replace(self.filter, type=None).apply(self._candidates)
        # The search may still be that of the catalogue before.
        known = (self.catalog.get(hit.track.id) for hit in self._answer.hits)
        found = (track for track in known if track is not None)
        return replace(self.filter, type=None, text="").apply(found)

    @property
    def _offered_first(self) -> tuple[Track, ...]:
        known = (self.catalog.get(offer.track.id) for offer in self.offers)
        first = {track.id: track for track in known if track is not None}
        return (*first.values(), *(x for x in self.catalog if x.id not in first))

    @cached_property
    def _answer(self) -> Answer | None:
        if self.search is None or not any(map(str.isalnum, self.filter.text)):
            return None
        return self.search.find(self.filter.text, _MOST_FOUND)
