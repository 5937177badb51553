"""The track that a name on the command line means, or most likely means."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sleepterm.commands.shared.console import tell
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.name_lookup import tracks_named
from sleepterm.library.catalog.track import Track
from sleepterm.text import sanitize_line
from sleepterm.translation import gettext as _
from sleepterm.translation import ngettext

_MOST_OTHERS = 3
_LONGEST = 80


def best_match(
    name: str, catalog: Catalog, fits: Callable[[Track], bool] = lambda _: True
) -> Track | None:
    """The track with this id or title, or the one that matches it best.

    If it may mean another one, standard error says which was taken.

    Args:
        name: what the user typed.
        catalog: where to look.
        fits: which tracks are taken if the name is not certain; missing ones never.

    Returns:
        The track; None if nothing matches.
    """
    found = tracks_named(name, catalog.tracks)
    if found.is_certain:
        return found.tracks[0]
    usable = [track for track in found.tracks if fits(track) and not track.missing]
    if not usable:
        # The caller says what is wrong with it.
        return found.tracks[0] if found.tracks else None
    ranked = _ranked(name, usable, catalog) if len(usable) > 1 else usable
    _say(name, ranked)
    return ranked[0]


def _ranked(name: str, tracks: Sequence[Track], catalog: Catalog) -> Sequence[Track]:
    """These tracks as `sleepterm search` would list them."""
    # Only an uncertain name needs the search.
    from sleepterm.library.search.search import Search
    from sleepterm.store.bundled import bundled_feelings
    from sleepterm.store.paths import Paths
    from sleepterm.store.vocabularies import load_vocabulary

    known = {track.id for track in catalog}
    own = Paths.of_user().own_feelings
    vocabulary, _problems = load_vocabulary(bundled_feelings(), own, known)
    hits = Search(catalog, vocabulary).find(name, len(catalog)).hits
    places = {hit.track.id: place for place, hit in enumerate(hits)}
    return sorted(tracks, key=lambda track: places.get(track.id, len(places)))


def _say(name: str, ranked: Sequence[Track]) -> None:
    best, *others = ranked
    some = ", ".join(track.id for track in others[:_MOST_OTHERS])
    rest = len(others) - _MOST_OTHERS
    words = sanitize_line(name)[:_LONGEST]
    title = sanitize_line(best.title)
    said = _("For '{words}': {title} ({id}).")
    if rest > 0:
        said = ngettext(
            "For '{words}': {title} ({id}). Others: {others} and {rest} more.",
            "For '{words}': {title} ({id}). Others: {others} and {rest} more.",
            rest,
        )
    elif others:
        said = _("For '{words}': {title} ({id}). Others: {others}.")
    tell(said.format(words=words, title=title, id=best.id, others=some, rest=rest))
