"""Counting by sets finds what the plain filter finds."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.facets import Facets
from sleepterm.library.catalog.filters import LengthBand, TrackFilter
from sleepterm.library.catalog.order import Order, sort_tracks
from sleepterm.library.catalog.track import ContentType, PlaybackMode, Track
from sleepterm.units import Seconds

TOPICS = ("sleep", "focus", "work")
TITLES = ("rain", "rain at night", "night 10", "night 9", "Fan")


@st.composite
def catalogs(draw: st.DrawFn) -> Catalog:
    """Up to forty tracks with few words, so that much is shared."""
    tracks = []
    for number in range(draw(st.integers(0, 40))):
        minutes = draw(st.none() | st.sampled_from((0, 4, 5, 12, 19, 20, 90)))
        tracks.append(
            Track(
                id=f"track-{number}",
                title=draw(st.sampled_from(TITLES)),
                type=draw(st.sampled_from(ContentType)),
                file=Path("/x"),
                topics=tuple(draw(st.lists(st.sampled_from(TOPICS), max_size=3))),
                playback=draw(st.sampled_from(PlaybackMode)),
                length=None if minutes is None else Seconds(60.0 * minutes),
            )
        )
    return Catalog(tuple(tracks))


@given(catalogs(), st.sampled_from(("", "rain", "night rain", "9", "x")))
def test_sets_hold_what_the_filter_keeps(catalog: Catalog, text: str) -> None:
    facets = catalog.facets
    for kind, chosen in facets.types.items():
        assert facets.tracks(chosen) == TrackFilter(type=kind).apply(catalog)
    for topic, chosen in facets.topics.items():
        assert facets.tracks(chosen) == TrackFilter(topic=topic).apply(catalog)
    for band, chosen in facets.bands.items():
        assert facets.tracks(chosen) == TrackFilter(band=band).apply(catalog)
    said = facets.with_words(text, facets.all)
    assert facets.tracks(said) == TrackFilter(text=text).apply(catalog)


@given(catalogs(), st.sampled_from(Order), st.data())
def test_a_sorted_set_is_sorted(
    catalog: Catalog, order: Order, data: st.DataObject
) -> None:
    facets = catalog.facets
    chosen = data.draw(st.integers(0, facets.all))
    played = {"track-3": 5.0, "track-1": 7.0}
    expected = sort_tracks(facets.tracks(chosen), order, played)
    assert facets.sorted(chosen, order, played) == expected


@given(catalogs(), st.lists(st.integers(0, 60)))
def test_a_set_of_ids_holds_those_that_are_here(
    catalog: Catalog, numbers: list[int]
) -> None:
    ids = {f"track-{number}" for number in numbers}
    chosen = catalog.facets.set_of(ids)
    assert {x.id for x in catalog.facets.tracks(chosen)} == {
        x.id for x in catalog if x.id in ids
    }
    assert all(catalog.facets.has(chosen, x) == (x in catalog) for x in ids)


def test_types_and_bands_come_in_their_order_and_topics_by_number() -> None:
    def track(name: str, kind: ContentType, *topics: str, minutes: float) -> Track:
        length = Seconds(60 * minutes)
        once = PlaybackMode.ONCE
        return Track(name, name, kind, Path("/x"), topics, playback=once, length=length)

    facets = Facets(
        (
            track("a", ContentType.STORY, "work", "sleep", minutes=30),
            track("b", ContentType.NATURE, "sleep", minutes=1),
            track("c", ContentType.STORY, "focus", minutes=30),
        )
    )
    assert list(facets.types) == [ContentType.NATURE, ContentType.STORY]
    assert list(facets.topics) == ["sleep", "focus", "work"]
    assert list(facets.bands) == [LengthBand.UNDER_5, LengthBand.FROM_20]
