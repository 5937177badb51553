"""Several sleepterms at once change the same files, and nothing of either is lost."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from sleepterm.errors import SleeptermError
from sleepterm.store.files.length_cache import load_lengths
from sleepterm.store.files.locking import BusyError, locked
from sleepterm.store.own_catalog import append_tracks, listed_ids
from sleepterm.store.session import Session, load_session, save_session
from sleepterm.units import Percent, Seconds

PROCESSES, EACH = 4, 8

APPENDING = """
from sleepterm.store.own_catalog import append_tracks, remove_track
for number in range(count):
    table = {"id": f"t-{name}-{number}", "title": "T", "file": "t.ogg"}
    append_tracks(path, [table, {**table, "id": f"gone-{name}-{number}"}])
    remove_track(path, f"gone-{name}-{number}")
"""
MEASURING = """
from sleepterm.store.files.length_cache import remember_lengths
for number in range(count):
    file = path.with_name(f"{name}-{number}.ogg")
    file.touch()
    remember_lengths(path, {file: 1.0 + number})
"""
LISTENING = """
from dataclasses import replace
from sleepterm.store import session as module
from sleepterm.store.session import load_session, save_session
# Else the busy lock of a crowded machine is passed over.
vars(module)["_PATIENCE"] = 60.0
last = load_session(path)
for number in range(count):
    more = {**last.positions, f"t-{name}-{number}": 10.0 + number}
    beds = {**last.beds, f"t-{name}": f"bed-{number}"}
    session = replace(last, positions=more, beds=beds)
    save_session(path, session, since=last)
    last = session
"""


def at_once(work: str, path: Path) -> None:
    """Several real processes doing the same to one file."""
    head = "import sys\nfrom pathlib import Path\n_, path, name, count = sys.argv\n"
    head += "path, count = Path(path), int(count)\n"
    running = [
        subprocess.Popen(
            [sys.executable, "-c", head + work, str(path), str(name), str(EACH)]
        )
        for name in range(PROCESSES)
    ]
    assert [process.wait(60) for process in running] == [0] * PROCESSES


def names() -> Sequence[tuple[int, int]]:
    return [(name, number) for name in range(PROCESSES) for number in range(EACH)]


def test_no_entry_of_another_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "tracks.toml"
    at_once(APPENDING, path)
    assert listed_ids(path) == {f"t-{name}-{number}" for name, number in names()}


def test_no_length_of_another_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "lengths.json"
    at_once(MEASURING, path)
    cache = load_lengths(path)
    for name, number in names():
        file = tmp_path / f"{name}-{number}.ogg"
        assert cache.length_of(file) == 1.0 + number


def test_no_position_of_another_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "session.toml"
    at_once(LISTENING, path)
    session = load_session(path)
    wanted = {f"t-{name}-{number}": 10.0 + number for name, number in names()}
    assert session.positions == wanted
    assert session.beds == {f"t-{x}": f"bed-{EACH - 1}" for x in range(PROCESSES)}


def test_what_one_has_heard_to_its_end_stays_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "session.toml"
    start = Session(positions={"a": Seconds(20.0), "b": Seconds(30.0)})
    save_session(path, start)
    one = replace(start, positions={"b": Seconds(30.0)}, master=Percent(10))
    other = replace(start, positions={**start.positions, "c": Seconds(40.0)})
    save_session(path, one, since=start)
    save_session(path, other, since=start)
    session = load_session(path)
    assert session.positions == {"b": Seconds(30.0), "c": Seconds(40.0)}
    assert session.master == other.master


def test_a_lock_that_another_holds_is_waited_for_only_so_long(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "tracks.toml"
    with (
        locked(path),
        pytest.raises(BusyError, match="Another sleepterm is using"),
        locked(path, patience=0.0),
    ):
        pass
    with locked(path, patience=0.0):
        append_tracks_elsewhere = path.with_name("other.toml")
        append_tracks(append_tracks_elsewhere, [{"id": "a"}])
    assert listed_ids(append_tracks_elsewhere) == {"a"}


def test_the_lock_of_one_that_was_killed_is_free(tmp_path: Path) -> None:
    path = tmp_path / "tracks.toml"
    work = (
        "import sys, time\nfrom pathlib import Path\n"
        "from sleepterm.store.files.locking import locked\n"
        "with locked(Path(sys.argv[1])):\n"
        "    print('held', flush=True)\n    time.sleep(60)\n"
    )
    command = [sys.executable, "-c", work, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(BusyError), locked(path, patience=0.0):
            pass
        holder.kill()
        holder.wait(30)
    with locked(path, patience=5.0):
        pass


def test_a_session_is_kept_though_another_hangs_with_the_lock(tmp_path: Path) -> None:
    path = tmp_path / "session.toml"
    with locked(path):
        save_session(path, Session(master=Percent(7)), since=Session())
    assert load_session(path).master == 7


def test_a_folder_that_cannot_be_written_to_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    path = tmp_path / "file" / "tracks.toml"
    with pytest.raises(SleeptermError, match="cannot be written"), locked(path):
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="there flock is not used")
@pytest.mark.parametrize("code", [errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP])
def test_a_file_system_without_locks_is_no_obstacle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def refused(_file: int, _operation: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr("fcntl.flock", refused)
    path = tmp_path / "tracks.toml"
    with locked(path, patience=0.0):
        append_tracks(path, [{"id": "a"}])
    assert listed_ids(path) == {"a"}


@pytest.mark.skipif(sys.platform == "win32", reason="modes are those of POSIX")
def test_the_lock_file_is_the_users_alone_and_stays(tmp_path: Path) -> None:
    lock = tmp_path / ".tracks.toml.lock"
    for _ in range(2):
        with locked(tmp_path / "tracks.toml"):
            inode = lock.stat().st_ino
        assert lock.stat().st_ino == inode
        assert lock.stat().st_mode & 0o777 == 0o600


def test_another_thread_waits_too(tmp_path: Path) -> None:
    def take() -> bool:
        with locked(tmp_path / "a", patience=0.0):
            return True

    with ThreadPoolExecutor(1) as pool:
        with locked(tmp_path / "a"), pytest.raises(BusyError):
            pool.submit(take).result()
        assert pool.submit(take).result()
