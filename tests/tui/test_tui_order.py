"""The order of the list."""

from __future__ import annotations

from tests.tui.app_driver import running_app
from tests.tui.fake_history import FakeHistory
from tests.tui.fakes import FakeServices, loop
from tests.tui.filter_rows import (
    FIRE,
    LARGE,
    NOISE,
    RAIN,
    SCAN,
    SEA,
    TRAIN,
    click,
    filter_line,
    history,
    listed,
    played,
)

from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.order import Order
from sleepterm.library.catalog.track import Track
from sleepterm.library.search.feelings import Vocabulary
from sleepterm.library.search.search import Search
from sleepterm.store.session import Session


class TestOrder:
    async def test_it_is_chosen_shown_and_holds(self) -> None:
        async with running_app(size=LARGE) as run:
            assert " by " not in filter_line(run)
            await run.press("S", "down", "enter")
            assert listed(run)[:3] == [SCAN, NOISE, FIRE]
            assert filter_line(run).endswith("by title")
            await run.press("l")
            assert listed(run)[0] == FIRE
            await run.press("escape", "S", "down", "enter")
            assert listed(run)[:3] == ["four-seven-eight", SCAN, TRAIN]
            await run.press("S", "home", "enter")
            assert listed(run)[0] == RAIN
            assert " by " not in filter_line(run)

    async def test_its_word_opens_the_dialog(self) -> None:
        fakes = FakeServices(session=Session(order=Order.TYPE))
        async with running_app(fakes, size=LARGE) as run:
            await click(run, "by type")
            assert "last played" in run.text()
            await run.press("escape", "slash", "tab", "tab", "enter")
            assert "last played" in run.text()

    async def test_it_is_remembered(self) -> None:
        fakes = FakeServices(session=Session(order=Order.LENGTH))
        async with running_app(fakes, size=LARGE) as run:
            assert listed(run)[0] == "four-seven-eight"
            await run.press("S", "end", "enter")
            await run.app.leave()
        assert fakes.saved[-1].order is Order.PLAYED

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
        known = history(played(FIRE, days=3), played(SEA, days=1))
        async with running_app(FakeServices(history=known), size=LARGE) as run:
            await run.press("S", "end", "enter")
            assert listed(run)[:3] == [SEA, FIRE, RAIN]
            assert "last night" in run.lines()[5]
            assert "3 nights ago" in run.lines()[6]

    async def test_offers_come_first_only_while_nothing_is_sorted(self) -> None:
        known = FakeHistory(TRAIN)
        async with running_app(FakeServices(history=known), size=LARGE) as run:
            assert listed(run)[0] == TRAIN
            await run.press("S", "down", "enter")
            assert listed(run)[0] == SCAN
            assert "yours at this hour" not in run.text()
