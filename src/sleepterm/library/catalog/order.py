"""Sort orders of a track list."""

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
    """The tracks sorted; the sort is stable.

    By title: without case and accents, numbers by value. By length: shortest first,
    then loops, then unknown lengths. By type: in the enum's order. By play: latest
    first, then tracks never played.

    Args:
        tracks: to sort.
        order: what to sort by.
        played: id to the time of the last play.
    """
    return tuple(sorted(tracks, key=sort_key(order, played)))


def sort_key(order: Order, played: Mapping[str, float]) -> Callable[[Track], _Key]:
    """The key function that `sort_tracks` sorts by."""
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
    # Text and digits alternate, so that values of one type are compared.
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
