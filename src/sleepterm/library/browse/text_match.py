"""What one text finds in one catalogue."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from sleepterm.library.catalog.catalog import Catalog

if TYPE_CHECKING:
    from sleepterm.library.search.search import Answer, Search

_MOST_FOUND = 200


class TextMatch:
    """Immutable, and asked once, however the other wishes change.

    Args:
        catalog: where to look.
        search: ranks by what is felt; None while it is not ready, and then every word
            must stand in a track's own.
        text: what was typed.
        among: a set (`Facets`) in which everything is that could be found.
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
        """The ranked answer; None if there is no search, or nothing to search for."""
        if self._search is None or not any(map(str.isalnum, self._text)):
            return None
        return self._search.find(self._text, _MOST_FOUND)

    @cached_property
    def tracks(self) -> int:
        """The set of what was found; of everything if nothing is asked for."""
        facets = self._catalog.facets
        if self.answer is None:
            return facets.with_words(self._text, self._among)
        return facets.set_of(hit.track.id for hit in self.answer.hits)

    @property
    def ranking(self) -> tuple[str, ...]:
        """The ids that were found, the best first; () if nothing is ranked."""
        hits = self.answer.hits if self.answer else ()
        # The search may still be that of the catalogue before.
        return tuple(x.track.id for x in hits if x.track.id in self._catalog)

    def for_text(self, text: str) -> TextMatch:
        """What another text finds."""
        if text == self._text:
            return self
        narrows = self._search is None and text.startswith(self._text)
        # One more letter can only take tracks away.
        among = self.tracks if narrows else -1
        return TextMatch(self._catalog, self._search, text, among)
