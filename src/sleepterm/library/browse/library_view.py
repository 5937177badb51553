"""The catalogue as it is looked through: filters, counts, choices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from sleepterm.library.browse.text_match import TextMatch
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.filters import LengthBand, TrackFilter
from sleepterm.library.catalog.order import Order
from sleepterm.library.catalog.track import (
    ContentType,
    Track,
)
from sleepterm.library.history.habits import NO_HABITS, Habits, PersonalList
from sleepterm.library.history.relative_time import relative_time

if TYPE_CHECKING:
    from sleepterm.library.browse.recommendations import Offer
    from sleepterm.library.search.search import Search

POPULAR = "popular with you"
_MOST_POPULAR = 5
_SHOWN = (PersonalList.FAVOURITES, PersonalList.RECENT)

Kind = ContentType | PersonalList | None
"""What the first row of filters chooses between; None is everything."""


class BlockingFilter(NamedTuple):
    """One of several wishes that leave nothing together.

    Attributes:
        name: what is wished: "type", "topic", "length", "words" or "" for a set of
            the listener's own.
        value: which.
        others: the filter without it.
        left: how many tracks the others leave.
    """

    name: str
    value: str
    others: TrackFilter
    left: int


class LibraryView:
    """An immutable view: one catalogue through one filter, in one order.

    Attributes:
        catalog: everything there is.
        filter: what the listener wants to see of it; `max_length` is not looked at.
        search: ranks by what is felt; None while it is not ready, and then every word
            must stand in a track's own.
        offers: what comes first while nothing is asked for.
        habits: what the listener likes and has played.
        order: what to sort by; None leaves the best first.
    """

    def __init__(
        self,
        catalog: Catalog,
        wanted: TrackFilter,
        search: Search | None = None,
        offers: Sequence[Offer] = (),
        habits: Habits = NO_HABITS,
        order: Order | None = None,
    ) -> None:
        self.catalog = catalog
        self.filter = wanted
        self.search = search
        self.offers = tuple(offers)
        self.habits = habits
        self.order = order
        self._match = TextMatch(catalog, search, wanted.text)

    def through(self, wanted: TrackFilter) -> LibraryView:
        """The same catalogue through another filter."""
        return self._with(wanted, self.habits, self.order)

    def known_to(self, habits: Habits) -> LibraryView:
        """The same shelf for what the listener likes and has played by now."""
        return self._with(self.filter, habits, self.order)

    def by(self, order: Order | None) -> LibraryView:
        """The same shelf in another order."""
        return self._with(self.filter, self.habits, order)

    def holding(
        self, catalog: Catalog, wanted: TrackFilter, offers: Sequence[Offer]
    ) -> LibraryView:
        """Another catalogue for the same listener."""
        return LibraryView(
            catalog, wanted, self.search, offers, self.habits, self.order
        )

    def ranked_by(self, search: Search) -> LibraryView:
        """The same shelf with words ranked by what is felt."""
        return LibraryView(
            self.catalog, self.filter, search, self.offers, self.habits, self.order
        )

    def _with(
        self, wanted: TrackFilter, habits: Habits, order: Order | None
    ) -> LibraryView:
        other = LibraryView(
            self.catalog, wanted, self.search, self.offers, habits, order
        )
        other._match = self._match.for_text(wanted.text)
        return other

    @cached_property
    def tracks(self) -> tuple[Track, ...]:
        """What is seen."""
        facets, seen = self.catalog.facets, self._passing(self.filter)
        if self.order is not None:
            return facets.sorted(seen, self.order, self.habits.played)
        first = self._known(x for x in self._first if facets.has(seen, x))
        return (*first, *facets.tracks(seen & ~facets.set_of(x.id for x in first)))

    @property
    def _first(self) -> Iterable[str]:
        """The ids that come first, the best first, while nothing is sorted."""
        if not self.is_filtered:
            return dict.fromkeys(offer.track.id for offer in self.offers)
        if self._match.answer is not None:
            return self._match.ranking
        if self.filter.personal is not None:
            return self.habits.ids(self.filter.personal)
        return self._popular

    @cached_property
    def _popular(self) -> tuple[str, ...]:
        """Of a type, while no words are asked for, what was played most gladly."""
        if self.filter.type is None or self.filter.text.split():
            return ()
        facets, seen = self.catalog.facets, self._passing(self.filter)
        played = self._known(x for x in self.habits.popular if facets.has(seen, x))
        return tuple(x.id for x in played if not x.missing)[:_MOST_POPULAR]

    def _known(self, ids: Iterable[str]) -> tuple[Track, ...]:
        tracks = map(self.catalog.get, ids)
        return tuple(track for track in tracks if track is not None)

    def count(self, wanted: TrackFilter) -> int:
        """How many tracks another filter would show; costs no pass over them."""
        return self._passing(wanted).bit_count()

    def _passing(self, wanted: TrackFilter) -> int:
        facets = self.catalog.facets
        passing = self._match.for_text(wanted.text).tracks
        if wanted.type is not None:
            passing &= facets.types.get(wanted.type, 0)
        if wanted.personal is not None:
            passing &= self._of_listener[wanted.personal]
        if wanted.topic is not None:
            passing &= facets.topics.get(wanted.topic, 0)
        if wanted.band is not None:
            passing &= facets.bands.get(wanted.band, 0)
        return passing

    @cached_property
    def _of_listener(self) -> Mapping[PersonalList, int]:
        facets = self.catalog.facets
        return {yours: facets.set_of(self.habits.ids(yours)) for yours in PersonalList}

    @property
    def kind(self) -> Kind:
        """What is chosen in the first row of filters."""
        return self.filter.personal or self.filter.type

    @cached_property
    def kinds(self) -> tuple[Kind, ...]:
        """What that row offers, in an order of its own: all, and what shows anything.

        The chosen one is always there.
        """
        every: tuple[Kind, ...] = (*_SHOWN, *self.catalog.facets.types)
        here = (x for x in every if x is self.kind or self.count(self.of_kind(x)))
        return (None, *here)

    def of_kind(self, kind: Kind) -> TrackFilter:
        """The filter with another kind."""
        return replace(
            self.filter,
            type=kind if isinstance(kind, ContentType) else None,
            personal=kind if isinstance(kind, PersonalList) else None,
        )

    def next_kind(self, direction: int) -> Kind:
        """The kind before (-1) or after (+1) the chosen one."""
        place = self.kinds.index(self.kind) if self.kind in self.kinds else 0
        return self.kinds[(place + direction) % len(self.kinds)]

    @property
    def topics(self) -> tuple[str, ...]:
        """The catalogue's topics, the commonest first."""
        return tuple(self.catalog.facets.topics)

    @property
    def bands(self) -> tuple[LengthBand, ...]:
        """The length bands that hold anything."""
        return tuple(self.catalog.facets.bands)

    @property
    def help(self) -> str:
        """That a person can help, and how, if the words speak of danger; or ""."""
        return self._match.answer.help if self._match.answer else ""

    @cached_property
    def whys(self) -> Mapping[str, str]:
        """Why each track is there, by its id: found, offered, popular, or played when.

        Sorted by something else, only what was searched for says why.
        """
        if self._match.answer is not None:
            return {x.track.id: "; ".join(x.why) for x in self._match.answer.hits}
        by_play = self.order is None and self.filter.personal is PersonalList.RECENT
        if by_play or self.order is Order.PLAYED:
            return self._whens()
        if self.order is not None:
            return {}
        if not self.is_filtered:
            return {offer.track.id: offer.why for offer in self.offers}
        return dict.fromkeys(self._popular, POPULAR)

    def _whens(self) -> Mapping[str, str]:
        now = _local(self.habits.now)
        played = {x: _local(at) for x, at in self.habits.played.items()}
        return {x: relative_time(at, now) for x, at in played.items() if at and now}

    @cached_property
    def to_drop(self) -> BlockingFilter | None:
        """Of the wishes that leave nothing, the one to take back.

        The one without which there is most; words only if no other helps. None if
        there is something, or if two wishes would have to go.
        """
        if self.tracks:
            return None
        wanted, band = self.filter, self.filter.band
        no_type, no_set = replace(wanted, type=None), replace(wanted, personal=None)
        wishes = (
            ("type", wanted.type, no_type),
            ("", wanted.personal, no_set),
            ("topic", wanted.topic, replace(wanted, topic=None)),
            ("length", band and band.label, replace(wanted, band=None)),
            ("words", wanted.text.strip(), replace(wanted, text="")),
        )
        made = [
            BlockingFilter(name, str(value), others, self.count(others))
            for name, value, others in wishes
            if value
        ]
        helping = [wish for wish in made if wish.left]
        return max(
            helping, key=lambda wish: (wish.name != "words", wish.left), default=None
        )

    @property
    def is_filtered(self) -> bool:
        """Whether anything is asked of the tracks."""
        return self.filter != TrackFilter()


def _local(at: float) -> datetime | None:
    """A time on the listener's clock; None if no calendar has it."""
    try:
        return datetime.fromtimestamp(at, UTC).astimezone()
    except (OverflowError, OSError, ValueError):
        return None
