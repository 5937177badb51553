"""What comes from other threads, and from parts that are imported late."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from textual.message import Message

from sleepterm.audio.player_api import PlayerApi
from sleepterm.audio.state import Event, StateChanged
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.track import Track
from sleepterm.library.history.habits import NO_HABITS, Habits
from sleepterm.tui.ports.adding import AtWork, Told

if TYPE_CHECKING:
    from sleepterm.library.browse.recommendations import Offer
    from sleepterm.library.mixes.mix import Mix
    from sleepterm.library.mixes.mix_tracks import MixTrack
    from sleepterm.library.search.search import Search
    from sleepterm.store.catalogs import LoadedCatalog


@dataclass(eq=False, repr=False)
class CatalogLoaded(Message):
    """The catalogues have been read.

    Attributes:
        loaded: what was found.
        highlight: id of the track to go to; "" stays.
        offers: what to begin with at this hour.
        habits: what the listener likes and has played.
    """

    loaded: LoadedCatalog
    highlight: str = ""
    offers: tuple[Offer, ...] = ()
    habits: Habits = NO_HABITS


@dataclass(eq=False, repr=False)
class HabitsLearned(Message):
    """The listener has played something, or time has passed."""

    habits: Habits


@dataclass(eq=False, repr=False)
class LengthsMeasured(Message):
    """Lengths have become known of one catalogue, which makes it another."""

    catalog: Catalog
    measured: Catalog


@dataclass(eq=False, repr=False)
class SearchMade(Message):
    """One catalogue can be searched by feeling."""

    catalog: Catalog
    search: Search


@dataclass(eq=False, repr=False)
class PlayerMade(Message):
    """The player has been built, and not been started."""

    player: PlayerApi


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
class AddingHeard(Message):
    """The work behind the screen has said something."""

    told: Told

    def can_replace(self, message: Message) -> bool:
        """Of how far it is only the latest matters."""
        return (
            isinstance(message, AddingHeard)
            and isinstance(self.told, AtWork)
            and isinstance(message.told, AtWork)
        )


@dataclass(eq=False, repr=False)
class SoundRemoved(Message):
    """An own sound is gone."""

    track: Track


class MixWish(Enum):
    """What is to be done about a mix."""

    SAVE = auto()
    RENAME = auto()
    DELETE = auto()
    UNDO = auto()
    SHARE = auto()
    IMPORT = auto()
    RANDOM = auto()


@dataclass(eq=False, repr=False)
class MixWanted(Message):
    """The listener wants something done about a mix.

    Attributes:
        wish: what.
        track: the mix it is about, if it is about one.
        text: what was pasted, to be imported; or the type of a random mix, "" for any.
    """

    wish: MixWish
    track: MixTrack | None = None
    text: str = ""


@dataclass(eq=False, repr=False)
class MixMade(Message):
    """A random mix is ready to be played."""

    mix: Mix


@dataclass(eq=False, repr=False)
class MixesChanged(Message):
    """Something was done about a mix on the disk.

    Attributes:
        words: what, in a sentence.
        title: whose name stands above it.
        name: of the mix to go to; "" for none.
        highlight: id of the track to go to instead.
    """

    words: str
    title: str
    name: str = ""
    highlight: str = ""


@dataclass(eq=False, repr=False)
class AuditionOver(Message):
    """A sound that was tried is over; `reason` says what was wrong."""

    reason: str


class PlaysForgotten(Message):
    """Nothing is known any more of what was played."""


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
    """A type of track, a set of the listener's own, or "" for all, was chosen."""

    value: str


@dataclass(eq=False, repr=False)
class TopicChosen(Message):
    """A topic, or "" for any, was chosen in the rows of filters."""

    value: str


@dataclass(eq=False, repr=False)
class LengthChosen(Message):
    """A length band's name, or "" for any, was chosen in the rows of filters."""

    value: str
