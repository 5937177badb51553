"""Recommendations, favourites and recorded plays on the screen."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.tui.app_driver import AppRun, running_app
from tests.tui.fake_history import FakeHistory
from tests.tui.fakes import FakeServices, some_tracks

from sleepterm.commands.shared.history_service import StoredHistory
from sleepterm.desktop import clock
from sleepterm.formats.problem import Problem
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.history.plays import Ending, Play
from sleepterm.store.diary_state import load_diary_state, record_keys
from sleepterm.store.paths import Paths
from sleepterm.units import Seconds

RAIN, SCAN, FIRE = "steady-rain", "body-scan", "campfire"


def listed(run: AppRun) -> list[str]:
    return [track.id for track in run.app.main.tracks.tracks]


async def test_what_is_offered_comes_first_and_says_why() -> None:
    history = FakeHistory(FIRE, SCAN, "gone")
    async with running_app(FakeServices(history=history), size=(120, 30)) as run:
        assert listed(run)[:2] == [FIRE, SCAN]
        assert sorted(listed(run)) == sorted(x.id for x in some_tracks())
        assert run.text().count("yours at this hour") == 2
        await run.press("l")
        assert "yours at this hour" not in run.text()
        await run.press("escape")
        assert listed(run)[:2] == [FIRE, SCAN]


async def test_offers_are_still_there_when_lengths_become_known() -> None:
    fakes = FakeServices(history=FakeHistory(FIRE), lengths={SCAN: Seconds(100)})
    async with running_app(fakes) as run:
        assert listed(run)[0] == FIRE
        await run.press("slash", "r", "a", "i", "n")
        assert listed(run) == [RAIN, "rain-on-a-tent", "night-train"]


async def test_a_favourite_is_marked_and_unmarked() -> None:
    history = FakeHistory(liked=[SCAN])
    async with running_app(FakeServices(history=history)) as run:
        assert run.text().count("♥") == 1
        await run.go_to(RAIN)
        await run.press("f")
        assert history.liked == {SCAN, RAIN}
        assert run.text().count("♥") == 2
        await run.press("f")
        assert history.liked == {SCAN}
        assert run.text().count("♥") == 1


async def test_the_last_key_counts_though_its_thread_was_first() -> None:
    history = FakeHistory()
    async with running_app(FakeServices(history=history)) as run:
        works: list[Callable[[], object]] = []
        vars(run.app)["in_thread"] = lambda work, *_, **__: works.append(work)
        await run.go_to(RAIN)
        await run.press("f", "f")
        for work in reversed(works):
            work()
        assert len(works) == 2
        assert history.liked == set()


async def test_a_full_disk_is_reported() -> None:
    history = FakeHistory()
    history.is_full = True
    async with running_app(FakeServices(history=history)) as run:
        await run.press("f")
        assert any("The disk is full." in x for x in run.notices)


async def test_what_was_heard_is_recorded_and_the_bed_is_not() -> None:
    history = FakeHistory()
    async with running_app(FakeServices(history=history)) as run:
        await run.play(SCAN)
        assert run.mix == [SCAN, RAIN]
        history.now += 600
        await run.press("s")
        assert history.plays == [Play(SCAN, 1000.0, 23, Seconds(600), Ending.STOPPED)]


async def test_a_loop_that_was_a_bed_counts_once_it_is_asked_for() -> None:
    history = FakeHistory()
    async with running_app(FakeServices(history=history)) as run:
        await run.play(SCAN)
        await run.press("s")
        await run.play(FIRE)
        await run.press("s")
        history.plays.clear()
        await run.play(RAIN)
        history.now += 60
        await run.press("s")
        assert [play.track_id for play in history.plays] == [RAIN]


async def test_a_damaged_history_is_reported() -> None:
    history = FakeHistory()
    history.found = (Problem("history.sqlite", "", "it was damaged"),)
    async with running_app(FakeServices(history=history)) as run:
        assert any("1 problem in history.sqlite" in x for x in run.notices)


async def test_what_was_played_is_forgotten_once_that_is_agreed() -> None:
    history = FakeHistory(liked=[RAIN])
    history.plays.append(Play(FIRE, 900.0, 23, Seconds(900), Ending.TIMER))
    async with running_app(FakeServices(history=history), size=(120, 24)) as run:
        assert "Recent 1" in run.text()
        await run.press("H", "n")
        assert history.plays
        await run.press("H", "y")
        await run.settle()
        assert not history.plays
        assert history.liked == {RAIN}
        assert "Recent" not in run.text()
        assert ": History cleared." in run.notices


async def test_leaving_records_what_sounds() -> None:
    history = FakeHistory()
    async with running_app(FakeServices(history=history)) as run:
        await run.play(FIRE)
        history.now += 10
        await run.app.leave()
    assert history.plays == [Play(FIRE, 1000.0, 23, Seconds(10), Ending.SKIPPED)]


async def test_leaving_does_not_wait_for_a_locked_history() -> None:
    history = FakeHistory()
    held = threading.Event()

    class BlockedHistory(FakeHistory):
        def record(self, plays: Sequence[Play]) -> None:
            held.wait(60)
            history.plays += plays

    async with running_app(FakeServices(history=BlockedHistory())) as run:
        await run.play(FIRE)
        await run.app.leave()
        assert history.plays == []
        assert run.fakes.saved
    held.set()


async def test_nobody_need_remember_anything() -> None:
    async with running_app() as run:
        await run.play(FIRE)
        await run.press("f", "s")
        assert "♥" not in run.text()


def paths(folder: Path) -> Paths:
    return Paths(folder, folder, folder, folder)


def test_the_real_history_learns_and_suggests(tmp_path: Path) -> None:
    history = StoredHistory(paths(tmp_path), learns=True)
    catalog = Catalog(some_tracks())
    now = clock.now()
    nights = [now.at - 86400 * n for n in range(1, 6)]
    history.record(
        [Play(FIRE, at, now.hour, Seconds(2000), Ending.TIMER) for at in nights]
    )
    history.like(SCAN, liked=True)
    first = [offer.track.id for offer in history.offers(catalog)][:2]
    assert first == [FIRE, SCAN]
    assert history.habits().liked == (SCAN,)
    history.like(SCAN, liked=False)
    assert history.habits().liked == ()


def test_the_real_history_reports_a_damaged_file(tmp_path: Path) -> None:
    paths(tmp_path).history_file.write_bytes(b"no database" * 100)
    history = StoredHistory(paths(tmp_path), learns=True)
    assert history.habits().liked == ()
    assert len(history.problems()) == 1


def test_the_real_history_forgets_plays_and_keeps_favourites(tmp_path: Path) -> None:
    history = StoredHistory(paths(tmp_path), learns=True)
    history.record([Play(FIRE, 1.0, 1, Seconds(2000), Ending.TIMER)])
    history.like(RAIN, liked=True)
    record_keys(paths(tmp_path).diary_state, [5.0])
    history.forget_plays()
    assert load_diary_state(paths(tmp_path).diary_state).keys == ()
    assert history.habits().liked == (RAIN,)
    assert not history.habits().played


def test_switched_off_it_learns_nothing_but_keeps_favourites(tmp_path: Path) -> None:
    history = StoredHistory(paths(tmp_path), learns=False)
    history.record([Play(FIRE, 1.0, 1, Seconds(2000), Ending.TIMER)])
    history.like(SCAN, liked=True)
    assert history.offers(Catalog(some_tracks())) == ()
    on = StoredHistory(paths(tmp_path), learns=True)
    assert next(x.track.id for x in on.offers(Catalog(some_tracks()))) == SCAN
    assert history.habits().liked == (SCAN,)
