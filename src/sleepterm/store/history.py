"""Plays and favourites in one SQLite file, which several processes may share.

Each read and each change opens the file, does one transaction and closes it, as a
session has few of them. A rollback journal, not a write-ahead log: it works on every
file system that can lock, and one file holds everything, so that it can be
quarantined by moving it.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from sleepterm.errors import SleeptermError
from sleepterm.formats.problem import Problem, Severity
from sleepterm.formats.table_reader import as_number
from sleepterm.library.catalog.track_id import is_track_id
from sleepterm.library.history.plays import Ending, Play
from sleepterm.store.files.quarantine import move_to_quarantine
from sleepterm.translation import gettext as _
from sleepterm.units import Seconds

MIGRATIONS = (
    """
    CREATE TABLE plays (id INTEGER PRIMARY KEY, track TEXT NOT NULL, at REAL NOT NULL,
        hour INTEGER NOT NULL, heard REAL NOT NULL, ended TEXT NOT NULL);
    CREATE INDEX plays_at ON plays (at);
    """,
    """
    CREATE TABLE favourites (track TEXT PRIMARY KEY, at REAL NOT NULL);
    """,
)
"""SQL from each version of the file to the next; the version is their number."""

PATIENCE = 10.0
"""Seconds for which a transaction waits while another process writes."""

_LATEST = """
    SELECT track, at, hour, heard, ended FROM plays
    ORDER BY at DESC, id DESC LIMIT 5000
