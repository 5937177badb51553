"""history.sqlite: shared by several, migrated, quarantined when damaged."""

from __future__ import annotations

import contextlib
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sleepterm.errors import SleeptermError
from sleepterm.library.history.plays import Ending, Play
from sleepterm.store.history import MIGRATIONS, History
from sleepterm.units import Seconds

NIGHT = 1_700_000_000.0
RAIN = Play("rain-steady", NIGHT, 23, Seconds(2700.0), Ending.TIMER)
TALE = Play("old-tale", NIGHT + 60, 0, Seconds(12.5), Ending.SKIPPED)

VERSION_1 = """
CREATE TABLE plays (id INTEGER PRIMARY KEY, track TEXT NOT NULL, at REAL NOT NULL,
    hour INTEGER NOT NULL, heard REAL NOT NULL, ended TEXT NOT NULL);
CREATE INDEX plays_at ON plays (at);
INSERT INTO plays (track, at, hour, heard, ended)
    VALUES ('rain-steady', 1700000000.0, 23, 2700.0, 'timer');
PRAGMA user_version = 1;
"""
VERSION_2 = (
    VERSION_1
    + """
CREATE TABLE favourites (track TEXT PRIMARY KEY, at REAL NOT NULL);
INSERT INTO favourites VALUES ('rain-steady', 1700000001.0);
PRAGMA user_version = 2;
"""
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "history.sqlite"


def script(path: Path, sql: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with contextlib.closing(sqlite3.connect(path)) as base:
        base.executescript(sql)


def shape(path: Path) -> list[tuple[object, ...]]:
    with contextlib.closing(sqlite3.connect(path)) as base:
        names = base.execute("SELECT type, name FROM sqlite_master ORDER BY 1, 2")
        return [*names, *base.execute("PRAGMA user_version")]


def test_no_file_means_no_history_and_none_is_made(path: Path) -> None:
    history = History(path)
    assert history.plays() == ()
    assert history.favourites() == ()
    assert not path.parent.exists()


def test_what_is_written_is_read_by_the_next_one(path: Path) -> None:
    History(path).record([TALE, RAIN])
    History(path).like("b", NIGHT + 1)
    History(path).like("a", NIGHT + 2)
    History(path).like("b", NIGHT + 3)
    history = History(path)
    assert history.plays() == (RAIN, TALE)
    assert history.favourites() == ("b", "a")
    history.unlike("b")
    assert history.favourites() == ("a",)
    assert history.problems == []


def test_plays_and_favourites_are_cleared_apart(path: Path) -> None:
    history = History(path)
    history.record([RAIN])
    history.like("old-tale", NIGHT)
    history.forget_plays()
    assert (history.plays(), history.favourites()) == ((), ("old-tale",))
    assert b"rain-steady" not in path.read_bytes()
    history.forget_favourites()
    assert history.favourites() == ()


@pytest.mark.parametrize(
    ("sql", "favourites"), [("", ()), (VERSION_1, ()), (VERSION_2, ("rain-steady",))]
)
def test_every_older_version_is_brought_up_and_loses_nothing(
    path: Path, sql: str, favourites: tuple[str, ...]
) -> None:
    script(path, sql)
    fresh = path.with_name("fresh.sqlite")
    History(fresh).record([RAIN])
    history = History(path)
    assert history.plays() == ((RAIN,) if sql else ())
    assert history.favourites() == favourites
    history.record([TALE])
    assert history.plays()[-1:] == (TALE,)
    assert shape(path) == shape(fresh)
    assert shape(path)[-1] == (len(MIGRATIONS),)
    assert history.problems == []


def test_a_newer_version_is_left_alone(path: Path) -> None:
    script(path, VERSION_2 + "PRAGMA user_version = 99;")
    before = path.read_bytes()
    history = History(path)
    assert history.plays() == ()
    history.record([RAIN])
    (problem,) = history.problems
    assert "newer" in str(problem)
    with pytest.raises(SleeptermError, match="version 99"):
        history.like("rain-steady", NIGHT)
    assert path.read_bytes() == before


def damaged(kind: str, path: Path) -> bytes:
    script(path, VERSION_2)
    content = path.read_bytes()
    if kind == "text":
        content = b"this is no database, but somebody's text\n" * 200
    elif kind == "torn":
        content = content[:4096] + b"\xff" * (len(content) - 4096)
    elif kind == "schema":
        # Quoted in the error, which is not UTF-8 then.
        content = content.replace(b"plays_at ON plays", b"plays_at ON pl\xf3ys")
    elif kind == "tables":
        path.unlink()
        script(path, "CREATE TABLE plays (x); PRAGMA user_version = 2;")
        return path.read_bytes()
    path.write_bytes(content)
    return content


@pytest.mark.parametrize("kind", ["text", "torn", "schema", "tables"])
def test_a_damaged_file_is_quarantined_and_reported(path: Path, kind: str) -> None:
    content = damaged(kind, path)
    history = History(path)
    history.record([RAIN])
    assert history.plays() == (RAIN,)
    (problem,) = history.problems
    assert str(path) in str(problem)
    assert "history.sqlite.broken" in str(problem)
    assert path.with_name("history.sqlite.broken").read_bytes() == content


def test_an_earlier_damaged_file_is_not_replaced(path: Path) -> None:
    for number in range(3):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"%d" % number * 5000)
        assert History(path).plays() == ()
    kept = sorted(path.parent.glob("*.broken*"))
    assert [file.read_bytes()[:1] for file in kept] == [b"0", b"1", b"2"]


def test_an_unfinished_change_of_a_damaged_file_spoils_nothing(path: Path) -> None:
    damaged("text", path)
    journal = path.with_name("history.sqlite-journal")
    journal.write_bytes(b"unfinished")
    history = History(path)
    history.record([RAIN])
    assert history.plays() == (RAIN,)
    assert not journal.exists()


def test_rows_that_somebody_else_wrote_are_passed_over(path: Path) -> None:
    History(path).record([RAIN])
    script(
        path,
        "INSERT INTO plays (track, at, hour, heard, ended) VALUES"
        " ('../x', 1, 1, 1, 'end'), ('a', 'soon', 1, 1, 'end'), ('a', 1, 24, 1, 'end'),"
        " ('a', 1, 1, -1, 'end'), ('a', 1, 1, 1, 'never'), (x'ff', 1, 1, 1, 'end'),"
        " ('a', 9e999, 1, 1, 'end'), ('a', 1, 'x', 1, 'end');"
        "INSERT INTO favourites VALUES ('No Id', 1)",
    )
    history = History(path)
    assert history.plays() == (RAIN,)
    assert history.favourites() == ()


def test_a_folder_that_cannot_be_made_ends_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    history = History(tmp_path / "file" / "history.sqlite")
    history.record([RAIN])
    history.record([RAIN])
    assert history.plays() == ()
    (problem,) = history.problems
    assert "history.sqlite" in str(problem)
    with pytest.raises(SleeptermError) as caught:
        history.like("rain-steady", NIGHT)
    assert caught.value.exit_status == 1


def test_a_folder_in_the_files_place_is_not_moved(path: Path) -> None:
    path.mkdir(parents=True)
    history = History(path)
    history.record([RAIN])
    assert history.plays() == ()
    assert path.is_dir()
    assert history.problems


FULL = """
import resource, sys
from pathlib import Path
from sleepterm.library.history.plays import Ending, Play
from sleepterm.store.history import History
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
history = History(Path(sys.argv[1]))
plays = [Play("x" * 80, 1.7e9, 1, 60.0, Ending.TIMER)] * 1000
history.record(plays)
print(len(history.plays()), len(history.problems))
"""


def test_a_full_disk_ends_nothing_and_harms_nothing(path: Path) -> None:
    History(path).record([RAIN])
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(path)],
        check=False,
        capture_output=True,
        text=True,
    )
    assert (done.stdout.split(), done.stderr) == (["1", "1"], "")
    assert History(path).plays() == (RAIN,)


