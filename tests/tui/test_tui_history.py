"""What the screen offers, what is liked, and what is remembered of a night."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from tests.tui.app_driver import AppRun, running_app
from tests.tui.fakes import FakeServices, some_tracks

from sleepterm.commands.shared.history_service import StoredHistory
from sleepterm.errors import SleeptermError
from sleepterm.formats.problem import Problem
from sleepterm.library.browse.recommendations import Offer
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.history.habits import Habits
from sleepterm.library.history.plays import Ending, Play
from sleepterm.playback.play_tracker import Timestamps
from sleepterm.store.paths import Paths
from sleepterm.units import Seconds

RAIN, SCAN, FIRE = "steady-rain", "body-scan", "campfire"


class FakeHistory:
    """Remembers in lists; its clock stands until it is moved."""

    def __init__(self, *offered: str, liked: Sequence[str] = ()) -> None:
        self.offered = offered
        self.liked = set(liked)
        self.plays: list[Play] = []
        self.now = 1000.0
        self.is_full = False
        self.found: tuple[Problem, ...] = ()

    def moment(self) -> Timestamps:
        return Timestamps(self.now, 23, self.now)

    def offers(self, catalog: Catalog) -> tuple[Offer, ...]:
        found = (catalog.get(name) for name in self.offered)
        return tuple(Offer(x, "yours at this hour") for x in found if x)

    def habits(self) -> Habits:
        return Habits.of(sorted(self.liked), self.plays, now=self.now)

    def problems(self) -> tuple[Problem, ...]:
        return self.found

    def like(self, track_id: str, *, liked: bool) -> None:
        if self.is_full:
            raise SleeptermError("Cannot write", "The disk is full.")
        (self.liked.add if liked else self.liked.discard)(track_id)

    def forget_plays(self) -> None:
        self.plays.clear()

    def rename(self, old: str, new: str) -> None:
        if old in self.liked:
            self.liked = (self.liked - {old}) | {new}
        self.plays = [
            replace(x, track_id=new) if x.track_id == old else x for x in self.plays
        ]

    def record(self, plays: Sequence[Play]) -> None:
        self.plays += plays


def listed(run: AppRun) -> list[str]:
    return [track.id for track in run.app.main.tracks.tracks]


async def test_what_is_offered_comes_first_and_says_why() -> None:
    diary = FakeHistory(FIRE, SCAN, "gone")
    async with running_app(FakeServices(diary=diary), size=(120, 30)) as run:
        assert listed(run)[:2] == [FIRE, SCAN]
        assert sorted(listed(run)) == sorted(x.id for x in some_tracks())
        assert run.seen().count("yours at this hour") == 2
        await run.press("l")
        assert "yours at this hour" not in run.seen()
        await run.press("escape")
        assert listed(run)[:2] == [FIRE, SCAN]


async def test_offers_are_still_there_when_lengths_become_known() -> None:
    house = FakeServices(diary=FakeHistory(FIRE), lengths={SCAN: Seconds(100)})
    async with running_app(house) as run:
        assert listed(run)[0] == FIRE
        await run.press("slash", "r", "a", "i", "n")
        assert listed(run) == [RAIN, "rain-on-a-tent", "night-train"]


async def test_a_favourite_is_marked_and_unmarked() -> None:
    diary = FakeHistory(liked=[SCAN])
    async with running_app(FakeServices(diary=diary)) as run:
        assert run.seen().count("♥") == 1
        await run.go_to(RAIN)
        await run.press("f")
        assert diary.liked == {SCAN, RAIN}
        assert run.seen().count("♥") == 2
        await run.press("f")
        assert diary.liked == {SCAN}
        assert run.seen().count("♥") == 1


async def test_a_full_disk_is_told() -> None:
    diary = FakeHistory()
    diary.is_full = True
    async with running_app(FakeServices(diary=diary)) as run:
        await run.press("f")
        assert any("The disk is full." in x for x in run.notices)


async def test_what_was_heard_is_recorded_and_the_bed_is_not() -> None:
    diary = FakeHistory()
    async with running_app(FakeServices(diary=diary)) as run:
        await run.play(SCAN)
        assert run.mix == [SCAN, RAIN]
        diary.now += 600
        await run.press("s")
        assert diary.plays == [Play(SCAN, 1000.0, 23, Seconds(600), Ending.STOPPED)]


async def test_a_loop_that_was_a_bed_counts_once_it_is_asked_for() -> None:
    diary = FakeHistory()
    async with running_app(FakeServices(diary=diary)) as run:
        await run.play(SCAN)
        await run.press("s")
        await run.play(FIRE)
        await run.press("s")
        diary.plays.clear()
        await run.play(RAIN)
        diary.now += 60
        await run.press("s")
        assert [play.track_id for play in diary.plays] == [RAIN]


async def test_a_damaged_history_is_told() -> None:
    diary = FakeHistory()
    diary.found = (Problem("history.sqlite", "", "it was set aside"),)
    async with running_app(FakeServices(diary=diary)) as run:
        assert any("1 problem in history.sqlite" in x for x in run.notices)


async def test_what_was_played_is_forgotten_once_that_is_agreed() -> None:
    diary = FakeHistory(liked=[RAIN])
    diary.plays.append(Play(FIRE, 900.0, 23, Seconds(900), Ending.TIMER))
    async with running_app(FakeServices(diary=diary), size=(120, 24)) as run:
        assert "Recent 1" in run.seen()
        await run.press("H", "n")
        assert diary.plays
        await run.press("H", "y")
        await run.settle()
        assert not diary.plays
        assert diary.liked == {RAIN}
        assert "Recent" not in run.seen()
        assert "What was played: It is forgotten." in run.notices


async def test_leaving_records_what_sounds() -> None:
    diary = FakeHistory()
    async with running_app(FakeServices(diary=diary)) as run:
        await run.play(FIRE)
        diary.now += 10
        await run.app.leave()
    assert diary.plays == [Play(FIRE, 1000.0, 23, Seconds(10), Ending.SKIPPED)]


async def test_leaving_does_not_wait_for_a_locked_history() -> None:
    diary = FakeHistory()
    held = threading.Event()

    class Held(FakeHistory):
        def record(self, plays: Sequence[Play]) -> None:
            held.wait(60)
            diary.plays += plays

    async with running_app(FakeServices(diary=Held())) as run:
        await run.play(FIRE)
        await run.app.leave()
        assert diary.plays == []
        assert run.house.saved
    held.set()


async def test_nobody_need_remember_anything() -> None:
    async with running_app() as run:
        await run.play(FIRE)
        await run.press("f", "s")
        assert "♥" not in run.seen()


def paths(folder: Path) -> Paths:
    return Paths(folder, folder, folder, folder)


def test_the_real_diary_learns_and_suggests(tmp_path: Path) -> None:
    diary = StoredHistory(paths(tmp_path), learns=True)
    catalog = Catalog(some_tracks())
    now = diary.moment()
    nights = [now.at - 86400 * n for n in range(1, 6)]
    diary.record(
        [Play(FIRE, at, now.hour, Seconds(2000), Ending.TIMER) for at in nights]
    )
    diary.like(SCAN, liked=True)
    first = [offer.track.id for offer in diary.offers(catalog)][:2]
    assert first == [FIRE, SCAN]
    assert diary.habits().liked == (SCAN,)
    diary.like(SCAN, liked=False)
    assert diary.habits().liked == ()


def test_the_real_diary_tells_of_a_damaged_file(tmp_path: Path) -> None:
    paths(tmp_path).history_file.write_bytes(b"no database" * 100)
    diary = StoredHistory(paths(tmp_path), learns=True)
    assert diary.habits().liked == ()
    assert len(diary.problems()) == 1


def test_the_real_diary_forgets_plays_and_keeps_favourites(tmp_path: Path) -> None:
    diary = StoredHistory(paths(tmp_path), learns=True)
    diary.record([Play(FIRE, 1.0, 1, Seconds(2000), Ending.TIMER)])
    diary.like(RAIN, liked=True)
    diary.forget_plays()
    assert diary.habits().liked == (RAIN,)
    assert not diary.habits().played


def test_switched_off_it_learns_nothing_but_keeps_favourites(tmp_path: Path) -> None:
    diary = StoredHistory(paths(tmp_path), learns=False)
    diary.record([Play(FIRE, 1.0, 1, Seconds(2000), Ending.TIMER)])
    diary.like(SCAN, liked=True)
    assert diary.offers(Catalog(some_tracks())) == ()
    on = StoredHistory(paths(tmp_path), learns=True)
    assert next(x.track.id for x in on.offers(Catalog(some_tracks()))) == SCAN
    assert diary.habits().liked == (SCAN,)
