"""Kills a process that writes: at random, or at each thing it asks of the system."""

from __future__ import annotations

import contextlib
import os
import re
import resource
import shutil
import signal
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from random import Random

from tests.crash.writer import Writer
from tests.crash.writers import REFUSALS, run_again

from sleepterm.store.paths import Paths

_EVENTS = re.compile(
    r"open|os\.(rename|remove|mkdir|rmdir|link|chmod|truncate|utime)|fcntl\.flock"
    r"|shutil\..+|sqlite3\.connect.*"
)
_LEFT = re.compile(r"\..*\.part|\.[0-9a-f]{16}.*|.*-journal|.*\.tmp")
_SLOWEST = 30.0
_NOBODY = 65_534


class Trial:
    """A home folder in which a writer is killed.

    Args:
        writer: what writes.
        folder: where the home is; it need not exist.
    """

    def __init__(self, writer: Writer, folder: Path) -> None:
        self._writer = writer
        self._folder = folder
        self.states = self._allowed()

    def kill_at(self, event: int) -> bool:
        """Kill it at its n-th request to the system; False if it has done before."""
        paths = self._home()
        child = os.fork()
        if child == 0:
            _ending(lambda: self._run(paths, event))
        _pid, status = os.waitpid(child, 0)
        self._judge(paths, f"killed at request {event}")
        return os.WIFSIGNALED(status)

    def kill_after(self, seconds: float) -> bool:
        """Kill it after some time; False if it has done before."""
        paths = self._home()
        child = os.fork()
        if child == 0:
            _ending(lambda: self._run(paths, -1))
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        _pid, status = os.waitpid(child, 0)
        self._judge(paths, f"killed after {seconds * 1000:.1f} ms")
        return os.WIFSIGNALED(status)

    def refuse_after(self, size: int) -> None:
        """Let no file grow beyond so many bytes, as on a full disk."""
        self._refuse(f"with {size} bytes", lambda: _limit_files(size))

    def refuse_all(self) -> None:
        """Let it write nowhere."""
        self._refuse("read-only", _become_nobody)

    def _refuse(self, when: str, refuse: Callable[[], object]) -> None:
        paths = self._home()
        child = os.fork()
        if child == 0:
            refuse()
            _ending(lambda: self._run_until_refused(paths))
        _pid, status = os.waitpid(child, 0)
        if status:
            raise AssertionError(f"{self._writer.name}, {when}: status {status}")
        self._judge(paths, when, is_tidy=True)

    def seconds(self) -> float:
        """How long it writes if it is let."""
        paths = self._home()
        start = time.monotonic()
        self._run(paths, -1)
        return time.monotonic() - start

    def _run(self, paths: Paths, event: int) -> None:
        if event >= 0:
            _die_at(event)
        for step in self._writer.steps:
            _ = step(paths)

    def _run_until_refused(self, paths: Paths) -> None:
        with contextlib.suppress(*REFUSALS):
            self._run(paths, -1)

    def _home(self) -> Paths:
        shutil.rmtree(self._folder, ignore_errors=True)
        paths = Paths(*(self._folder / x for x in ("data", "config", "state", "cache")))
        for folder in (paths.data, paths.config, paths.state, paths.cache):
            folder.mkdir(parents=True)
        _ = self._writer.prepare(paths)
        return paths

    def _allowed(self) -> list[object]:
        paths = self._home()
        before = self._writer.state(paths)
        states = [before]
        for step in self._writer.steps:
            _ = step(paths)
            after = self._writer.state(paths)
            states += (after, *self._writer.begun(before, after))
            before = after
        return states

    def _judge(self, paths: Paths, when: str, *, is_tidy: bool = False) -> None:
        state = self._writer.state(paths)
        if state not in self.states:
            raise AssertionError(f"{self._writer.name}, {when}: {state!r:.500}")
        if not is_tidy:
            run_again(self._writer, paths)
        files = (x for x in self._folder.rglob("*") if not x.is_dir())
        left = [x.name for x in files if _LEFT.fullmatch(x.name)]
        if left := [x for x in left if not x.endswith(".lock")]:
            raise AssertionError(f"{self._writer.name}, {when}, left {left}")


def _ending(work: Callable[[], object]) -> None:
    """Do it, and end this forked process, whatever happens."""
    status = 1
    try:
        work()
        status = 0
    except BaseException:  # noqa: BLE001 - the process ends here
        traceback.print_exc()
    finally:
        os._exit(status)


def _limit_files(size: int) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def _become_nobody() -> None:
    """Root may write everywhere."""
    if os.getuid() == 0:
        os.setgid(_NOBODY)
        os.setuid(_NOBODY)


def _die_at(event: int) -> None:
    left = event

    def watch(name: str, _arguments: object) -> None:
        nonlocal left
        if _EVENTS.fullmatch(name):
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            left -= 1

    def dying(descriptor: int) -> None:
        watch("open", ())
        real(descriptor)
        watch("open", ())

    real = os.fsync
    os.fsync = dying  # type: ignore[assignment]
    sys.addaudithook(watch)


def at_each_request(writer: Writer, folder: Path) -> int:
    """Kill it once at each of its requests to the system; how many there are."""
    trial = Trial(writer, folder)
    event = 0
    while trial.kill_at(event):
        event += 1
    return event


def at_random(writer: Writer, folder: Path, kills: int, rng: Random) -> int:
    """Kill it so many times at random; how often that came in time."""
    trial = Trial(writer, folder)
    longest = max(trial.seconds() for _ in range(3))
    done = 0
    # Some have done before they are killed.
    for _ in range(3 * kills):
        done += trial.kill_after(rng.uniform(0, min(_SLOWEST, longest)))
        if done == kills:
            break
    return done


SIZES = (0, 7, 100, 1000, 5000, 20_000, 60_000)
"""Bytes that a file may have on a full disk."""


def on_a_full_disk(writer: Writer, folder: Path) -> int:
    """Let it run out of room; how often."""
    trial = Trial(writer, folder)
    for size in SIZES:
        trial.refuse_after(size)
    trial.refuse_all()
    return len(SIZES) + 1
