"""Favourites, what was played lately, and what is played most."""

from __future__ import annotations

from dataclasses import replace

from tests.tui.app_driver import running_app
from tests.tui.fakes import FakeServices, loop
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
)

from sleepterm.library.catalog.track import ContentType
from sleepterm.library.history.plays import Ending


class TestYours:
    async def test_they_stand_behind_all_only_if_they_have_something(self) -> None:
        async with running_app(FakeServices(history=history()), size=LARGE) as run:
            assert filter_line(run).startswith("All 10 · Nature 5")
        known = history(played(FIRE), liked=(SCAN,))
        async with running_app(FakeServices(history=known), size=LARGE) as run:
            assert filter_line(run).startswith(
                "All 10 · Favourites 1 · Recent 1 · Nature 5"
            )
            await run.press("slash", *"camp")
            assert filter_line(run).rstrip() == "All 1 · Recent 1 · Nature 1"

    async def test_own_sounds_have_a_chip_and_mixes_do_not_count(self) -> None:
        async with running_app(size=LARGE) as run:
            assert filter_line(run).rstrip().endswith("Mine 2")
            await run.press("h")
            assert listed(run) == ["old-drive", "my-fan"]
            await run.press("slash", *"fan")
            assert listed(run) == ["my-fan"]
        tracks = (loop(RAIN), loop(FIRE))
        async with running_app(FakeServices(tracks=tracks), size=LARGE) as run:
            assert "Mine" not in filter_line(run)

    async def test_favourites_are_shown_and_follow_the_key(self) -> None:
        known = history(liked=(FIRE, TRAIN))
        async with running_app(FakeServices(history=known), size=LARGE) as run:
            await run.press("l")
            assert listed(run) == [FIRE, TRAIN]
            await run.press("j", "f")
            assert len(listed(run)) == 1
            assert filter_line(run).startswith("All 10 · Favourites 1 · ")
            await run.press("f")
            assert listed(run) == []
            assert (
                "Backspace clears the filter 'Favourites' and shows 10 tracks."
                in run.text()
            )
            await run.press("backspace")
            assert filter_line(run).startswith("All 10 · Nature 5")
            await run.go_to(SEA)
            await run.press("f")
            assert filter_line(run).startswith("All 10 · Favourites 1 · Nature 5")

    async def test_a_favourite_that_goes_leaves_the_next_one_at_hand(self) -> None:
        known = history(liked=(SEA, FIRE, RAIN))
        async with running_app(FakeServices(history=known)) as run:
            await run.press("l", "j", "f")
            assert run.app.main.tracks.cursor == 1
            await run.press("f")
            assert run.app.main.tracks.cursor == 0

    async def test_recent_is_the_latest_first_and_says_when(self) -> None:
        known = history(
            played(FIRE, days=3),
            played(SEA, days=1, hour=20),
            played(RAIN, days=1, ended=Ending.SKIPPED),
            played("gone", days=1),
        )
        async with running_app(FakeServices(history=known), size=LARGE) as run:
            await click(run, "Recent 2")
            assert listed(run) == [SEA, FIRE]
            assert "yesterday evening" in run.lines()[5]
            assert "3 nights ago" in run.lines()[6]

    async def test_what_was_just_played_is_recent(self) -> None:
        known = history(played(FIRE, days=3))
        async with running_app(FakeServices(history=known), size=LARGE) as run:
            await run.play(SEA)
            known.now += 7200
            await run.press("s")
            assert "Recent 2" in filter_line(run)
            await click(run, "Recent 2")
            assert listed(run) == [SEA, FIRE]
            assert "this afternoon" in run.lines()[5]

    async def test_times_of_plays_are_read_again_each_time(self) -> None:
        known = history(played(FIRE, days=1, hour=20))
        async with running_app(FakeServices(history=known), size=LARGE) as run:
            known.now += 2 * 86_400
            known.plays.append(played(RAIN, days=-1, hour=20))
            await click(run, "Recent 1")
            assert listed(run) == [RAIN, FIRE]
            assert "yesterday evening" in run.lines()[5]
            assert "3 nights ago" in run.lines()[6]

    async def test_a_time_that_no_calendar_has_does_no_harm(self) -> None:
        odd = replace(played(FIRE), at=1e300)
        async with running_app(FakeServices(history=history(odd)), size=LARGE) as run:
            await click(run, "Recent 1")
            assert listed(run) == [FIRE]

    async def test_of_a_type_the_most_played_come_first(self) -> None:
        known = history(
            *(played(SEA, days=day) for day in (1, 2)),
            played(FIRE, days=1),
            played(NOISE, days=1),
            played(TENT, ended=Ending.SKIPPED),
            played("old-drive"),
        )
        async with running_app(FakeServices(history=known), size=LARGE) as run:
            await click(run, "Nature 5")
            assert listed(run) == [SEA, FIRE, RAIN, TENT, "old-drive"]
            assert run.text().count("popular with you") == 2
            await run.press("slash", *"rain")
            assert listed(run) == [RAIN, TENT]
            assert "popular with you" not in run.text()

    async def test_five_are_popular_at_most(self) -> None:
        tracks = tuple(loop(f"track-{n}") for n in range(9))
        known = history(*(played(track.id, days=1) for track in tracks[2:]))
        async with running_app(
            FakeServices(tracks=tracks, history=known), size=LARGE
        ) as run:
            await run.press("l", "l")
            assert run.view.filter.type is ContentType.NATURE
            assert run.text().count("popular with you") == 5
