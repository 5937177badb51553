"""A screen at which nobody types, in a real terminal."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

if sys.platform != "linux":
    pytest.skip("counts in /proc", allow_module_level=True)

from benchmarks.terminal import Terminal

PLAYER = [sys.executable, "-m", "sleepterm"]
SECONDS = 3.0


def wake_ups(pid: int) -> int:
    """How often the threads of a process have slept until now."""
    count = 0
    for status in Path(f"/proc/{pid}/task").glob("*/status"):
        _before, _name, after = status.read_text().partition(
            "\nvoluntary_ctxt_switches:"
        )
        count += int(after.split()[0])
    return count


def test_it_sleeps_until_a_key_comes() -> None:
    environment = os.environ | {"SDL_AUDIODRIVER": "dummy"}
    with Terminal(PLAYER, environment) as terminal:
        terminal.wait_for("Steady rain")
        terminal.bytes_until_quiet(2.0)
        before = wake_ups(terminal.pid)
        terminal.bytes_within(SECONDS)
        # Who looks for keys now and then does so ten times a second.
        assert wake_ups(terminal.pid) - before < 5.0 * SECONDS
        for text, name in (("?", "Playing"), ("\x1b", "Steady rain")):
            terminal.press(text)
            terminal.wait_for(name)
            terminal.bytes_within(SECONDS)
