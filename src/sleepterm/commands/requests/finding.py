"""Requests of the commands list, search, for-you, history and favourite."""

from __future__ import annotations

from dataclasses import dataclass, field

from sleepterm.library.catalog.filters import TrackFilter
from sleepterm.library.catalog.order import Order


@dataclass(frozen=True, slots=True)
class ListRequest:
    """Request of `list`; `sort` None keeps the catalogue's order."""

    filter: TrackFilter = field(default_factory=TrackFilter)
    sort: Order | None = None
    json: bool = False


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """Request of `search`."""

    text: str
    json: bool = False


@dataclass(frozen=True, slots=True)
class ForYouRequest:
    """Request of `for-you`; `hour` is 0 to 23, None means now."""

    hour: int | None = None
    json: bool = False


@dataclass(frozen=True, slots=True)
class HistoryRequest:
    """Request of `history`.

    Attributes:
        clear: delete the plays instead of showing them.
        favourites: with `clear`, delete the favourites too.
    """

    clear: bool = False
    favourites: bool = False


@dataclass(frozen=True, slots=True)
class FavouriteRequest:
    """Request of `favourite`; without an id the favourites are shown."""

    id: str | None = None
    remove: bool = False
