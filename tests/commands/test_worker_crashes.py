"""A sound that crashes the import worker fails alone."""

from __future__ import annotations

import queue
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile as sf
from hypothesis import given
from hypothesis import strategies as st
from tests.commands.import_work import ImportWork

from sleepterm.commands.shared.catalog_access import load
from sleepterm.commands.shared.worker_crashes import BEGUN, ENDED, WorkerCrashes
from sleepterm.store.import_queue import ImportQueue
from sleepterm.store.paths import Paths
from sleepterm.tui.ports.importing import (
    ImportDone,
    ImportFailed,
    MeasuringDone,
)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="sends signals")

CRASHING = """
import os, signal, sys, time
import soundfile
from sleepterm.cli import main

really = soundfile.SoundFile.__init__

def opened(self, file, *more, **options):
    if "crash" in str(file):
        # Others are being read meanwhile.
        time.sleep(0.2)
        os.kill(os.getpid(), signal.SIGSEGV)
    if "slow" in str(file):
        time.sleep(0.4)
    really(self, file, *more, **options)

soundfile.SoundFile.__init__ = opened
sys.exit(main(["import-worker", *sys.argv[1:]]))
"""
ENDING = "import os; os.kill(os.getpid(), 11)"


def command(script: str) -> tuple[str, ...]:
    return (sys.executable, "-c", script)


def write(path: Path, seed: int) -> None:
    noise = np.random.default_rng(seed).standard_normal((16_000, 2)) * 0.1
    sf.write(path, noise, 8_000)


@pytest.fixture
def paths() -> Paths:
    return Paths.of_user()


@pytest.fixture
def work(paths: Paths) -> Iterator[ImportWork]:
    work = ImportWork(paths, command(CRASHING))
    yield work
    work.client.close()


def test_the_others_are_added_and_it_is_named(
    work: ImportWork, paths: Paths, tmp_path: Path
) -> None:
    names = ("a slow one", "crash", "b", "second crash", "zebra")
    folder = tmp_path / "-odd\nfolder"
    folder.mkdir()
    for number, name in enumerate(names):
        write(folder / f"{name}.wav", number)
    work.client.add([folder])
    done = work.until(ImportDone, ImportFailed)[-1]
    assert isinstance(done, ImportDone)
    assert [name for name, _ in done.skipped] == ["crash.wav", "second crash.wav"]
    assert {why for _, why in done.skipped} == {
        "it crashes the program that reads sounds"
    }
    added = sorted(track.title for track in load(paths).catalog if track.own)
    assert added == ["A slow one", "B", "Zebra"]
    assert ImportQueue(paths.import_queue).jobs() == ()


def test_measuring_goes_on_without_it(work: ImportWork, paths: Paths) -> None:
    paths.own_sounds.mkdir(parents=True)
    for number, name in enumerate(("a slow one", "crash", "zebra")):
        write(paths.own_sounds / f"{name}.wav", number)
    work.client.resume(unmeasured=True)
    assert isinstance(work.until(MeasuringDone, ImportFailed)[-1], MeasuringDone)
    assert load(paths).unmeasured == ()


def test_a_crash_without_a_sound_is_told_and_not_repeated(paths: Paths) -> None:
    work = ImportWork(paths, command(ENDING))
    work.client.resume(unmeasured=True)
    failed = work.until(ImportFailed)[-1]
    assert isinstance(failed, ImportFailed)
    assert "It continues at the next start." in failed.reason
    with pytest.raises(queue.Empty):
        work.events.get(timeout=0.5)
    work.client.close()


def test_one_that_is_ended_from_outside_has_not_crashed() -> None:
    crashes = WorkerCrashes()
    for asked in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        crashes.reported(BEGUN, "x")
        assert not crashes.ended(-asked)
    crashes.reported(BEGUN, "x")
    assert not crashes.ended(1)
    assert crashes.arguments == ()


@given(st.sets(st.integers(0, 9)), st.integers(1, 4))
def test_each_that_crashes_is_found_and_no_other(
    crashing: set[int], cores: int
) -> None:
    crashes = WorkerCrashes()
    for _run in range(2 + len(crashing)):
        if not _crashes_at(crashes, crashing, cores):
            break
        assert crashes.ended(-signal.SIGSEGV)
    else:
        raise AssertionError("it never came to its end")
    found = {int(x.partition("=")[2]) for x in crashes.arguments if "=" in x}
    assert found == crashing


def _crashes_at(crashes: WorkerCrashes, crashing: set[int], cores: int) -> bool:
    """Read ten files as a worker does; whether it crashed."""
    words = crashes.arguments
    at_once = 1 if "--one-by-one" in words else cores
    files = [x for x in range(10) if f"--crashed={x}" not in words]
    while files:
        now, files = files[:at_once], files[at_once:]
        for file in now:
            crashes.reported(BEGUN, str(file))
        if crashing & set(now):
            return True
        for file in now:
            crashes.reported(ENDED, str(file))
    return False
