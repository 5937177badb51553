"""The tracks that a search text matches."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from sleepterm.library.catalog.catalog import Catalog

if TYPE_CHECKING:
    from sleepterm.library.search.search import Answer, Search

_MOST_FOUND = 200


class TextMatch:
    """The result of one text in one catalogue; computed once, immutable.

    Args:
        catalog: where to search.
        search: ranks by feeling; None while it is not ready: then every word must be
            in the track's own text.
        text: what the user typed.
        among: the set (`Facets`) to search in; -1 for all.
    """

    def __init__(
        self, catalog: Catalog, search: Search | None, text: str, among: int = -1
    ) -> None:
        self._catalog = catalog
        self._search = search
        self._text = text
        self._among = among & catalog.facets.all

    @cached_property
    def answer(self) -> Answer | None:
        """The ranked result; None without a search, or without a word in the text."""
        if self._search is None or not any(map(str.isalnum, self._text)):
            return None
        return self._search.find(self._text, _MOST_FOUND)

    @cached_property
    def tracks(self) -> int:
        """The set of tracks that match; all tracks if the text has no word."""
        facets = self._catalog.facets
        if self.answer is None:
            return facets.with_words(self._text, self._among)
        return facets.set_of(hit.track.id for hit in self.answer.hits)

    @property
    def ranking(self) -> tuple[str, ...]:
        """The ids of the matches, best first; () if they are not ranked."""
        hits = self.answer.hits if self.answer else ()
        # The search may still have the previous catalogue.
        return tuple(x.track.id for x in hits if x.track.id in self._catalog)

    def for_text(self, text: str) -> TextMatch:
        """The match of another text; narrows this one where it can."""
        if text == self._text:
            return self
        narrows = self._search is None and text.startswith(self._text)
        # A longer text matches a subset.
        among = self.tracks if narrows else -1
        return TextMatch(self._catalog, self._search, text, among)
