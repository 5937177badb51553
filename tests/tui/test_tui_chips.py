"""Chips: what they count, what is the listener's own, what to drop, and the order."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tui.app_driver import AppRun, running_app
from tests.tui.fakes import FakeServices, guided, loop, some_tracks
from tests.tui.test_tui_history import FakeHistory

from sleepterm.library.browse.library_view import LibraryView
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.filters import LengthBand, TrackFilter
from sleepterm.library.catalog.order import Order
from sleepterm.library.catalog.track import ContentType, Track
from sleepterm.library.history.habits import Habits, PersonalList
from sleepterm.library.history.plays import Ending, Play
from sleepterm.library.search.feelings import Vocabulary
from sleepterm.library.search.search import Search
from sleepterm.store.session import Session
from sleepterm.units import Seconds

RAIN, TENT, NOISE = "steady-rain", "rain-on-a-tent", "brown-noise"
FIRE, SEA, SCAN, TRAIN = "campfire", "ocean-waves", "body-scan", "night-train"
LARGE = (160, 45)
# Noon on the listener's clock, wherever the tests run.
NOON = datetime(2026, 3, 20, 12, tzinfo=UTC).replace(tzinfo=None).astimezone()


def played(
    name: str, *, days: int = 0, hour: int = 22, ended: Ending = Ending.TIMER
) -> Play:
    at = (NOON - timedelta(days=days)).replace(hour=hour)
    return Play(name, at.timestamp(), hour, Seconds(1200.0), ended)


def diary(*plays: Play, liked: tuple[str, ...] = ()) -> FakeHistory:
    known = FakeHistory(liked=liked)
    known.now = NOON.timestamp()
    known.plays += plays
    return known


def listed(run: AppRun) -> list[str]:
    return [track.id for track in run.app.main.tracks.tracks]


def chips(run: AppRun, line: int = 2) -> str:
    return run.lines()[line].strip()


def words(run: AppRun) -> str:
    """What is seen, whatever the lines it is broken into."""
    return " ".join(run.seen().replace("│", " ").split())


async def click(run: AppRun, chip: str) -> None:
    """A click on words in the rows of filters."""
    (y,) = (y for y, line in enumerate(run.lines()[:4]) if chip in line)
    await run.pilot.click(offset=(run.lines()[y].index(chip), y))
    await run.settle()


@st.composite
def shelves(draw: st.DrawFn) -> LibraryView:
    """Some of the tracks, of some listener, in some order, ranked or not."""
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


@given(shelves(), filters())
def test_a_chip_counts_what_it_will_show(
    shelf: LibraryView, other: TrackFilter
) -> None:
    wanted = shelf.filter
    choices = [
        other,
        *(shelf.of_kind(kind) for kind in shelf.kinds),
        *(replace(wanted, topic=topic) for topic in (None, *shelf.topics)),
        *(replace(wanted, band=band) for band in (None, *shelf.bands)),
    ]
    for choice in choices:
        shown = shelf.through(choice).tracks
        assert shelf.count(choice) == len(shown) == len(set(shown))


@given(shelves(), st.lists(filters(), max_size=4))
def test_it_does_not_matter_how_a_filter_came_about(
    shelf: LibraryView, steps: list[TrackFilter]
) -> None:
    for wanted in steps:
        shelf = shelf.through(wanted)
    straight = LibraryView(
        shelf.catalog, shelf.filter, shelf.search, (), shelf.habits, shelf.order
    )
    assert shelf.tracks == straight.tracks
    if shelf.search is None:
        kept = shelf.filter.apply(shelf.catalog, shelf.habits)
        assert set(shelf.tracks) == set(kept)


@given(shelves())
def test_what_is_to_be_dropped_helps(shelf: LibraryView) -> None:
    wish = shelf.to_drop
    if wish is None:
        return
    assert not shelf.tracks
    after = shelf.through(wish.others)
    assert len(after.tracks) == wish.left > 0
    assert after.to_drop is None


async def test_every_count_goes_by_the_other_wishes() -> None:
    async with running_app(size=LARGE) as run:
        assert chips(run).startswith("All 10 · Nature 5 · Noise 1 · Meditation 1")
        second = chips(run, 3)
        assert second.startswith("any topic · sleep 5 · focus 2 · anxiety 1")
        assert second.endswith("any length · 0-5 1 · 10-20 2 · ∞ 7")
        await click(run, "focus 2")
        assert listed(run) == [RAIN, NOISE]
        assert chips(run).rstrip() == "All 2 · Nature 1 · Noise 1"
        assert "sleep 5 · focus 2" in chips(run, 3)
        assert "0-5 0 · 10-20 0 · ∞ 2" in chips(run, 3)
        await click(run, "Noise 1")
        assert listed(run) == [NOISE]
        assert "sleep 1 · focus 1" in chips(run, 3)


async def test_chips_and_words_go_together() -> None:
    async with running_app(size=LARGE) as run:
        await run.press("slash", *"rain")
        assert chips(run).rstrip() == "All 3 · Nature 2 · Story 1"
        assert "sleep 3 · focus 1" in chips(run, 3)
        assert "10-20 1 · ∞ 2" in chips(run, 3)
        await click(run, "10-20 1")
        assert listed(run) == [TRAIN]


async def test_a_chosen_chip_stays_though_it_shows_nothing() -> None:
    async with running_app(size=LARGE) as run:
        await click(run, "Noise 1")
        await click(run, "sleep 1")
        await run.press("slash", *"camp")
        assert chips(run).rstrip() == "All 0 · Noise 0"
        assert "any topic · calm 0" not in chips(run, 3)
        assert "sleep 0" in chips(run, 3)


async def test_the_dialogs_show_counts_too() -> None:
    async with running_app() as run:
        await run.press("right", "T")
        assert "focus 1" in run.seen()
        assert "body 0" in run.seen()
        await run.press("escape", "L")
        assert "endless 5" in run.seen()
        assert "0-5 min 0" in run.seen()


async def test_many_topics_cost_no_more_room_and_stay_reachable() -> None:
    tracks = tuple(loop(f"track-{n}", topics=(f"topic {n:03}",)) for n in range(60))
    async with running_app(FakeServices(tracks=tracks)) as run:
        await run.press("T", "G", "end", "enter")
        assert run.app.main.shelf.filter.topic == "topic 059"
        assert "topic 059 1" in chips(run, 3)


@pytest.mark.parametrize(("height", "seen"), [(24, 1), (20, 1), (19, 0), (14, 0)])
async def test_the_second_row_hides_where_there_is_little_room(
    height: int, seen: int
) -> None:
    async with running_app(size=(80, height)) as run:
        assert run.seen().count("any topic") == seen
        assert run.seen().count("All 10") == (height >= 15)


async def test_a_large_enough_list_stays_at_80_by_24() -> None:
    async with running_app() as run:
        assert run.app.main.tracks.size.height >= 16


class TestNothingLeft:
    async def test_it_names_the_wish_and_backspace_drops_it(self) -> None:
        async with running_app() as run:
            await run.press("l", "T", "down", "enter")
            main = run.app.main
            main.filter_by(replace(main.shelf.filter, band=LengthBand.UNDER_5))
            await run.settle()
            assert listed(run) == []
            assert "Nothing fits. Without the length '0-5 min' there are 3:" in words(
                run
            )
            assert "⌫ drop" in run.lines()[-1]
            await run.press("backspace")
            assert listed(run) == [RAIN, TENT, SEA]
            assert "⌫ drop" not in run.lines()[-1]
            await run.press("backspace")
            assert listed(run) == [RAIN, TENT, SEA]

    async def test_words_are_dropped_if_nothing_else_helps(self) -> None:
        async with running_app() as run:
            await run.press("l", "slash", *"xq", "enter")
            assert "the words 'xq' there are 5: Backspace" in words(run)
            await run.press("backspace")
            assert run.app.main.search.value == ""
            assert run.app.main.shelf.filter.type is ContentType.NATURE
            assert len(listed(run)) == 5

    async def test_ranked_words_rarely_exclude(self) -> None:
        house = FakeServices(search=lambda catalog: Search(catalog, Vocabulary()))
        async with running_app(house) as run:
            while run.app.main.shelf.filter.type is not ContentType.STORY:
                await run.press("l")
            await run.press("slash", *"campfire", "enter")
            wish = run.app.main.shelf.to_drop
            assert wish is not None
            assert (wish.name, wish.value) == ("type", "story")
            await run.press("backspace")
            assert len(listed(run)) == wish.left
            assert listed(run)[0] == FIRE

    async def test_if_two_would_have_to_go_only_escape_helps(self) -> None:
        tracks = (loop("a"), guided("b", 4, topics=("work",)))
        async with running_app(FakeServices(tracks=tracks)) as run:
            main = run.app.main
            wanted = TrackFilter(
                type=ContentType.STORY, topic="rest", band=LengthBand.UNDER_5
            )
            main.filter_by(wanted)
            await run.settle()
            assert "Nothing fits. Escape shows all tracks." in run.seen()
            await run.press("backspace")
            assert main.shelf.filter == wanted
            await run.press("escape")
            assert len(listed(run)) == 2


class TestYours:
    async def test_they_stand_behind_all_only_if_they_have_something(self) -> None:
        async with running_app(FakeServices(diary=diary()), size=LARGE) as run:
            assert chips(run).startswith("All 10 · Nature 5")
        known = diary(played(FIRE), liked=(SCAN,))
        async with running_app(FakeServices(diary=known), size=LARGE) as run:
            assert chips(run).startswith("All 10 · Favourites 1 · Recent 1 · Nature 5")
            await run.press("slash", *"camp")
            assert chips(run).rstrip() == "All 1 · Recent 1 · Nature 1"

    async def test_favourites_are_shown_and_follow_the_key(self) -> None:
        known = diary(liked=(FIRE, TRAIN))
        async with running_app(FakeServices(diary=known), size=LARGE) as run:
            await run.press("l")
            assert listed(run) == [FIRE, TRAIN]
            await run.press("j", "f")
            assert len(listed(run)) == 1
            assert chips(run).startswith("All 10 · Favourites 1 · ")
            await run.press("f")
            assert listed(run) == []
            assert "Without 'Favourites' there are 10" in run.seen()
            await run.press("backspace")
            assert chips(run).startswith("All 10 · Nature 5")
            await run.go_to(SEA)
            await run.press("f")
            assert chips(run).startswith("All 10 · Favourites 1 · Nature 5")

    async def test_a_favourite_that_goes_leaves_the_next_one_at_hand(self) -> None:
        known = diary(liked=(SEA, FIRE, RAIN))
        async with running_app(FakeServices(diary=known)) as run:
            await run.press("l", "j", "f")
            assert run.app.main.tracks.cursor == 1
            await run.press("f")
            assert run.app.main.tracks.cursor == 0

    async def test_recent_is_the_latest_first_and_says_when(self) -> None:
        known = diary(
            played(FIRE, days=3),
            played(SEA, days=1, hour=20),
            played(RAIN, days=1, ended=Ending.SKIPPED),
            played("gone", days=1),
        )
        async with running_app(FakeServices(diary=known), size=LARGE) as run:
            await click(run, "Recent 2")
            assert listed(run) == [SEA, FIRE]
            assert "yesterday evening" in run.lines()[5]
            assert "3 nights ago" in run.lines()[6]

    async def test_what_was_just_played_is_recent(self) -> None:
        known = diary(played(FIRE, days=3))
        async with running_app(FakeServices(diary=known), size=LARGE) as run:
            await run.play(SEA)
            known.now += 7200
            await run.press("s")
            assert "Recent 2" in chips(run)
            await click(run, "Recent 2")
            assert listed(run) == [SEA, FIRE]
            assert "this afternoon" in run.lines()[5]

    async def test_when_is_asked_anew_each_time(self) -> None:
        known = diary(played(FIRE, days=1, hour=20))
        async with running_app(FakeServices(diary=known), size=LARGE) as run:
            known.now += 2 * 86_400
            known.plays.append(played(RAIN, days=-1, hour=20))
            await click(run, "Recent 1")
            assert listed(run) == [RAIN, FIRE]
            assert "yesterday evening" in run.lines()[5]
            assert "3 nights ago" in run.lines()[6]

    async def test_a_time_that_no_calendar_has_does_no_harm(self) -> None:
        odd = replace(played(FIRE), at=1e300)
        async with running_app(FakeServices(diary=diary(odd)), size=LARGE) as run:
            await click(run, "Recent 1")
            assert listed(run) == [FIRE]

    async def test_of_a_type_the_dearest_come_first(self) -> None:
        known = diary(
            *(played(SEA, days=day) for day in (1, 2)),
            played(FIRE, days=1),
            played(NOISE, days=1),
            played(TENT, ended=Ending.SKIPPED),
            played("old-drive"),
        )
        async with running_app(FakeServices(diary=known), size=LARGE) as run:
            await click(run, "Nature 5")
            assert listed(run) == [SEA, FIRE, RAIN, TENT, "old-drive"]
            assert run.seen().count("popular with you") == 2
            await run.press("slash", *"rain")
            assert listed(run) == [RAIN, TENT]
            assert "popular with you" not in run.seen()

    async def test_five_are_popular_at_most(self) -> None:
        tracks = tuple(loop(f"track-{n}") for n in range(9))
        known = diary(*(played(track.id, days=1) for track in tracks[2:]))
        async with running_app(
            FakeServices(tracks=tracks, diary=known), size=LARGE
        ) as run:
            await run.press("l", "l")
            assert run.app.main.shelf.filter.type is ContentType.NATURE
            assert run.seen().count("popular with you") == 5


class TestOrder:
    async def test_it_is_chosen_shown_and_holds(self) -> None:
        async with running_app(size=LARGE) as run:
            assert " by " not in chips(run)
            await run.press("S", "down", "enter")
            assert listed(run)[:3] == [SCAN, NOISE, FIRE]
            assert chips(run).endswith("by title")
            await run.press("l")
            assert listed(run)[0] == FIRE
            await run.press("escape", "S", "down", "enter")
            assert listed(run)[:3] == ["four-seven-eight", SCAN, TRAIN]
            await run.press("S", "home", "enter")
            assert listed(run)[0] == RAIN
            assert " by " not in chips(run)

    async def test_its_word_opens_the_dialog(self) -> None:
        house = FakeServices(session=Session(order=Order.TYPE))
        async with running_app(house, size=LARGE) as run:
            await click(run, "by type")
            assert "last played" in run.seen()
            await run.press("escape", "slash", "tab", "tab", "enter")
            assert "last played" in run.seen()

    async def test_it_is_remembered(self) -> None:
        house = FakeServices(session=Session(order=Order.LENGTH))
        async with running_app(house, size=LARGE) as run:
            assert listed(run)[0] == "four-seven-eight"
            await run.press("S", "end", "enter")
            await run.app.leave()
        assert house.saved[-1].order is Order.PLAYED

    async def test_ranking_wins_only_while_nothing_is_sorted(self) -> None:
        tracks: tuple[Track, ...] = (
            loop("b", title="A quiet campfire, and rain"),
            loop("a", title="Campfire"),
        )

        def search(catalog: Catalog) -> Search:
            return Search(catalog, Vocabulary())

        async with running_app(FakeServices(tracks=tracks, search=search)) as run:
            await run.press("slash", *"campfire", "enter")
            assert listed(run) == ["a", "b"]
            await run.press("S", "down", "enter")
            assert listed(run) == ["b", "a"]

    async def test_last_played_says_when(self) -> None:
        known = diary(played(FIRE, days=3), played(SEA, days=1))
        async with running_app(FakeServices(diary=known), size=LARGE) as run:
            await run.press("S", "end", "enter")
            assert listed(run)[:3] == [SEA, FIRE, RAIN]
            assert "last night" in run.lines()[5]
            assert "3 nights ago" in run.lines()[6]

    async def test_offers_come_first_only_while_nothing_is_sorted(self) -> None:
        known = FakeHistory(TRAIN)
        async with running_app(FakeServices(diary=known), size=LARGE) as run:
            assert listed(run)[0] == TRAIN
            await run.press("S", "down", "enter")
            assert listed(run)[0] == SCAN
            assert "yours at this hour" not in run.seen()


async def test_without_utf8_chips_are_ascii() -> None:
    known = diary(played(FIRE), liked=(SCAN,))
    house = FakeServices(
        unicode=False, diary=known, session=Session(order=Order.PLAYED)
    )
    async with running_app(house) as run:
        assert run.seen().isascii()
        assert "All 10 * Favourites 1 * Recent 1" in chips(run)
        assert chips(run).endswith("by last played")
        await run.press("l", "l", "l", "T", "enter", "L", "down", "enter")
        assert run.seen().isascii()
        assert "Backspace" in run.seen()
