"""The list of tracks: the catalogue filtered, sorted and counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from sleepterm.library.browse.text_match import TextMatch
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.filters import LengthBand, TrackFilter
from sleepterm.library.catalog.labels import (
    TYPES,
    band_label,
    speech_label,
    topic_label,
)
from sleepterm.library.catalog.order import Order
from sleepterm.library.catalog.track import ContentType, Track
from sleepterm.library.history.habits import NO_HABITS, Habits, PersonalList
from sleepterm.library.history.relative_time import relative_time
from sleepterm.translation import gettext as _

if TYPE_CHECKING:
    from sleepterm.library.browse.recommendations import Offer
    from sleepterm.library.search.search import Search

POPULAR = _("popular with you")
_MOST_POPULAR = 5
_SHOWN = (PersonalList.FAVOURITES, PersonalList.RECENT)

Kind = ContentType | PersonalList | None
"""An option of the first row of filters; None shows all tracks."""


class BlockingFilter(NamedTuple):
    """A condition without which the filter would match something.

    Attributes:
        name: "type", "topic", "length", "words", or "" for a personal list.
        value: its value, as text.
        others: the filter without this condition.
        left: number of tracks that match the other conditions.
    """

    name: str
    value: str
    others: TrackFilter
    left: int


class LibraryView:
    """An immutable list: one catalogue, filtered and sorted.

    Attributes:
        catalog: all tracks.
        filter: conditions for the listed tracks; `max_length` is ignored.
        search: the search index; None while it is being built: then a track matches
            if its own text has every word.
        offers: recommended tracks, listed first while there is no filter.
        habits: favourites and plays.
        order: sort order; None lists the best first.
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

    def with_filter(self, wanted: TrackFilter) -> LibraryView:
        """This view with another filter."""
        return self._with(wanted, self.habits, self.order)

    def with_habits(self, habits: Habits) -> LibraryView:
        """This view with newer favourites and plays."""
        return self._with(self.filter, habits, self.order)

    def with_order(self, order: Order | None) -> LibraryView:
        """This view in another sort order."""
        return self._with(self.filter, self.habits, order)

    def with_catalog(
        self, catalog: Catalog, wanted: TrackFilter, offers: Sequence[Offer]
    ) -> LibraryView:
        """This view of another catalogue, with another filter and offers."""
        return LibraryView(
            catalog, wanted, self.search, offers, self.habits, self.order
        )

    def with_search(self, search: Search) -> LibraryView:
        """This view with a search index."""
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
        """The listed tracks, in their order."""
        facets, seen = self.catalog.facets, self._passing(self.filter)
        if self.order is not None:
            return facets.sorted(seen, self.order, self.habits.played)
        first = self._known(x for x in self._first if facets.has(seen, x))
        return (*first, *facets.tracks(seen & ~facets.set_of(x.id for x in first)))

    @property
    def _first(self) -> Iterable[str]:
        """Ids of the tracks that are listed first while `order` is None."""
        if not self.is_filtered:
            return dict.fromkeys(offer.track.id for offer in self.offers)
        if self._match.answer is not None:
            return self._match.ranking
        if self.filter.personal is not None:
            return self.habits.ids(self.filter.personal)
        return self._popular

    @cached_property
    def _popular(self) -> tuple[str, ...]:
        """Ids of the most played tracks of the chosen type; () during a search."""
        if self.filter.type is None or self.filter.text.split():
            return ()
        facets, seen = self.catalog.facets, self._passing(self.filter)
        played = self._known(x for x in self.habits.popular if facets.has(seen, x))
        return tuple(x.id for x in played if not x.missing)[:_MOST_POPULAR]

    def _known(self, ids: Iterable[str]) -> tuple[Track, ...]:
        tracks = map(self.catalog.get, ids)
        return tuple(track for track in tracks if track is not None)

    def count(self, wanted: TrackFilter) -> int:
        """How many tracks another filter would show; fast."""
        return self._passing(wanted).bit_count()

    def _passing(self, wanted: TrackFilter) -> int:
        facets = self.catalog.facets
        passing = self._match.for_text(wanted.text).tracks
        if wanted.type is not None:
            passing &= facets.types.get(wanted.type, 0)
        if wanted.personal is not None:
            passing &= self._personal_sets[wanted.personal]
        if wanted.topic is not None:
            passing &= facets.topics.get(wanted.topic, 0)
        if wanted.band is not None:
            passing &= facets.bands.get(wanted.band, 0)
        return passing

    @cached_property
    def _personal_sets(self) -> Mapping[PersonalList, int]:
        facets = self.catalog.facets
        sets = {each: facets.set_of(self.habits.ids(each)) for each in PersonalList}
        return {**sets, PersonalList.MINE: facets.own_sounds}

    @property
    def kind(self) -> Kind:
        """The chosen option in the first row of filters."""
        return self.filter.personal or self.filter.type

    @cached_property
    def kinds(self) -> tuple[Kind, ...]:
        """The options in the first row of filters: those that have tracks.

        The chosen option and None, for all tracks, are always among them.
        """
        every: tuple[Kind, ...] = (
            *_SHOWN,
            *self.catalog.facets.types,
            PersonalList.MINE,
        )
        here = (x for x in every if x is self.kind or self.count(self.of_kind(x)))
        return (None, *here)

    def of_kind(self, kind: Kind) -> TrackFilter:
        """The filter with another option of the first row."""
        return replace(
            self.filter,
            type=kind if isinstance(kind, ContentType) else None,
            personal=kind if isinstance(kind, PersonalList) else None,
        )

    def next_kind(self, direction: int) -> Kind:
        """The option before (-1) or after (+1) the chosen one."""
        place = self.kinds.index(self.kind) if self.kind in self.kinds else 0
        return self.kinds[(place + direction) % len(self.kinds)]

    @property
    def topics(self) -> tuple[str, ...]:
        """The catalogue's topics, the commonest first."""
        return tuple(self.catalog.facets.topics)

    @property
    def bands(self) -> tuple[LengthBand, ...]:
        """The length bands that have tracks."""
        return tuple(self.catalog.facets.bands)

    @cached_property
    def help(self) -> str:
        """Where to get help, if the search text speaks of danger; or ""."""
        if not self.filter.text.strip():
            return ""
        # Imported late: the first frame does not need it.
        from sleepterm.library.search.crisis.help import (  # noqa: PLC0415
            crisis_help_for,
        )

        return crisis_help_for(self.filter.text)

    @cached_property
    def asks_for_advice(self) -> bool:
        """Whether the search text asks for more than sounds: for *Sleep well*."""
        # Imported late: the first frame does not need it.
        from sleepterm.library.search.advice import asks_for_advice  # noqa: PLC0415

        return asks_for_advice(self.filter.text)

    @property
    def note(self) -> str:
        """What the search says above its hits: what is not there; or ""."""
        answer = self._match.answer
        return answer.note if answer is not None else ""

    @property
    def nothing_matches(self) -> bool:
        """Whether the listed tracks are good on any night, but match no word."""
        answer = self._match.answer
        return answer is not None and answer.nothing_matches and bool(self.tracks)

    @cached_property
    def reasons(self) -> Mapping[str, str]:
        """Track id to the reason why it is listed, or to when it was played.

        In a sort order other than by play, only matches of a search have a reason.
        """
        if self._match.answer is not None:
            return {x.track.id: _why(x.track, x.why) for x in self._match.answer.hits}
        by_play = self.order is None and self.filter.personal is PersonalList.RECENT
        if by_play or self.order is Order.PLAYED:
            return self._whens()
        if self.order is not None:
            return {}
        if not self.is_filtered:
            return {x.track.id: _why(x.track, (x.why,)) for x in self.offers}
        return dict.fromkeys(self._popular, POPULAR)

    def _whens(self) -> Mapping[str, str]:
        now = _local(self.habits.now)
        played = {x: _local(at) for x, at in self.habits.played.items()}
        return {x: relative_time(at, now) for x, at in played.items() if at and now}

    @cached_property
    def blocking_filter(self) -> BlockingFilter | None:
        """The condition to remove when nothing matches.

        The one whose removal shows most tracks; the search text only if no other
        helps. None if tracks match, or if no single removal helps.
        """
        if self.tracks:
            return None
        wanted, band = self.filter, self.filter.band
        no_type, no_set = replace(wanted, type=None), replace(wanted, personal=None)
        conditions = (
            ("type", wanted.type and TYPES[wanted.type], no_type),
            ("", wanted.personal, no_set),
            (
                "topic",
                wanted.topic and topic_label(wanted.topic),
                replace(wanted, topic=None),
            ),
            ("length", band and band_label(band), replace(wanted, band=None)),
            ("words", wanted.text.strip(), replace(wanted, text="")),
        )
        blocking = [
            BlockingFilter(name, str(value), others, self.count(others))
            for name, value, others in conditions
            if value
        ]
        helping = [each for each in blocking if each.left]
        return max(
            helping, key=lambda each: (each.name != "words", each.left), default=None
        )

    @property
    def is_filtered(self) -> bool:
        """Whether the filter has any condition."""
        return self.filter != TrackFilter()


def _why(track: Track, why: Iterable[str]) -> str:
    return "; ".join((*speech_label(track), *why))


def _local(at: float) -> datetime | None:
    """A time on the user's clock; None if it is out of range."""
    try:
        return datetime.fromtimestamp(at, UTC).astimezone()
    except (OverflowError, OSError, ValueError):
        return None
