"""sleepterm with a beat in its event loop, which tells how long that was held up."""

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


class BeatingApp(SleeptermApp):
    """Measures from the first frame until the listener leaves."""

    gaps: list[float]
    _beating: asyncio.Task[None]

    def on_ready(self) -> None:
        """Begin to beat; Textual calls sleepterm's own method too."""
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
        """Write the longest gap to the file BENCHMARK_GAPS, then leave."""
        self._beating.cancel()
        _keep(max(self.gaps))
        await super().leave()


def _keep(gap: float) -> None:
    Path(os.environ["BENCHMARK_GAPS"]).write_text(str(gap), encoding="utf-8")


def run() -> None:
    """Run the screen."""
    vars(interactive)["SleeptermApp"] = BeatingApp
    sys.exit(main([]))
