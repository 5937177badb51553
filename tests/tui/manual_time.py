"""A clock and delays that only pass when a test says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from sleepterm.desktop import clock
from sleepterm.playback.timestamps import Timestamps
from sleepterm.units import Seconds


@dataclass
class ManualTime:
    """Stands still between calls of `advance`."""

    passed: float = 0.0
    _began: Timestamps = field(default_factory=clock.now)
    _waiting: list[tuple[float, Callable[[], None]]] = field(default_factory=list)

    def now(self) -> Timestamps:
        return replace(
            self._began,
            ticks=self._began.ticks + self.passed,
            at=self._began.at + self.passed,
        )

    def after(self, delay: Seconds, work: Callable[[], None]) -> Callable[[], None]:
        """As `Shell.after`."""
        entry = (self.passed + delay, work)
        self._waiting.append(entry)

        def cancel() -> None:
            if entry in self._waiting:
                self._waiting.remove(entry)

        return cancel

    def advance(self, seconds: float) -> None:
        """Let time pass, and do what is due on the way."""
        end = self.passed + seconds
        while due := [x for x in self._waiting if x[0] <= end]:
            first = min(due, key=lambda entry: entry[0])
            self._waiting.remove(first)
            self.passed = max(self.passed, first[0])
            first[1]()
        self.passed = end
