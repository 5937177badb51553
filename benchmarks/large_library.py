"""Ten thousand tracks: the start, and one key in the filter."""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from pathlib import Path

import tomli_w

from benchmarks.report import Row
from benchmarks.terminal import Terminal

COUNT = 10_000
ROUNDS = 5
QUIET = 0.4
WORDS = ("rain", "wind", "sea", "fire", "night", "train", "bells", "forest")
SOUNDS = Path(__file__).resolve().parent.parent / "sounds"


def measure() -> list[Row]:
    """Through a real terminal, drawing included."""
    with tempfile.TemporaryDirectory() as folder:
        _fill(Path(folder, "sleepterm"))
        environment = os.environ | {
            "XDG_DATA_HOME": folder,
            "XDG_STATE_HOME": folder,
            "XDG_CACHE_HOME": folder,
            "SDL_AUDIODRIVER": "dummy",
        }
        starts, keys = [], []
        for _ in range(ROUNDS):
            start, pressed = _one(environment)
            starts.append(start)
            keys += pressed
    return [
        Row(
            f"start until {COUNT} tracks are listed",
            f"{statistics.median(starts) * 1000:.0f} ms",
        ),
        Row(
            f"a filter key among {COUNT} tracks, median (largest)",
            f"{statistics.median(keys) * 1000:.0f} ms ({max(keys) * 1000:.0f} ms)",
            limit="50 ms",
        ),
    ]


def _one(environment: dict[str, str]) -> tuple[float, list[float]]:
    with Terminal([sys.executable, "-m", "sleepterm"], environment) as terminal:
        start = terminal.wait_for("Steady rain") - terminal.started
        terminal.settle(2.0)
        terminal.press("/")
        terminal.settle(QUIET)
        times = []
        for key in "rain 9\x7f\x7f":
            pressed = terminal.press(key)
            times.append(terminal.settle(QUIET) - pressed)
        return start, times


def _fill(folder: Path) -> None:
    folder.mkdir()
    file = str(SOUNDS / "pink-noise.ogg")
    tracks = [
        {
            "id": f"own-{number}",
            "title": f"{WORDS[number % len(WORDS)].title()} number {number}",
            "type": "nature",
            "topics": ["sleep", WORDS[number // 7 % len(WORDS)]],
            "file": file,
        }
        for number in range(COUNT)
    ]
    text = tomli_w.dumps({"schema": 1, "track": tracks})
    (folder / "tracks.toml").write_text(text, encoding="utf-8")
