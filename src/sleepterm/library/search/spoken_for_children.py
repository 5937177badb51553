"""Keeps what is spoken for children out of what adults find."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sleepterm.library.catalog.spoken import is_spoken_for_children
from sleepterm.library.catalog.track import ContentType, Track
from sleepterm.library.search.query import Query


@dataclass(frozen=True, slots=True)
class SpokenForChildren:
    """Which tracks of one catalogue speak to children.

    Attributes:
        titles: place of each of these tracks to the words of its title.
        stories: places of the stories among them.
    """

    titles: Mapping[int, frozenset[str]]
    stories: frozenset[int]

    @classmethod
    def among(
        cls, tracks: Sequence[Track], words_of: Callable[[str], Iterable[str]]
    ) -> SpokenForChildren:
        """Those with the topic `kids` and a voice.

        Args:
            tracks: the catalogue.
            words_of: reads a title as a query is read.
        """
        titles = {
            at: frozenset(words_of(track.titles[-1]))
            for at, track in enumerate(tracks)
            if is_spoken_for_children(track)
        }
        stories = {at for at in titles if ContentType.STORY in tracks[at].kinds}
        return cls(titles, frozenset(stories))

    def left(
        self,
        totals: Mapping[int, float],
        query: Query,
        *,
        of_child: bool,
        is_rare: Callable[[str, Collection[int]], bool],
    ) -> dict[int, float]:
        """The scores without what this query does not ask for.

        A title may be typed; other tracks are found if the query speaks of a child, and
        stories not even then, since who worries about a child wants no fairy tale.

        Args:
            totals: place of each track to its score.
            query: as read.
            of_child: whether it speaks of a child.
            is_rare: whether a word names nothing but the tracks at some places.
        """
        hidden = {
            at
            for at, title in self.titles.items()
            if not (of_child and at not in self.stories)
            and not self._is_named(title, query, is_rare)
        }
        return {at: score for at, score in totals.items() if at not in hidden}

    def _is_named(
        self,
        title: frozenset[str],
        query: Query,
        is_rare: Callable[[str, Collection[int]], bool],
    ) -> bool:
        words = query.words
        if query.kinds or not words:
            return False
        if not all(self._is_in(word, title, query.unfinished) for word in words):
            return False
        return len(words) > 1 or is_rare(words[0], self.titles.keys())

    @staticmethod
    def _is_in(word: str, title: frozenset[str], unfinished: str) -> bool:
        return word in title or (
            word == unfinished and any(each.startswith(word) for each in title)
        )
