"""A clock that was wrong for a while leaves nothing wrong behind."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from sleepterm.library.history.habits import Habits
from sleepterm.library.history.plays import Ending, Play
from sleepterm.store.diary_state import load_diary_state, record_keys
from sleepterm.store.files.length_cache import load_lengths, remember_lengths
from sleepterm.store.history import History
from sleepterm.store.pool_nights import PoolNights
from sleepterm.store.session import Session, load_session, save_session
from sleepterm.units import Seconds

NOW = 1_700_000_000.0
YEARS = 30 * 365 * 86_400.0


def test_a_night_of_a_wrong_year_gives_way_to_tonight(tmp_path: Path) -> None:
    path = tmp_path / "session.toml"
    wrong, tonight = date(2053, 1, 1), date(2026, 3, 1)
    save_session(path, Session(timer_off_night=wrong))
    held = load_session(path)
    save_session(path, Session(timer_off_night=tonight), since=held)
    assert load_session(path).timer_off_night == tonight


def test_a_night_that_another_process_has_noted_stays(tmp_path: Path) -> None:
    path = tmp_path / "session.toml"
    tonight = date(2026, 3, 1)
    save_session(path, Session(timer_off_night=tonight))
    save_session(path, Session(), since=Session())
    assert load_session(path).timer_off_night == tonight


def test_last_keys_of_a_wrong_year_are_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "keys.toml"
    record_keys(path, [NOW + YEARS + at for at in range(60)])
    record_keys(path, [NOW])
    assert load_diary_state(path).keys == (NOW,)


@pytest.mark.parametrize("jump", [YEARS, -YEARS])
def test_a_night_of_parts_is_over_after_a_jump(tmp_path: Path, jump: float) -> None:
    now = NOW
    nights = PoolNights(tmp_path / "pools.toml", lambda: now)
    nights.begin("cast", ["a", "b"])
    assert nights.resumes("cast")
    now += jump
    assert not nights.resumes("cast")
    nights.begin("cast", ["b", "c"])
    assert nights.resumes("cast")
    assert nights.of("cast").night == 2


@pytest.mark.parametrize("jump", [YEARS, -YEARS])
def test_plays_of_a_wrong_year_are_kept_and_count(tmp_path: Path, jump: float) -> None:
    history = History(tmp_path / "history.sqlite")
    wrong = Play("rain", NOW + jump, 23, Seconds(2700.0), Ending.TIMER)
    history.record([wrong])
    history.record([Play("sea", NOW, 23, Seconds(2700.0), Ending.TIMER)])
    assert {x.track_id for x in history.plays()} == {"rain", "sea"}
    habits = Habits.of((), history.plays(), now=NOW)
    assert set(habits.played) == {"rain", "sea"}
    assert "sea" in habits.popular


@pytest.mark.parametrize("jump", [YEARS, -YEARS])
def test_a_cache_goes_by_the_same_time_not_by_a_later_one(
    tmp_path: Path, jump: float
) -> None:
    cache, file = tmp_path / "lengths.json", tmp_path / "sound"
    file.write_bytes(b"old")
    os.utime(file, (NOW, NOW))
    remember_lengths(cache, {file: Seconds(2.0)})
    assert load_lengths(cache).length_of(file) == 2.0
    os.utime(file, (NOW + jump, NOW + jump))
    assert load_lengths(cache).length_of(file) is None
