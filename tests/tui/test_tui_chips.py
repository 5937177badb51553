"""Chips: what they count, and which filter to remove where nothing matches."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tui.app_driver import running_app
from tests.tui.fakes import FakeServices, guided, loop, some_tracks
from tests.tui.filter_rows import (
    FIRE,
    LARGE,
    NOISE,
    RAIN,
    SCAN,
    SEA,
    TENT,
    TRAIN,
    click,
    filter_line,
    history,
    listed,
    played,
    unwrapped_text,
)

from sleepterm.library.browse.library_view import LibraryView
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.filters import LengthBand, TrackFilter
from sleepterm.library.catalog.order import Order
from sleepterm.library.catalog.track import ContentType
from sleepterm.library.history.habits import Habits, PersonalList
from sleepterm.library.search.feelings import Vocabulary
from sleepterm.library.search.search import Search
from sleepterm.store.session import Session


@st.composite
def views(draw: st.DrawFn) -> LibraryView:
    """Views of some tracks, with any filter, habits, order and search."""
    tracks = draw(st.lists(st.sampled_from(some_tracks()), unique=True))
    catalog = Catalog(tuple(tracks))
    ids = st.sampled_from([track.id for track in some_tracks()])
    habits = Habits(
        liked=tuple(draw(st.sets(ids, max_size=4))),
        popular=tuple(draw(st.sets(ids, max_size=4))),
        played=draw(st.dictionaries(ids, st.floats(0, 1e9), max_size=4)),
    )
    search = Search(catalog, Vocabulary()) if draw(st.booleans()) else None
    wanted = draw(filters())
    order = draw(st.none() | st.sampled_from(Order))
    return LibraryView(catalog, wanted, search, (), habits, order)


def filters() -> st.SearchStrategy[TrackFilter]:
    return st.builds(
        TrackFilter,
        type=st.none() | st.sampled_from(ContentType),
        topic=st.none() | st.sampled_from(("sleep", "focus", "nothing")),
        band=st.none() | st.sampled_from(LengthBand),
        text=st.sampled_from(("", " ", "rain", "rain o", "sleep", "xqz", "4 minutes")),
        personal=st.none()
        | st.sampled_from((PersonalList.FAVOURITES, PersonalList.RECENT)),
    )


@given(views(), filters())
def test_a_chip_counts_what_it_will_show(view: LibraryView, other: TrackFilter) -> None:
    wanted = view.filter
    choices = [
        other,
        *(view.of_kind(kind) for kind in view.kinds),
        *(replace(wanted, topic=topic) for topic in (None, *view.topics)),
        *(replace(wanted, band=band) for band in (None, *view.bands)),
    ]
    for choice in choices:
        shown = view.with_filter(choice).tracks
        assert view.count(choice) == len(shown) == len(set(shown))


@given(views(), st.lists(filters(), max_size=4))
def test_it_does_not_matter_how_a_filter_came_about(
    view: LibraryView, steps: list[TrackFilter]
) -> None:
    for wanted in steps:
        view = view.with_filter(wanted)
    straight = LibraryView(
        view.catalog, view.filter, view.search, (), view.habits, view.order
    )
    assert view.tracks == straight.tracks
    if view.search is None:
        kept = view.filter.apply(view.catalog, view.habits)
        assert set(view.tracks) == set(kept)


@given(views())
def test_removing_the_blocking_filter_helps(view: LibraryView) -> None:
    blocking = view.blocking_filter
    if blocking is None:
        return
    assert not view.tracks
    after = view.with_filter(blocking.others)
    assert len(after.tracks) == blocking.left > 0
    assert after.blocking_filter is None


async def test_every_count_applies_the_other_filters() -> None:
    async with running_app(size=LARGE) as run:
        assert filter_line(run).startswith("All 10 · Nature 5 · Noise 1 · Meditation 1")
        second = filter_line(run, 3)
        assert second.startswith("any topic · sleep 5 · focus 2 · anxiety 1")
        assert second.endswith("any length · 0-5 1 · 10-20 2 · ∞ 7")
        await click(run, "focus 2")
        assert listed(run) == [RAIN, NOISE]
        assert filter_line(run).rstrip() == "All 2 · Nature 1 · Noise 1"
        assert "sleep 5 · focus 2" in filter_line(run, 3)
        assert "0-5 0 · 10-20 0 · ∞ 2" in filter_line(run, 3)
        await click(run, "Noise 1")
        assert listed(run) == [NOISE]
        assert "sleep 1 · focus 1" in filter_line(run, 3)


async def test_chips_and_words_go_together() -> None:
    async with running_app(size=LARGE) as run:
        await run.press("slash", *"rain")
        assert filter_line(run).rstrip() == "All 3 · Nature 2 · Story 1"
        assert "sleep 3 · focus 1" in filter_line(run, 3)
        assert "10-20 1 · ∞ 2" in filter_line(run, 3)
        await click(run, "10-20 1")
        assert listed(run) == [TRAIN]


async def test_a_chosen_chip_stays_though_it_shows_nothing() -> None:
    async with running_app(size=LARGE) as run:
        await click(run, "Noise 1")
        await click(run, "sleep 1")
        await run.press("slash", *"camp")
        assert filter_line(run).rstrip() == "All 0 · Noise 0"
        assert "any topic · calm 0" not in filter_line(run, 3)
        assert "sleep 0" in filter_line(run, 3)


async def test_the_dialogs_show_counts_too() -> None:
    async with running_app() as run:
        await run.press("right", "T")
        assert "focus 1" in run.text()
        assert "body 0" in run.text()
        await run.press("escape", "L")
        assert "endless 5" in run.text()
        assert "0-5 min 0" in run.text()


async def test_many_topics_cost_no_more_room_and_stay_reachable() -> None:
    tracks = tuple(loop(f"track-{n}", topics=(f"topic {n:03}",)) for n in range(60))
    async with running_app(FakeServices(tracks=tracks)) as run:
        await run.press("T", "G", "end", "enter")
        assert run.view.filter.topic == "topic 059"
        assert "topic 059 1" in filter_line(run, 3)


@pytest.mark.parametrize(("height", "seen"), [(24, 1), (20, 1), (19, 0), (14, 0)])
async def test_the_second_row_hides_where_there_is_little_room(
    height: int, seen: int
) -> None:
    async with running_app(size=(80, height)) as run:
        assert run.text().count("any topic") == seen
        assert run.text().count("All 10") == (height >= 15)


async def test_a_large_enough_list_stays_at_80_by_24() -> None:
    async with running_app() as run:
        assert run.app.main.tracks.size.height >= 16


class TestNothingLeft:
    async def test_it_names_the_filter_and_backspace_removes_it(self) -> None:
        async with running_app() as run:
            await run.press("l", "T", "down", "enter")
            run.browse.filter_by(replace(run.view.filter, band=LengthBand.UNDER_5))
            await run.settle()
            assert listed(run) == []
            wanted = (
                "No matches."
                " Backspace clears the length filter '0-5 min' and shows 3 tracks."
            )
            assert wanted in unwrapped_text(run)
            assert "⌫ remove filter" in run.lines()[-1]
            await run.press("backspace")
            assert listed(run) == [RAIN, TENT, SEA]
            assert "⌫ remove filter" not in run.lines()[-1]
            await run.press("backspace")
            assert listed(run) == [RAIN, TENT, SEA]

    async def test_the_search_is_removed_if_nothing_else_helps(self) -> None:
        async with running_app() as run:
            await run.press("l", "slash", *"xq", "enter")
            assert (
                "Backspace clears the search 'xq' and shows 5 tracks."
                in unwrapped_text(run)
            )
            await run.press("backspace")
            assert run.app.main.search.value == ""
            assert run.view.filter.type is ContentType.NATURE
            assert len(listed(run)) == 5

    async def test_ranked_words_rarely_exclude(self) -> None:
        fakes = FakeServices(search=lambda catalog: Search(catalog, Vocabulary()))
        async with running_app(fakes) as run:
            while run.view.filter.type is not ContentType.STORY:
                await run.press("l")
            await run.press("slash", *"campfire", "enter")
            blocking = run.view.blocking_filter
            assert blocking is not None
            assert (blocking.name, blocking.value) == ("type", "story")
            await run.press("backspace")
            assert len(listed(run)) == blocking.left
            assert listed(run)[0] == FIRE

    async def test_if_two_would_have_to_go_only_escape_helps(self) -> None:
        tracks = (loop("a"), guided("b", 4, topics=("work",)))
        async with running_app(FakeServices(tracks=tracks)) as run:
            wanted = TrackFilter(
                type=ContentType.STORY, topic="rest", band=LengthBand.UNDER_5
            )
            run.browse.filter_by(wanted)
            await run.settle()
            assert "No matches. Escape shows all tracks." in run.text()
            await run.press("backspace")
            assert run.view.filter == wanted
            await run.press("escape")
            assert len(listed(run)) == 2


async def test_without_utf8_chips_are_ascii() -> None:
    known = history(played(FIRE), liked=(SCAN,))
    fakes = FakeServices(
        unicode=False, history=known, session=Session(order=Order.PLAYED)
    )
    async with running_app(fakes) as run:
        assert run.text().isascii()
        assert "All 10 * Favourites 1 * Recent 1" in filter_line(run)
        assert filter_line(run).endswith("by last played")
        await run.press("l", "l", "l", "T", "enter", "L", "down", "enter")
        assert run.text().isascii()
        assert "Backspace" in run.text()
