"""The probe of the benchmarks measures the very program that users start."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

import signal

from benchmarks.terminal import Terminal

PROBED = [sys.executable, "-c", "from benchmarks.heartbeat import run; run()"]


def test_the_longest_gap_of_the_event_loop_is_written(tmp_path: Path) -> None:
    gaps = tmp_path / "gaps"
    environment = os.environ | {
        "SDL_AUDIODRIVER": "dummy",
        "BENCHMARK_GAPS": str(gaps),
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
    }
    with Terminal(PROBED, environment) as terminal:
        terminal.wait_for("Steady rain")
        os.kill(terminal.pid, signal.SIGTERM)
        terminal.ended()
    assert 0.0 < float(gaps.read_text(encoding="utf-8")) < 30.0
