"""The orders a list can be put in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum

from sleepterm.library.catalog.track import ContentType, Track
from sleepterm.text import folded

_DIGITS = re.compile("([0-9]+)")

_Key = tuple[object, ...]


class Order(StrEnum):
    """What a list is sorted by."""

    TITLE = "title"
    LENGTH = "length"
    TYPE = "type"
    PLAYED = "played"


def sort_tracks(
    tracks: Iterable[Track], order: Order, played: Mapping[str, float]
) -> tuple[Track, ...]:
    """Tracks in an order; equals stay as they were.

    By title whatever case and accents, numbers by their value. By length the
    shortest first, then what is endless, then what is unknown. By type in the order
    of the vocabulary. By play the latest first, then what was never played.

    Args:
        tracks: what to sort.
        order: by what.
        played: when each track was last played, by its id.
    """
    return tuple(sorted(tracks, key=sort_key(order, played)))


def sort_key(order: Order, played: Mapping[str, float]) -> Callable[[Track], _Key]:
    """What `ordered` compares of each track."""
    match order:
        case Order.TITLE:
            return _title
        case Order.LENGTH:
            return _length
        case Order.TYPE:
            return lambda track: (_PLACES[track.type],)
        case Order.PLAYED:
            never = float("inf")
            return lambda track: (-played.get(track.id, -never),)


def _title(track: Track) -> _Key:
    # Text and digits alternate: like is compared with like.
    parts: list[object] = list(_DIGITS.split(folded(track.title)))
    for at in range(1, len(parts), 2):
        digits = str(parts[at]).lstrip("0")
        parts[at] = (len(digits), digits)
    return tuple(parts)


def _length(track: Track) -> _Key:
    if track.is_loop:
        return (1, 0.0)
    return (2, 0.0) if track.length is None else (0, float(track.length))


_PLACES = {kind: place for place, kind in enumerate(ContentType)}
