"""The sleep diary's file: private, locked, never overwritten when damaged."""

from __future__ import annotations

import stat
import sys
import threading
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from sleepterm.errors import SleeptermError
from sleepterm.night.diary.entry import Entry
from sleepterm.store.diary import Diary
from sleepterm.store.diary_state import (
    MOST_KEYS,
    DiaryState,
    load_diary_state,
    record_keys,
    record_offer,
)

DAY = date(2026, 3, 1)
ENTRY = Entry(
    DAY, time(23), time(23, 10), 20, 2, 30, time(6, 50), time(7, 10), 3, 'hot, "loud"'
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "diary.toml"


def write(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


def save(path: Path, entry: Entry) -> Entry:
    return Diary(path).change(entry.morning, lambda _: entry)


def test_what_is_saved_is_read_again(path: Path) -> None:
    assert Diary(path).entries() == {}
    assert not path.exists()
    early = Entry(date(2026, 2, 1), quality=1)
    save(path, ENTRY)
    save(path, early)
    assert list(Diary(path).entries().items()) == [(early.morning, early), (DAY, ENTRY)]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_only_its_owner_reads_it(path: Path) -> None:
    save(path, ENTRY)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    record_keys(path.with_name("state.toml"), [5.0])
    assert stat.S_IMODE(path.with_name("state.toml").stat().st_mode) == 0o600


def test_an_answer_can_be_taken_back_and_a_blank_entry_is_not_kept(path: Path) -> None:
    save(path, ENTRY)
    Diary(path).change(DAY, lambda x: replace(x, note="", latency=None))
    assert Diary(path).entries() == {DAY: replace(ENTRY, note="", latency=None)}
    save(path, Entry(DAY))
    assert "2026-03-01" not in path.read_text(encoding="utf-8")


def test_an_entry_can_be_removed_once(path: Path) -> None:
    save(path, ENTRY)
    Diary(path).remove(DAY)
    assert Diary(path).entries() == {}
    with pytest.raises(SleeptermError, match="no entry for 2026-03-01"):
        Diary(path).remove(DAY)


def test_what_others_have_written_stays(path: Path) -> None:
    note = "x" * 900
    write(
        path,
        f'version = 2\n[nights.2026-03-01]\nbed = "about 11pm"\nnaps = [1]\n'
        f'wake = "late"\nup = 07:30:00\nlatency = 20.5\nnote = "{note}"\n'
        '[nights.soon]\nbed = "7"\n',
    )
    diary = Diary(path)
    entry = Entry(DAY, bed=time(23), up=time(7, 30), note="x" * 500)
    assert diary.entries() == {DAY: entry}
    told = " ".join(str(problem) for problem in diary.problems)
    assert "wake: 'late' is not a time of day" in told
    assert "latency: 20.5 is not an answer" in told
    assert '"soon" is not a night' in told
    Diary(path).change(DAY, lambda x: replace(x, bed=None, quality=4))
    text = path.read_text(encoding="utf-8")
    for kept in ("version = 2", "naps", 'wake = "late"', "20.5", note, "nights.soon"):
        assert kept in text
    assert "bed = " not in text.partition("soon")[0]
    assert Diary(path).entries()[DAY].quality == 4


@pytest.mark.parametrize("text", ["nights = 5", "[nights", "a = '\udcff'"])
def test_a_damaged_file_is_moved_aside(path: Path, text: str) -> None:
    path.parent.mkdir()
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    damaged = path.read_bytes()
    diary = Diary(path)
    diary.change(DAY, lambda _: ENTRY)
    assert path.with_name("diary.toml.broken").read_bytes() == damaged
    assert "could not be read" in diary.problems[0].message
    assert Diary(path).entries() == {DAY: ENTRY}


def test_a_damaged_night_is_named_and_not_overwritten(path: Path) -> None:
    write(path, "[nights]\n2026-03-01 = 5\n")
    with pytest.raises(SleeptermError, match="2026-03-01 must be a table"):
        save(path, ENTRY)
    assert path.read_text(encoding="utf-8").endswith("= 5\n")


def test_a_file_that_cannot_be_read_stays_where_it_is(path: Path) -> None:
    path.mkdir(parents=True)
    diary = Diary(path)
    assert diary.entries() == {}
    assert "cannot be read" in diary.problems[0].message
    with pytest.raises(SleeptermError, match="cannot be read"):
        diary.change(DAY, lambda _: ENTRY)
    assert path.is_dir()


def test_an_edit_that_fails_writes_nothing(path: Path) -> None:
    save(path, ENTRY)
    before = path.read_bytes()

    def fail(_: Entry) -> Entry:
        raise SleeptermError("No", "no")

    with pytest.raises(SleeptermError):
        Diary(path).change(DAY, fail)
    assert path.read_bytes() == before


def test_two_that_write_at_once_lose_nothing(path: Path) -> None:
    days = [date(2026, 3, day) for day in range(1, 13)]
    threads = [
        threading.Thread(target=save, args=[path, Entry(day, quality=2)])
        for day in days
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert list(Diary(path).entries()) == days


def test_the_latest_keys_are_remembered(tmp_path: Path) -> None:
    path = tmp_path / "diary-state.toml"
    assert load_diary_state(path) == DiaryState()
    record_keys(path, [200.4, 100.0])
    record_keys(path, [200.0, *range(300, 300 + MOST_KEYS)])
    assert load_diary_state(path).keys == tuple(range(300, 300 + MOST_KEYS))


def test_the_diary_is_offered_once_a_morning(tmp_path: Path) -> None:
    path = tmp_path / "diary-state.toml"
    record_keys(path, [100.0])
    assert record_offer(path, DAY)
    assert not record_offer(path, DAY)
    assert load_diary_state(path) == DiaryState((100.0,), DAY)
    assert record_offer(path, date(2026, 3, 2))


@pytest.mark.parametrize(
    "text", ["[", "keys = 5", 'keys = ["x", -1.0, nan, 1e300]\noffered = 1']
)
def test_a_damaged_state_costs_only_what_was_remembered(
    tmp_path: Path, text: str
) -> None:
    path = tmp_path / "diary-state.toml"
    path.write_text(text, encoding="utf-8")
    assert load_diary_state(path) == DiaryState()
    record_keys(path, [7.0])
    assert load_diary_state(path) == DiaryState((7.0,))
