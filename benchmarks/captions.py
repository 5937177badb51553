"""Delay between a spoken word and its caption on the screen."""

from __future__ import annotations

import statistics
import sys
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import soundfile as sf

from benchmarks.enter_to_sound import LevelMeter
from benchmarks.report import Row
from benchmarks.sound_server import sound_server
from benchmarks.terminal import Terminal

WORDS = ("alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel")
FIRST, EVERY, SPOKEN = 3.0, 1.137, 0.4
RATE = 48_000


def measure() -> list[Row]:
    """Time of drawing minus time of sounding, for captions that go with a tone."""
    with sound_server() as server:
        late = _session(server.environment)
    middle = statistics.median(late)
    most = max(late, key=abs)
    return [
        Row(
            "caption drawn after its sound, median (largest)",
            f"{middle * 1000:+.0f} ms ({most * 1000:+.0f} ms)",
            limit="+-50 ms",
        )
    ]


def _session(environment: Mapping[str, str]) -> list[float]:
    _make_track(Path(environment["XDG_DATA_HOME"]) / "sleepterm" / "sounds")
    command = [sys.executable, "-m", "sleepterm"]
    with LevelMeter(environment) as meter, Terminal(command, environment) as terminal:
        terminal.wait_for("Steady rain")
        terminal.settle(1.0)
        terminal.press("/")
        terminal.settle(0.5)
        terminal.press("nato")
        terminal.settle(0.5)
        terminal.press("\r")
        terminal.settle(0.5)
        terminal.press("\r")
        late = []
        since = 0.0
        for word in WORDS:
            drawn = terminal.wait_for(word)
            heard = meter.wait_until(lambda level: level > 0.02, since or drawn - 0.6)
            late.append(drawn - heard)
            since = heard + SPOKEN + 0.2
    return late


def _make_track(folder: Path) -> None:
    folder.mkdir(parents=True)
    length = round((FIRST + EVERY * (len(WORDS) + 2)) * RATE)
    sound = np.zeros((length, 2), dtype=np.float32)
    cues = ["WEBVTT\n"]
    tone = 0.5 * np.sin(2 * np.pi * 440 * np.arange(round(SPOKEN * RATE)) / RATE)
    for number, word in enumerate(WORDS):
        start = FIRST + number * EVERY
        sound[round(start * RATE) :][: len(tone)] = tone[:, None]
        cues.append(f"00:{start:06.3f} --> 00:{start + EVERY - 0.05:06.3f}\n{word}\n")
    sf.write(folder / "nato.wav", sound, RATE)
    (folder / "nato.vtt").write_text("\n".join(cues), encoding="utf-8")
