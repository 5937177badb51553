"""Fuzzes one target in this process: `python -m tests.fuzz.child`, see `__main__`."""

from __future__ import annotations

import contextlib
import faulthandler
import resource
import sys
import tempfile
from pathlib import Path

from tests.fuzz import guided
from tests.fuzz.board import Board, Figures
from tests.fuzz.judge import Judge
from tests.fuzz.targets import target_of

_MOST_GROWTH = 1 << 30
"""Bytes of addresses beyond those of the idle process; the judge looks at what is
used of them."""


class _Recorder:
    """Judges inputs, and tells the watching process.

    Args:
        judge: of the target.
        count: how many inputs there will be.
        folder: gets the findings.
    """

    def __init__(self, judge: Judge, count: int, folder: Path) -> None:
        self._judge = judge
        self._count = count
        self._folder = folder
        self._board = Board(folder / "board")
        self._done = self._written = 0
        self._slowest = 0.0

    def judge(self, data: bytes) -> None:
        """Judge one input."""
        judge = self._judge
        if self._done == 0:
            _limit_memory()
            judge.memory.rest()
        self._done += 1
        self._board.begin(self._figures(), data)
        judge.judge(data)
        for finding in judge.findings[self._written :]:
            _ = finding.write(self._folder)
        self._written = len(judge.findings)
        if judge.slowest > 1.2 * self._slowest:
            self._slowest = judge.slowest
            (self._folder / "slowest").write_bytes(judge.slowest_data)
        if self._done == self._count:
            self._board.note(self._figures())

    def _figures(self) -> Figures:
        idle, grown = self._judge.memory.idle, self._judge.memory.grown()
        return Figures(self._done, self._judge.slowest, idle, idle + grown)


def main() -> None:
    """Fuzz; arguments: target, inputs, seed, folder, "guided" or "plain"."""
    name, inputs, seed, where, how = sys.argv[1:]
    folder, count, number = Path(where), int(inputs), int(seed)
    faulthandler.enable()
    if how == "guided":
        # What is counted has to be imported after that.
        guided.instrument()
    target = target_of(name)
    work = Path(tempfile.mkdtemp())
    with target.opened(work) as run:
        # What is imported late and cached is no growth.
        for data in (*target.seeds(), b""):
            with contextlib.suppress(Exception):
                run(data)
        recorder = _Recorder(Judge(name, run, target.slowest), count, folder)
        if how == "guided":
            guided.fuzz(target, recorder.judge, count, number, folder)
        # It imports hypothesis, which is slow.
        from tests.fuzz.inputs import unguided

        for data in unguided(target, count, number, count // 8):
            recorder.judge(data)


def _limit_memory() -> None:
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    most = pages * resource.getpagesize() + _MOST_GROWTH
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
