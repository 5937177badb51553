"""Runs a reader on one input and judges: errors, seconds of CPU, memory."""

from __future__ import annotations

import contextlib
import hashlib
import signal
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.fuzz.target import Run
from tests.memory import MemoryGrowth

MOST_MEMORY = 200 * 1024
"""KiB that the process may grow by."""

_KEPT = 40


class _TooSlowError(BaseException):
    """Nothing that is tested may catch it."""


@dataclass(frozen=True)
class Finding:
    """What must not be.

    Attributes:
        target: the name of its target.
        kind: "error", "slow", "memory", or "died".
        words: in one line.
        data: the input.
        details: more lines.
    """

    target: str
    kind: str
    words: str
    data: bytes
    details: str = ""

    def write(self, folder: Path) -> Path:
        """Write the input to a file that `--replay` takes, and beside it the words."""
        digest = hashlib.sha256(self.data).hexdigest()[:10]
        file = folder / f"{self.target}.{self.kind}-{digest}.input"
        file.write_bytes(self.data)
        file.with_suffix(".txt").write_text(f"{self.words}\n{self.details}")
        return file


@dataclass
class Judge:
    """Runs one target's reader, and keeps what it finds; one finding a place in code.

    Attributes:
        target: the name.
        run: the reader.
        limit: seconds of CPU that an input may take.
        findings: so far.
        slowest: the most seconds of CPU that an input took.
        slowest_data: that input.
        memory: counted from before the first input.
    """

    target: str
    run: Run
    limit: float = 1.0
    findings: list[Finding] = field(default_factory=list)
    slowest: float = 0.0
    slowest_data: bytes = b""
    memory: MemoryGrowth = field(default_factory=MemoryGrowth)
    _places: set[str] = field(default_factory=set)

    def judge(self, data: bytes) -> None:
        """Run one input."""
        start = time.process_time()
        try:
            with _watched(self.limit):
                self.run(data)
        except _TooSlowError as error:
            self._find("slow", f"more than {self.limit:g} s of CPU", data, error)
        except Exception as error:  # noqa: BLE001 - that is what is looked for
            words = traceback.format_exception_only(error)[-1].strip()[:300]
            self._find("error", words, data, error)
        spent = time.process_time() - start
        if spent > self.slowest:
            self.slowest, self.slowest_data = spent, data
        if (grown := self.memory.grown()) > MOST_MEMORY:
            self._find("memory", f"{grown >> 10} MB more than before", data, None)
            self.memory.rest()

    def _find(
        self, kind: str, words: str, data: bytes, error: BaseException | None
    ) -> None:
        place = f"{kind} {type(error).__name__} {_place(error)}"
        if place not in self._places and len(self.findings) < _KEPT:
            self._places.add(place)
            details = "".join(traceback.format_exception(error)) if error else ""
            self.findings.append(Finding(self.target, kind, words, data, details))


def _place(error: BaseException | None) -> str:
    """The innermost line of sleepterm's code, or of the target's own checks."""
    frames = traceback.extract_tb(error.__traceback__) if error else []
    ours = [x for x in frames if "sleepterm" in x.filename or "/fuzz/" in x.filename]
    inside = [x for x in ours if "/judge.py" not in x.filename]
    return f"{inside[-1].filename}:{inside[-1].lineno}" if inside else ""


@contextlib.contextmanager
def _watched(seconds: float) -> Iterator[None]:
    """End what takes more CPU time than this; code in C ends first."""

    def ring(_signal: int, _frame: object) -> None:
        raise _TooSlowError

    before = signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
