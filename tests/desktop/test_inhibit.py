"""The lock that keeps the machine awake, with programs that stand for the system's."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sleepterm.desktop import inhibit
from sleepterm.desktop.inhibit import SleepInhibitor, inhibit_command

if sys.platform == "win32":
    pytest.skip("needs a shell", allow_module_level=True)

PROGRAM = """#!/bin/sh
echo "$@" >> "{log}"
case "$1" in {refused}) exit 1;; esac
while [ "${{1#--}}" != "$1" ]; do shift; done
exec "$@"
"""


class System:
    """A systemd-inhibit that logs its arguments and can refuse some locks."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._log = folder / "asked"
        self._program = folder / "systemd-inhibit"
        self.refuse("no-lock")
        lids = folder / "lid"
        lids.mkdir()
        monkeypatch.setattr(inhibit, "_LIDS", lids)
        monkeypatch.setattr(sys, "platform", "linux")
        monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
        self.lids = lids

    def refuse(self, what: str) -> None:
        self._program.write_text(PROGRAM.format(log=self._log, refused=what))
        self._program.chmod(0o755)

    @property
    def asked(self) -> list[str]:
        return self._log.read_text().splitlines() if self._log.exists() else []


@pytest.fixture
def system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> System:
    return System(tmp_path, monkeypatch)


def test_it_holds_the_lid_too_and_says_so(system: System) -> None:
    lock = SleepInhibitor()
    assert lock.hold() == inhibit.LID_LOCKED
    assert "--what=sleep:idle:handle-lid-switch" in system.asked[0]
    assert "--who=sleepterm" in system.asked[0]
    assert "--mode=block" in system.asked[0]
    assert lock.hold() == inhibit.LID_LOCKED
    assert len(system.asked) == 1
    lock.release()
    lock.release()


def test_where_the_lid_is_not_ours_it_says_to_leave_it_open(system: System) -> None:
    system.refuse("*lid*")
    lock = SleepInhibitor()
    assert lock.hold() == inhibit.LID_SLEEPS
    assert [words.split()[0] for words in system.asked] == [
        "--what=sleep:idle:handle-lid-switch",
        "--what=sleep:idle",
    ]
    lock.release()


def test_without_a_lid_there_is_no_word_of_one(system: System) -> None:
    system.lids.rmdir()
    lock = SleepInhibitor()
    assert lock.hold() == inhibit.AWAKE
    lock.release()


def test_where_nothing_is_granted_it_says_so(system: System) -> None:
    system.refuse("*")
    assert SleepInhibitor().hold() == inhibit.NO_LOCK


def test_without_such_a_program_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert inhibit_command() == ""
    assert SleepInhibitor().hold() == inhibit.NO_LOCK


def test_a_released_lock_is_gone_and_can_be_held_again(system: System) -> None:
    lock = SleepInhibitor()
    lock.hold()
    child = lock._child
    assert child is not None
    assert child.poll() is None
    lock.release()
    assert child.returncode is not None
    lock.hold()
    assert len(system.asked) == 2
    lock.release()


HOLDER = """
import os
from sleepterm.desktop.inhibit import SleepInhibitor
lock = SleepInhibitor()
lock.hold()
print(lock._child.pid, flush=True)
os.kill(os.getpid(), 9)
"""


def test_the_lock_ends_with_the_program_whatever_ends_it(system: System) -> None:
    assert system.asked == []
    done = subprocess.run(
        [sys.executable, "-c", HOLDER], capture_output=True, text=True, check=False
    )
    child = int(done.stdout)
    deadline = time.monotonic() + 20
    while _runs(child) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not _runs(child)


def _runs(pid: int) -> bool:
    """Whether a process runs; one that only waits for its parent does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"
