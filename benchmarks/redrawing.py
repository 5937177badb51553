"""Bytes that changes on the screen send to an 80x24 terminal."""

from __future__ import annotations

import os
import sys

from benchmarks.report import Row
from benchmarks.terminal import Terminal

QUIET = 0.5
KEYS = (
    ("j", "one line down"),
    ("f", "a favourite"),
    ("\r", "Enter on a loop"),
    ("[", "a layer's volume"),
    ("-", "the master volume"),
    (" ", "pause"),
)


def measure() -> list[Row]:
    """Bytes for each key, against what drawing the whole screen takes."""
    environment = os.environ | {"SDL_AUDIODRIVER": "dummy"}
    rows = []
    with Terminal([sys.executable, "-m", "sleepterm"], environment) as terminal:
        terminal.wait_for("Steady rain")
        terminal.bytes_until_quiet(QUIET)
        # A dialog over the screen draws all of it.
        terminal.press("t")
        whole = terminal.bytes_until_quiet(QUIET)
        terminal.press("\x1b")
        terminal.bytes_until_quiet(QUIET)
        for key, name in KEYS:
            terminal.press(key)
            count = terminal.bytes_until_quiet(QUIET)
            rows.append(
                Row(
                    f"bytes drawn: {name} (the whole screen)",
                    f"{count}",
                    f"{whole}",
                    count / whole,
                )
            )
    return rows
