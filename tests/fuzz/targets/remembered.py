"""Files that sleepterm writes itself, damaged: nothing of them is lost."""

from __future__ import annotations

import contextlib
import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date, datetime
from pathlib import Path

from tests.fuzz.grammar import (
    JSON_KEYS,
    JSON_WORDS,
    TOML_WORDS,
    json_like,
    toml_like,
)
from tests.fuzz.target import Run, Target

from sleepterm.commands.import_worker import options_of
from sleepterm.errors import SleeptermError
from sleepterm.library.history.plays import Ending, Play
from sleepterm.night.diary.csv_table import diary_csv
from sleepterm.store.diary import Diary
from sleepterm.store.files.scan import holds
from sleepterm.store.history import History
from sleepterm.store.import_queue import ImportQueue, Job
from sleepterm.store.parked import ParkedPages
from sleepterm.store.session import load_session, save_session
from sleepterm.units import Seconds

_SESSION = """\
master = 50.0
volume = 60
order = "title"
timer-off-night = "2026-03-01"
tone = 1
[[layer]]
track = "rain-steady"
percent = 80
[timer]
enabled = true
duration = 2700.0
fade = 1200.0
law = "gentle"
end = "stop"
then = "nothing"
until = "7:30"
tracks = 2
[positions]
tale = 12.5
[guidance]
voice = true
bells = 40
pace = 1.0
[beds]
tale = "rain-steady"
[tones]
rain-steady = -1
"""
_DIARY = """\
[nights.2026-03-01]
bed = "23:05"
asleep = 20
awake = 07:30:00
note = "so so"
[nights.2026-03-02]
quality = 3
mine = "kept"
"""
_PARKED = "notes\n## 2026-03-01 22:41:07\n\nMilk.\n\n## 2026-13-41 99:99:99\n\nx\n"
_JOBS = json.dumps(
    {
        "schema": 1,
        "jobs": [
            {
                "sources": ["/music/a.flac"],
                "options": {"title": "A", "topics": ["sleep"], "type": "nature"},
            }
        ],
    }
)
_PLAY = Play("rain-steady", 1.7e9, 23, Seconds(2700.0), Ending.TIMER)


def _kept(folder: Path, data: bytes) -> bool:
    """Whether the bytes are still in some file, or the plays of a database."""
    if any(x.read_bytes() == data for x in folder.iterdir()):
        return True
    # A database is brought to the newest version when it is read.
    plays = _plays_in(data)
    return any((_plays_in(x.read_bytes()) or []) == plays for x in folder.iterdir())


def _plays_in(data: bytes) -> list[object] | None:
    # SQLite takes a single byte for nothing.
    if len(data) < 2:
        return []
    base = sqlite3.connect(":memory:")
    with (
        contextlib.closing(base),
        contextlib.suppress(sqlite3.Error, MemoryError, UnicodeDecodeError),
    ):
        base.deserialize(data)
        return list(base.execute("SELECT track, at FROM plays"))
    return None


def _on_file(
    name: str, read: Callable[[Path], object], change: Callable[[Path], None]
) -> Callable[[Path], AbstractContextManager[Run]]:
    """Reads a damaged file, which must stay somewhere, and then changes it.

    Args:
        name: of the file.
        read: reads it.
        change: changes it, which must work then.
    """

    @contextlib.contextmanager
    def opened(folder: Path) -> Iterator[Run]:
        below = folder / name.partition(".")[0]

        def run(data: bytes) -> None:
            below.mkdir()
            try:
                (below / name).write_bytes(data)
                _ = read(below / name)
                assert _kept(below, data), "what was there is lost"
                with contextlib.suppress(SleeptermError):
                    change(below / name)
                _ = read(below / name)
                left = [x.name for x in below.iterdir() if x.name.endswith(".part")]
                assert not left, left
            finally:
                shutil.rmtree(below)

        yield run

    return opened


def _read_diary(path: Path) -> object:
    entries = Diary(path).entries()
    return diary_csv(entries.values())


