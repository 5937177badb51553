"""Lists of names that a shell completes: of tracks, mixes, sessions, topics, moods."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from sleepterm.library.catalog.spoken import has_voice
from sleepterm.library.catalog.track import Track
from sleepterm.text import sanitize_line
from sleepterm.translation import gettext as _
from sleepterm.translation import ngettext


class Names(StrEnum):
    """A list of names."""

    PLAYABLE = "playable"
    """Ids of tracks, mixes and sessions."""
    SOUNDS = "sounds"
    """Ids of tracks and mixes."""
    LOOPS = "loops"
    """Ids of loop tracks, and "none"."""
    GUIDED = "guided"
    """Ids of the bundled guided tracks."""
    OWN = "own"
    """Ids of the user's own sounds."""
    MIXES = "mixes"
    OWN_MIXES = "own-mixes"
    SESSIONS = "sessions"
    OWN_SESSIONS = "own-sessions"
    TOPICS = "topics"
    MOODS = "moods"


class ListedName(NamedTuple):
    """A name, and the lists that it belongs to.

    Attributes:
        name: one line without control characters, as the command line takes it.
        about: a few words about it, one line.
        lists: where it is offered.
    """

    name: str
    about: str
    lists: tuple[Names, ...]


def listed_names(tracks: Iterable[Track]) -> Iterator[ListedName]:
    """All names, in the order of the tracks; one that can't be typed is left out.

    Args:
        tracks: with mixes and sessions.
    """
    known = tuple(tracks)
    found = (*_named(known), *_words(known))
    return (x for x in found if x.name and x.name == sanitize_line(x.name))


def _named(tracks: Iterable[Track]) -> Iterator[ListedName]:
    yield ListedName("none", _("no loop under the voice"), (Names.LOOPS,))
    for track in tracks:
        about = sanitize_line(track.title)
        if track.has_file:
            yield ListedName(track.id, about, _lists_of_sound(track))
        elif track.is_mix:
            own = (Names.OWN_MIXES,) if track.own else ()
            yield ListedName(track.id, about, (Names.PLAYABLE, Names.SOUNDS))
            yield ListedName(track.title, "", (Names.MIXES, *own))
        else:
            own = (Names.OWN_SESSIONS,) if track.own else ()
            yield ListedName(track.id, about, (Names.PLAYABLE,))
            yield ListedName(track.title, "", (Names.SESSIONS, *own))


def _lists_of_sound(track: Track) -> tuple[Names, ...]:
    more = {
        Names.LOOPS: track.is_loop,
        Names.GUIDED: has_voice(track) and not track.own,
        Names.OWN: track.own,
    }
    return (Names.PLAYABLE, Names.SOUNDS, *(x for x, holds in more.items() if holds))


def _words(tracks: Iterable[Track]) -> Iterator[ListedName]:
    topics: Counter[str] = Counter()
    moods: Counter[str] = Counter()
    for track in tracks:
        topics.update(track.topics)
        moods.update(track.moods)
    for counts, names in ((topics, Names.TOPICS), (moods, Names.MOODS)):
        for word, count in counts.items():
            about = ngettext("{count} track", "{count} tracks", count)
            yield ListedName(word, about.format(count=count), (names,))
