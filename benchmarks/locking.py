"""What locking a file through the package filelock costs, beside a bare flock.

    python -m benchmarks.locking

POSIX only. Alternates the two in one process; imports are timed in new processes.
"""

from __future__ import annotations

import fcntl
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.report import Row, print_rows
from sleepterm.store.files.locking import locked

ROUNDS, EACH, PROCESSES = 9, 200, 9
TIMED = """
import resource, textual.app, asyncio
before = resource.getrusage(resource.RUSAGE_SELF).ru_utime
import filelock
print(1000 * (resource.getrusage(resource.RUSAGE_SELF).ru_utime - before))
"""


def measure() -> list[Row]:
    """A free lock taken and given back, and what the first one has to import."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "a"
        ours, bare = _alternately(lambda: _ours(file), lambda: _bare(file))
    imports = [
        float(subprocess.check_output([sys.executable, "-c", TIMED]))
        for _ in range(PROCESSES)
    ]
    return [
        Row(
            "one free lock taken and given back (peer: bare flock)",
            f"{ours * 1e6:.0f} us",
            f"{bare * 1e6:.0f} us",
            ours / bare,
        ),
        Row(
            "importing filelock once Textual is there, CPU time",
            f"{statistics.median(imports):.0f} ms",
        ),
    ]


def _ours(file: Path) -> None:
    with locked(file):
        pass


def _bare(file: Path) -> None:
    lock = os.open(f"{file}.lock", os.O_RDWR | os.O_CREAT, 0o600)
    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    os.close(lock)


def _alternately(*works: Callable[[], None]) -> list[float]:
    """The median time of one call of each, in seconds."""
    times: list[list[float]] = [[] for _ in works]
    for work in works:
        work()
    for _ in range(ROUNDS):
        for work, spent in zip(works, times, strict=True):
            began = time.perf_counter()
            for _ in range(EACH):
                work()
            spent.append((time.perf_counter() - began) / EACH)
    return [statistics.median(spent) for spent in times]


if __name__ == "__main__":
    print_rows(measure())