"""
_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR}
_Result = TypeVar("_Result")


class History:
    """Plays and favourites in a file, which need not exist.

    A damaged file is moved to `history.sqlite.broken` (or `.broken-2` ...) and a new
    one is started; `problems` says so.

    Args:
        path: history.sqlite.

    Attributes:
        problems: what could not be done, and what was quarantined.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.problems: list[Problem] = []

    def plays(self) -> tuple[Play, ...]:
        """The latest 5000 plays, oldest first. Never raises."""
        plays = (_play(row) for row in reversed(self._read(_LATEST)))
        return tuple(play for play in plays if play is not None)

    def favourites(self) -> tuple[str, ...]:
        """The ids of the favourites, oldest first. Never raises."""
        rows = self._read("SELECT track FROM favourites ORDER BY at, rowid")
        return tuple(str(row[0]) for row in rows if _is_id(row[0]))

    def record(self, plays: Iterable[Play]) -> None:
        """Add plays. Never raises: a failure is added to `problems`."""
        rows = [(x.track_id, x.at, x.hour, x.heard, x.ended.value) for x in plays]
        if rows:
            with self._noting_failure():
                self._write(
                    "INSERT INTO plays (track, at, hour, heard, ended)"
                    " VALUES (?, ?, ?, ?, ?)",
                    rows,
                )

    def like(self, track_id: str, at: float) -> None:
        """Make a track a favourite; a favourite keeps its place.

        Args:
            track_id: the track.
            at: now, in seconds since the epoch (UTC).

        Raises:
            SleeptermError: it cannot be written.
        """
        insert = "INSERT OR IGNORE INTO favourites (track, at) VALUES (?, ?)"
        self._write(insert, [(track_id, at)])

    def unlike(self, track_id: str) -> None:
        """Remove a track from the favourites.

        Raises:
            SleeptermError: it cannot be written.
        """
        self._write("DELETE FROM favourites WHERE track = ?", [(track_id,)])

    def rename(self, old: str, new: str) -> None:
        """Change a track's id in plays and favourites.

        Never raises: a failure changes nothing and is added to `problems`.
        """
        if old != new and self._path.exists():
            with self._noting_failure():
                self._do(lambda base: _rename(base, old, new), "IMMEDIATE")

    def forget_plays(self) -> None:
        """Delete all plays; favourites stay.

        Raises:
            SleeptermError: it cannot be written.
        """
        self._write("DELETE FROM plays", [()])

    def forget_favourites(self) -> None:
        """Delete all favourites; plays stay.

        Raises:
            SleeptermError: it cannot be written.
        """
        self._write("DELETE FROM favourites", [()])

    def _read(self, query: str) -> list[tuple[object, ...]]:
        with self._noting_failure():
            if self._path.exists():
                return self._do(lambda base: base.execute(query).fetchall(), "DEFERRED")
        return []

    def _write(self, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
        self._do(lambda base: base.executemany(statement, rows), "IMMEDIATE")

    def _do(self, work: Callable[[sqlite3.Connection], _Result], lock: str) -> _Result:
        """Do one transaction; a damaged file is quarantined once and retried.

        Raises:
            SleeptermError: it cannot be done.
        """
        identity = _identity(self._path)
        try:
            return _transaction(self._path, work, lock)
        except sqlite3.Error as error:
            if not _is_damage(error):
                raise _failure(self._path, str(error)) from error
        except UnicodeDecodeError:
            # The driver can't decode its own error, which quotes what is damaged.
            pass
        except OSError as error:
            raise _failure(self._path, error.strerror or str(error)) from error
        try:
            self._quarantine(identity)
            return _transaction(self._path, work, lock)
        except (sqlite3.Error, OSError) as error:
            raise _failure(self._path, str(error)) from error

    def _quarantine(self, identity: tuple[int, int] | None) -> None:
        if _identity(self._path) != identity:
            return  # another process has done it
        self.problems.append(move_to_quarantine(self._path))

    @contextlib.contextmanager
    def _noting_failure(self) -> Iterator[None]:
        try:
            yield
        except SleeptermError as error:
            message = error.message.removeprefix(f"{self._path}: ")
            problem = Problem(str(self._path), "", message, Severity.WARNING)
            if problem not in self.problems:
                self.problems.append(problem)


def _transaction(
    path: Path, work: Callable[[sqlite3.Connection], _Result], lock: str
) -> _Result:
    path.parent.mkdir(parents=True, exist_ok=True)
    base = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
    try:
        # deleted plays must not stay readable in the file
        base.execute("PRAGMA secure_delete = ON")
        version = _version(base)
        if version < len(MIGRATIONS):
            _migrate(base)
        # Writers lock at once: two that read first would deadlock.
        base.execute(f"BEGIN {lock}")
        result = work(base)
        base.execute("COMMIT")
        return result
    finally:
        # rolls back what was not committed
        base.close()


def _rename(base: sqlite3.Connection, old: str, new: str) -> None:
    base.execute("UPDATE plays SET track = ? WHERE track = ?", (new, old))
    replace = "UPDATE OR REPLACE favourites SET track = ? WHERE track = ?"
    base.execute(replace, (new, old))


def _version(base: sqlite3.Connection) -> int:
    """The file's version.

    Raises:
        SleeptermError: a newer sleepterm wrote it.
    """
    (version,) = base.execute("PRAGMA user_version").fetchone()
    if not 0 <= version <= len(MIGRATIONS):
        (_number, _name, file) = base.execute("PRAGMA database_list").fetchone()
        raise SleeptermError(
            _("History not read"),
            _("{file}: its version {version} is newer than this sleepterm.").format(
                file=file, version=version
            ),
            _("Use a newer sleepterm, or move the file away."),
        )
    return int(version)


def _migrate(base: sqlite3.Connection) -> None:
    # Lock first: another process may be migrating the same file.
    base.execute("BEGIN IMMEDIATE")
    for statements in MIGRATIONS[_version(base) :]:
        for statement in statements.split(";"):
            base.execute(statement)
    base.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
    base.execute("COMMIT")


def _is_damage(error: sqlite3.Error) -> bool:
    # SQLITE_ERROR: the schema is not ours; I/O and locking have other codes.
    return (getattr(error, "sqlite_errorcode", 0) & 0xFF) in _DAMAGE


def _identity(path: Path) -> tuple[int, int] | None:
    with contextlib.suppress(OSError):
        status = path.stat()
        return status.st_dev, status.st_ino
    return None


def _failure(path: Path, reason: str) -> SleeptermError:
    return SleeptermError(
        _("History not written"),
        _("{path}: the history cannot be used: {reason}.").format(
            path=path, reason=reason
        ),
        exit_status=1,
    )


def _play(row: tuple[object, ...]) -> Play | None:
    """A row as a play; None if its values are not valid."""
    track, at, hour, heard, ended = row
    time, seconds = as_number(at), as_number(heard)
    if not _is_id(track) or time is None or seconds is None or seconds < 0:
        return None
    if not isinstance(hour, int) or not 0 <= hour < 24 or ended not in set(Ending):
        return None
    return Play(str(track), time, hour, Seconds(seconds), Ending(str(ended)))


def _is_id(value: object) -> bool:
    return isinstance(value, str) and is_track_id(value)
