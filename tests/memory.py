"""How much memory this process takes, as Linux counts it."""

from __future__ import annotations

import contextlib
import ctypes
import gc
from pathlib import Path

_STATUS = Path("/proc/self/status")
_RESET = Path("/proc/self/clear_refs")


class MemoryGrowth:
    """How much more memory this process takes, or took for a while, than before.

    `getrusage` is not asked: its peak can be that of the process that started this one,
    and is never lowered.

    Attributes:
        idle: KiB when it began to count.
    """

    def __init__(self) -> None:
        self.rest()

    def rest(self) -> None:
        """Count from now on."""
        # What was freed may stay with the C library, and hide what comes.
        gc.collect()
        with contextlib.suppress(AttributeError):
            ctypes.CDLL(None).malloc_trim(0)
        # Some containers do not let the peak be reset.
        with contextlib.suppress(OSError):
            _RESET.write_text("5")
        self.idle, self._highest = _memory()

    def grown(self) -> int:
        """KiB at most since then.

        Where the peak can't be reset, what was freed again is missed unless it exceeded
        the peak before.
        """
        now, highest = _memory()
        return max(now, highest if highest > self._highest else 0) - self.idle


def _memory() -> tuple[int, int]:
    """KiB now, and at most."""
    lines = (x.partition(":") for x in _STATUS.read_text().splitlines())
    sizes = {name: words for name, _, words in lines}
    now = int(sizes["VmRSS"].split()[0])
    return now, int(sizes["VmHWM"].split()[0]) if "VmHWM" in sizes else now
