"""What comes from other threads, and from parts that are imported late."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from sleepterm.audio.controls import Controls
from sleepterm.audio.state import Event, StateChanged
from sleepterm.library.catalog import Catalog
from sleepterm.library.track import Track
from sleepterm.units import Seconds

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sleepterm.library.for_you import Offer
    from sleepterm.library.search import Search
    from sleepterm.store.catalogs import LoadedCatalog


@dataclass(eq=False, repr=False)
class CatalogLoaded(Message):
    """The catalogues have been read.

    Attributes:
        loaded: what was found.
        highlight: id of the track to go to; "" stays.
        offers: what to begin with at this hour.
        liked: ids of the favourites.
    """

    loaded: LoadedCatalog
    highlight: str = ""
    offers: tuple[Offer, ...] = ()
    liked: frozenset[str] = frozenset()


@dataclass(eq=False, repr=False)
class LengthsMeasured(Message):
    """Lengths have become known, by track id, of one catalogue."""

    catalog: Catalog
    lengths: Mapping[str, Seconds]


@dataclass(eq=False, repr=False)
class SearchMade(Message):
    """One catalogue can be searched by feeling."""

    catalog: Catalog
    search: Search


@dataclass(eq=False, repr=False)
class PlayerMade(Message):
    """The player has been built, and not been started."""

    player: Controls


@dataclass(eq=False, repr=False)
class PlayerHeard(Message):
    """The player has said something."""

    event: Event

    def can_replace(self, message: Message) -> bool:
        """Of states that follow each other only the last matters."""
        return (
            isinstance(message, PlayerHeard)
            and isinstance(self.event, StateChanged)
            and isinstance(message.event, StateChanged)
        )


@dataclass(eq=False, repr=False)
class SoundRemoved(Message):
    """An own sound is gone."""

    track: Track


@dataclass(eq=False, repr=False)
class AuditionOver(Message):
    """A sound that was tried is over; `reason` says what was wrong."""

    reason: str


@dataclass(eq=False, repr=False)
class WorkFailed(Message):
    """Something in a thread has raised."""

    error: Exception


class SearchLeft(Message):
    """The listener wants to go from the search to the list."""


@dataclass(eq=False, repr=False)
class PathsPasted(Message):
    """Paths were pasted or dropped on the search instead of words."""

    paths: str


@dataclass(eq=False, repr=False)
class TypeChosen(Message):
    """A type of track, or "" for all, was chosen in the row of filters."""

    value: str
