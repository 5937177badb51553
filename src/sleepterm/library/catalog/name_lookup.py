"""Finds tracks by what a user calls them: id, title, or words of either."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from sleepterm.library.catalog.track import Track
from sleepterm.text import folded, sanitize_line

_SHORTEST = 2
"""Letters from which on words of a title are looked for; one says too little."""

_WORD = re.compile(r"[^\W_]+")


class NameMatch(NamedTuple):
    """The tracks that a name may mean.

    Attributes:
        tracks: in the order they were given in; () if none fits.
        is_certain: whether it is one track's id or title, or the only beginning of it.
    """

    tracks: tuple[Track, ...] = ()
    is_certain: bool = False


def tracks_named(name: str, tracks: Sequence[Track]) -> NameMatch:
    """The tracks that have this id or title, or a beginning or words of them.

    Words may be cut short; case and accents don't matter. A beginning of a sound's id
    goes before that of a mix or session.
    """
    wanted = " ".join(folded(sanitize_line(name)).split())
    if not wanted:
        return NameMatch()
    exact = [each for each in tracks if name == each.id]
    exact = exact or [each for each in tracks if wanted in _names(each)]
    # A mix or session called like a sound: then the user has called it so.
    named = [each for each in exact if not each.has_file] or exact
    if named:
        return NameMatch(tuple(named), is_certain=len(named) == 1)
    for begins in (
        [x for x in tracks if x.has_file and x.id.startswith(wanted)],
        [x for x in tracks if any(y.startswith(wanted) for y in _names(x))],
    ):
        # Who types a hyphen means an id.
        if len(begins) == 1 or (begins and "-" in wanted):
            return NameMatch(tuple(begins), is_certain=len(begins) == 1)
        if begins:
            break
    words = _WORD.findall(wanted)
    if len("".join(words)) < _SHORTEST:
        return NameMatch()
    return NameMatch(tuple(x for x in tracks if _has_words(words, x)))


def _names(track: Track) -> tuple[str, ...]:
    titles = (" ".join(folded(title).split()) for title in track.titles)
    return (folded(track.id), *titles)


def _has_words(words: Sequence[str], track: Track) -> bool:
    own = _WORD.findall(" ".join(_names(track)))
    return all(any(each.startswith(word) for each in own) for word in words)
