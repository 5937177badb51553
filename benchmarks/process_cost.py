"""What a program and its children cost while they run."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Cost:
    """What a program costs.

    Attributes:
        processor: share of a core, by the scheduler's own count.
        wake_ups: how often a second one of its threads fell asleep and was woken.
        resident: MiB of memory that its processes have, each for itself.
        shared: MiB, with what several processes share divided between them.
    """

    processor: float
    wake_ups: float
    resident: float
    shared: float


def cost_of(pid: int, wait: Callable[[], object]) -> Cost:
    """The cost of a program while `wait` waits.

    Threads that begin or end meanwhile do not count.
    """
    before, since = _counts(pid), time.monotonic()
    wait()
    after, seconds = _counts(pid), time.monotonic() - since
    both = before.keys() & after.keys()
    processor = sum(after[x][0] - before[x][0] for x in both)
    sleeps = sum(after[x][1] - before[x][1] for x in both)
    return Cost(
        processor / 1e9 / seconds,
        sleeps / seconds,
        sum(_kilobytes(x, "Rss") for x in _family(pid)) / 1024,
        sum(_kilobytes(x, "Pss") for x in _family(pid)) / 1024,
    )


def median_cost(costs: list[Cost]) -> Cost:
    """The median of each figure."""

    def median(values: list[float]) -> float:
        return sorted(values)[len(values) // 2]

    return Cost(
        median([x.processor for x in costs]),
        median([x.wake_ups for x in costs]),
        median([x.resident for x in costs]),
        median([x.shared for x in costs]),
    )


def _counts(pid: int) -> dict[Path, tuple[int, int]]:
    """Nanoseconds of processor time and voluntary switches of each thread."""
    counts = {}
    for each in _family(pid):
        for task in Path(f"/proc/{each}/task").iterdir():
            nanoseconds = int((task / "schedstat").read_text().split()[0])
            status = (task / "status").read_text()
            line = status.partition("\nvoluntary_ctxt_switches:")[2]
            counts[task] = nanoseconds, int(line.split()[0])
    return counts


def _family(pid: int) -> list[int]:
    """A process, its children, and theirs."""
    children = Path(f"/proc/{pid}/task").glob("*/children")
    found = [int(x) for file in children for x in file.read_text().split()]
    return [pid, *(y for x in found for y in _family(x))]


def _kilobytes(pid: int, kind: str) -> int:
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith(f"{kind}:"):
            return int(line.split()[1])
    raise RuntimeError(f"process {pid} has ended")
