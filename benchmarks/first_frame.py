"""From the command to the first frame, against an empty Textual app."""

from __future__ import annotations

import os
import statistics
import sys
from collections.abc import Sequence

from benchmarks.report import Row
from benchmarks.terminal import Terminal

EMPTY = """
from textual.app import App
from textual.widgets import Label

class Empty(App):
    def compose(self):
        yield Label("first frame")

Empty().run()
"""
ROUNDS = 25


def measure() -> list[Row]:
    """The medians of alternating starts."""
    ours, theirs = [], []
    for _ in range(ROUNDS):
        ours.append(_start([sys.executable, "-m", "sleepterm"], "would you like"))
        theirs.append(_start([sys.executable, "-c", EMPTY], "first frame"))
    our, their = statistics.median(ours), statistics.median(theirs)
    return [
        Row(
            "start to first frame (empty Textual app)",
            f"{our * 1000:.0f} ms",
            f"{their * 1000:.0f} ms",
            our / their,
            "1.5",
        )
    ]


def _start(command: Sequence[str], text: str) -> float:
    environment = os.environ | {"SDL_AUDIODRIVER": "dummy"}
    # Where it is set, sleepterm would be compiled again at each start.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    with Terminal(command, environment) as terminal:
        return terminal.wait_for(text) - terminal.started
