"""sleepterm with a probe that measures how long its event loop was blocked."""

from __future__ import annotations

import asyncio
import os
import sys
import time
from pathlib import Path

from sleepterm.cli import main
from sleepterm.commands import interactive
from sleepterm.tui.app import SleeptermApp

BEAT = 0.002


class Probe(SleeptermApp):
    """Measures the longest gap in the event loop, from the first frame to the exit."""

    gaps: list[float]
    _beating: asyncio.Task[None]

    def on_ready(self) -> None:
        """Start the probe; Textual calls the program's own method too."""
        self.gaps = [0.0]
        self._beating = asyncio.get_running_loop().create_task(self._beat())

    async def _beat(self) -> None:
        last = time.perf_counter()
        while True:
            await asyncio.sleep(BEAT)
            now = time.perf_counter()
            self.gaps.append(now - last - BEAT)
            last = now

    async def leave(self) -> None:
        """Write the longest gap in seconds to the file BENCHMARK_GAPS, then exit."""
        self._beating.cancel()
        _write(max(self.gaps))
        await super().leave()


def _write(gap: float) -> None:
    Path(os.environ["BENCHMARK_GAPS"]).write_text(str(gap), encoding="utf-8")


def run() -> None:
    """Run sleepterm with the probe."""
    name = "_TerminalApp"
    program = vars(interactive)[name]
    vars(interactive)[name] = type("ProbedApp", (Probe, program), {})
    sys.exit(main([]))
