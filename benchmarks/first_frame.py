"""From the command to the first frame and the list, against an empty Textual app."""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
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
ON_TOP, AT_THE_END = "Steady rain", "Breathing by the s"
"""Titles in the list: one that is there at once, and the last."""
ROUNDS = 25


def measure() -> list[Row]:
    """The medians of alternating starts."""
    frames, lists, empty = [], [], []
    with tempfile.TemporaryDirectory() as home:
        for _ in range(ROUNDS):
            frame, usable = _start_sleepterm(home)
            frames.append(frame)
            lists.append(usable)
            empty.append(_start_empty())
    return [
        _row("start to first frame (empty Textual app)", frames, empty, "1.25"),
        _row("start to a list that answered a key (empty app)", lists, empty, "1.6"),
    ]


def _row(what: str, ours: Sequence[float], theirs: Sequence[float], limit: str) -> Row:
    our, their = statistics.median(ours), statistics.median(theirs)
    return Row(
        what, f"{our * 1000:.0f} ms", f"{their * 1000:.0f} ms", our / their, limit
    )


def _start_sleepterm(home: str) -> tuple[float, float]:
    folders = {
        f"XDG_{kind}_HOME": home for kind in ("DATA", "CONFIG", "STATE", "CACHE")
    }
    environment = os.environ | folders | {"SDL_AUDIODRIVER": "dummy"}
    # Where it is set, sleepterm would be compiled again at each start.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-m", "sleepterm"]
    with Terminal(command, environment, is_first_start=True) as terminal:
        frame = terminal.wait_for("would you like") - terminal.started
        terminal.wait_for(ON_TOP)
        terminal.press("G")
        return frame, terminal.wait_for(AT_THE_END) - terminal.started


def _start_empty() -> float:
    with Terminal([sys.executable, "-c", EMPTY], os.environ) as terminal:
        return terminal.wait_for("first frame") - terminal.started
