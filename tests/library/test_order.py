"""The orders of a list."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from sleepterm.library.catalog.order import Order, sort_key, sort_tracks
from sleepterm.library.catalog.track import ContentType, PlaybackMode, Track
from sleepterm.units import Seconds


def track(
    title: str, kind: ContentType = ContentType.OTHER, length: float | None = -1.0
) -> Track:
    """A loop, unless a length is given; None is an unknown one."""
    return Track(
        id=title,
        title=title,
        type=kind,
        file=Path("/x"),
        playback=PlaybackMode.LOOP if length == -1.0 else PlaybackMode.ONCE,
        length=None if length is None else Seconds(length),
    )


def titles(order: Order, *tracks: Track, **played: float) -> list[str]:
    return [each.title for each in sort_tracks(tracks, order, played)]


def test_titles_have_neither_case_nor_accents_and_numbers_count() -> None:
    given_titles = ("Night 10", "night 9", "Über", "ufer", "Night 09b", "10", "9", "")
    assert titles(Order.TITLE, *map(track, given_titles)) == [
        *("", "9", "10", "night 9", "Night 09b", "Night 10", "Über", "ufer")
    ]


def test_endless_comes_behind_all_lengths_and_the_unknown_last() -> None:
    tracks = (
        track("unknown", length=None),
        track("endless"),
        track("hours", length=9e9),
        track("short", length=5.0),
    )
    assert titles(Order.LENGTH, *tracks) == ["short", "hours", "endless", "unknown"]


def test_types_come_in_the_order_of_the_vocabulary() -> None:
    story = track("story", ContentType.STORY)
    nature = track("nature", ContentType.NATURE)
    assert titles(Order.TYPE, story, nature) == ["nature", "story"]


def test_the_latest_play_is_first_and_never_is_last() -> None:
    tracks = map(track, "abcd")
    assert titles(Order.PLAYED, *tracks, b=5.0, d=9.0) == ["d", "b", "a", "c"]


TRACKS = st.builds(
    track,
    st.text(st.characters(categories=["L", "N", "Z"]), max_size=6),
    st.sampled_from(ContentType),
    st.none() | st.floats(0, 1e5) | st.just(-1.0),
)


@given(st.lists(TRACKS), st.sampled_from(Order))
def test_sorting_loses_nothing_and_is_stable(tracks: list[Track], order: Order) -> None:
    once = sort_tracks(tracks, order, {})
    assert sorted(map(id, once)) == sorted(map(id, tracks))
    assert sort_tracks(once, order, {}) == once
    key = sort_key(order, {})
    place = {id(each): at for at, each in enumerate(tracks)}
    for one, other in pairwise(once):
        assert key(one) != key(other) or place[id(one)] < place[id(other)]