def test_a_disk_that_is_read_only_ends_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    History(path).record([RAIN])
    connect = sqlite3.connect

    def read_only(file: Path, **how: float | None) -> sqlite3.Connection:
        return connect(f"file:{file}?mode=ro", uri=True, **how)  # type: ignore[call-overload, no-any-return]

    monkeypatch.setattr("sleepterm.store.history.sqlite3.connect", read_only)
    history = History(path)
    history.record([TALE])
    assert history.plays() == (RAIN,)
    (problem,) = history.problems
    assert "readonly" in str(problem)


MANY = """
import sys
from pathlib import Path
from sleepterm.library.history.plays import Ending, Play
from sleepterm.store.history import History
history = History(Path(sys.argv[1]))
for number in range(25):
    name = f"{sys.argv[2]}-{number}"
    history.record([Play(name, float(number), 1, 60.0, Ending.END)])
    history.like(name, float(number))
assert history.problems == [], history.problems
"""


@pytest.mark.parametrize("before", ["nothing", "version 1", "damage"])
def test_several_processes_lose_nothing_of_each_other(path: Path, before: str) -> None:
    if before == "version 1":
        script(path, VERSION_1)
    elif before == "damage":
        damaged("text", path)
        History(path).plays()
    workers = [
        subprocess.Popen([sys.executable, "-c", MANY, str(path), name])
        for name in ("one", "two", "three", "four")
    ]
    assert [worker.wait(60) for worker in workers] == [0, 0, 0, 0]
    history = History(path)
    assert len(history.plays()) == 100 + (before == "version 1")
    assert len(history.favourites()) == 100


# SQLite itself takes a file of one byte for an empty one.
@settings(deadline=None, max_examples=50)
@given(content=st.binary(min_size=2, max_size=600))
def test_whatever_the_file_holds_nothing_is_raised_or_deleted(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.mktemp("history") / "history.sqlite"
    path.write_bytes(content)
    history = History(path)
    history.record([RAIN])
    assert history.plays() == (RAIN,)
    broken = path.with_name("history.sqlite.broken")
    assert broken.read_bytes() == content


def test_what_is_renamed_keeps_its_plays_and_its_heart(path: Path) -> None:
    history = History(path)
    history.rename("rain-steady", "rain")
    assert not path.exists()
    history.record([RAIN, TALE])
    history.like("rain-steady", NIGHT)
    history.like("rain", NIGHT + 1)
    history.rename("rain-steady", "rain")
    history.rename("old-tale", "old-tale")
    assert [play.track_id for play in history.plays()] == ["rain", "old-tale"]
    assert history.favourites() == ("rain",)
    assert history.problems == []


def test_what_can_not_be_renamed_whole_keeps_its_name(path: Path) -> None:
    history = History(path)
    history.record([RAIN])
    history.like("rain-steady", NIGHT)
    with contextlib.closing(sqlite3.connect(path)) as base:
        base.execute(
            "CREATE TRIGGER refusal BEFORE UPDATE ON favourites"
            " BEGIN SELECT RAISE(ABORT, 'refused'); END"
        )
    history.rename("rain-steady", "rain")
    assert [play.track_id for play in history.plays()] == ["rain-steady"]
    assert history.favourites() == ("rain-steady",)
    assert "refused" in history.problems[0].message
