"""The catalogue finds tracks by their ids and unique beginnings."""

from __future__ import annotations

from pathlib import Path

import pytest

from sleepterm.errors import SleeptermError
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.track import ContentType, Track
from sleepterm.units import Seconds


def track(track_id: str) -> Track:
    return Track(track_id, track_id, ContentType.NATURE, Path(f"/{track_id}.ogg"))


RAIN = Catalog(tuple(map(track, ("rain", "rain-tent", "rain-steady", "wind"))))


def test_an_id_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="unique"):
        Catalog((track("a"), track("a")))


def test_it_is_a_collection_of_tracks_in_order() -> None:
    assert [x.id for x in RAIN] == ["rain", "rain-tent", "rain-steady", "wind"]
    assert len(RAIN) == 4
    assert "rain" in RAIN
    assert "snow" not in RAIN
    assert RAIN.get("snow") is None


@pytest.mark.parametrize(
    ("beginning", "found"),
    [("rain", "rain"), ("rain-t", "rain-tent"), ("w", "wind")],
)
def test_an_id_or_its_unique_beginning_is_found(beginning: str, found: str) -> None:
    assert RAIN.find(beginning).id == found


@pytest.mark.parametrize(
    ("beginning", "message"),
    [
        ("rain-", "matches 2 tracks: rain-tent, rain-steady"),
        ("rian", "Did you mean rain"),
        ("", "There is no track ''"),
        ("qqq", "sleepterm list"),
    ],
)
def test_what_is_not_found_is_explained(beginning: str, message: str) -> None:
    with pytest.raises(SleeptermError) as caught:
        RAIN.find(beginning)
    assert message in str(caught.value)


def test_more_tracks_join_behind_without_taking_ids() -> None:
    more = RAIN.joined([track("snow"), track("rain")])
    assert [x.id for x in more][-2:] == ["wind", "snow"]


def test_joining_the_same_id_twice_keeps_the_first() -> None:
    assert len(RAIN.joined([track("snow"), track("snow")])) == 5


def test_lengths_become_known() -> None:
    known = RAIN.with_lengths({"wind": Seconds(5.0), "gone": Seconds(1.0)})
    assert [x.length for x in known] == [None, None, None, 5.0]
    assert RAIN.get("wind") == track("wind")


def test_other_lengths_make_no_other_tracks() -> None:
    measured = RAIN.with_lengths({"rain": Seconds(60.0)})
    assert RAIN.has_same_tracks(measured)
    assert measured.has_same_tracks(RAIN)
    assert not RAIN.has_same_tracks(Catalog(RAIN.tracks[1:]))
    assert not RAIN.has_same_tracks(Catalog((*RAIN.tracks[1:], RAIN.tracks[0])))
