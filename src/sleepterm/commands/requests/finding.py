"""Requests of what finds tracks: list, search, for-you, history and favourite."""

from __future__ import annotations

from dataclasses import dataclass, field

from sleepterm.library.catalog.filters import TrackFilter
from sleepterm.library.catalog.order import Order


@dataclass(frozen=True, slots=True)
class ListRequest:
    """Of `list`; `sort` None keeps the catalogue's order."""

    filter: TrackFilter = field(default_factory=TrackFilter)
    sort: Order | None = None
    json: bool = False


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """Of `search`."""

    text: str
    json: bool = False


@dataclass(frozen=True, slots=True)
class ForYouRequest:
    """Of `for-you`; `hour` is 0 to 23, None means now."""

    hour: int | None = None
    json: bool = False


@dataclass(frozen=True, slots=True)
class HistoryRequest:
    """Of `history`.

    Attributes:
        clear: delete the plays instead of showing them.
        favourites: with `clear`, delete the favourites too.
    """

    clear: bool = False
    favourites: bool = False


@dataclass(frozen=True, slots=True)
class FavouriteRequest:
    """Of `favourite`; without an id the favourites are shown."""

    id: str | None = None
    remove: bool = False