def _change_diary(path: Path) -> None:
    _ = Diary(path).change(date(2026, 3, 1), lambda entry: entry)


def _read_parked(path: Path) -> object:
    with contextlib.suppress(SleeptermError):
        return ParkedPages(path).pages()
    return None


def _change_parked(path: Path) -> None:
    _ = ParkedPages(path).save(datetime(2026, 3, 1, 22, 41, 7), "Bread.")  # noqa: DTZ001


def _read_history(path: Path) -> object:
    history = History(path)
    return history.plays(), history.favourites()


def _change_history(path: Path) -> None:
    history = History(path)
    history.record([_PLAY])
    history.like("owl", 1.7e9)
    history.rename("owl", "tale")
    history.unlike("tale")


def _read_queue(path: Path) -> object:
    found = []
    for job in ImportQueue(path).jobs():
        with contextlib.suppress(ValueError):
            options = options_of(job)
            # Adding relies on what it is given.
            assert isinstance(options.title + options.bed, str)
            assert all(isinstance(x, str) for x in (*options.topics, *options.moods))
            assert {type(options.once), type(options.link)} == {bool}
            found.append((options, [holds(x.exists) for x in job.sources]))
    return found


def _change_queue(path: Path) -> None:
    ImportQueue(path).put(Job((Path("/music/b.flac"),), {"link": True}))


def _read_session(path: Path) -> object:
    return load_session(path)


def _change_session(path: Path) -> None:
    session = load_session(path)
    save_session(path, session, since=session)
    assert load_session(path) == session


def _history_seeds() -> list[bytes]:
    """A small database, and its pages cut off."""
    base = sqlite3.connect(":memory:", isolation_level=None)
    base.execute("PRAGMA page_size = 512")
    base.executescript(
        "CREATE TABLE plays (id INTEGER PRIMARY KEY, track TEXT NOT NULL,"
        "at REAL NOT NULL, hour INTEGER NOT NULL, heard REAL NOT NULL, ended TEXT NOT"
        " NULL); CREATE INDEX plays_at ON plays (at);"
        "CREATE TABLE favourites (track TEXT"
        " PRIMARY KEY, at REAL NOT NULL); PRAGMA user_version = 2;"
        "INSERT INTO favourites VALUES ('owl', 1.0);"
    )
    for at in range(20):
        base.execute(
            "INSERT INTO plays VALUES (?, 'rain', 1e9, 23, 9.0, 'timer')", [at]
        )
    whole = base.serialize()
    base.close()
    return [whole, whole[:1024], b"", b"SQLite format 3\0"]


def _with_options(options: object) -> bytes:
    jobs = [{"sources": ["/a"], "options": options}]
    return json.dumps({"schema": 1, "jobs": jobs}).encode()


TARGETS = (
    Target(
        "session",
        lambda: [_SESSION.encode()],
        _on_file("session.toml", _read_session, _change_session),
        TOML_WORDS,
        lambda: toml_like([_SESSION]).map(lambda x: x.removeprefix(b"schema = 1\n")),
        weight=0.6,
    ),
    Target(
        "diary",
        lambda: [_DIARY.encode()],
        _on_file("diary.toml", _read_diary, _change_diary),
        TOML_WORDS,
        lambda: toml_like([_DIARY]),
        weight=0.5,
    ),
    Target(
        "parked",
        lambda: [_PARKED.encode()],
        _on_file("parked.md", _read_parked, _change_parked),
        (b"## 2026-03-01 22:41:07\n", b"## 9999-12-31 23:59:59\n", b"\r\n", b"## "),
        weight=0.5,
    ),
    Target(
        "history",
        _history_seeds,
        _on_file("history.sqlite", _read_history, _change_history),
        (b"plays", b"favourites", b"\x0d", b"\x05", b"CREATE TABLE "),
        weight=0.25,
    ),
    Target(
        "queue",
        lambda: [_JOBS.encode()],
        _on_file("adding.json", _read_queue, _change_queue),
        JSON_WORDS,
        lambda: json_like(JSON_KEYS).map(_with_options),
        weight=0.5,
    ),
)
