"""Time from a key to the change of the sound server's output."""

from __future__ import annotations

import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from typing import Self

import numpy as np

from benchmarks.report import Row
from benchmarks.sound_server import sound_server
from benchmarks.terminal import Terminal

ROUNDS = 7
FRAME = 8
_LESS = 0.85
READ = 480 * FRAME


def measure() -> list[Row]:
    """Time from Enter to the first sound, and from a pause to a fall by 1.4 dB."""
    enters, pauses = [], []
    with sound_server() as server:
        for _ in range(ROUNDS):
            enter, pause = _one(server.environment)
            enters.append(enter)
            pauses.append(pause)
    return [
        Row(
            "Enter to sound, median (largest)",
            f"{statistics.median(enters) * 1000:.0f} ms ({max(enters) * 1000:.0f} ms)",
            limit="200 ms",
        ),
        Row(
            "a key while playing to its being heard, median (largest)",
            f"{statistics.median(pauses) * 1000:.0f} ms ({max(pauses) * 1000:.0f} ms)",
            limit="250 ms",
        ),
    ]


def _one(environment: Mapping[str, str]) -> tuple[float, float]:
    command = [sys.executable, "-m", "sleepterm"]
    with LevelMeter(environment) as meter, Terminal(command, environment) as terminal:
        terminal.wait_for("Steady rain")
        terminal.settle(1.5)
        # White noise: the steadiest level to see a change in.
        for keys in ("/", "white noise", "\r"):
            terminal.press(keys)
            terminal.settle(0.5)
        pressed = terminal.press("\r")
        enter = meter.wait_until(lambda level: level > 0, pressed) - pressed
        terminal.settle(3.0)
        loud = meter.level()
        pressed = terminal.press(" ")
        paused = meter.wait_until(lambda level: level < _LESS * loud, pressed) - pressed
        return enter, paused


class LevelMeter:
    """Records the level of the virtual loudspeaker over time."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._parec = subprocess.Popen(
            [
                "parec",
                "--device=night.monitor",
                "--rate=48000",
                "--channels=2",
                "--format=float32le",
                "--latency-msec=10",
                "--raw",
            ],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._levels: list[tuple[float, float]] = []
        self._thread = threading.Thread(target=self._record, daemon=True)
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._parec.kill()
        self._thread.join()
        self._parec.wait()

    def level(self) -> float:
        """The RMS amplitude of about the last second."""
        return float(np.sqrt(np.mean([level**2 for _, level in self._levels[-100:]])))

    def wait_until(
        self, true_of: Callable[[float], bool], since: float, patience: float = 10
    ) -> float:
        """The first time after `since` at which the level meets a condition."""
        deadline = time.perf_counter() + patience
        while time.perf_counter() < deadline:
            for moment, level in list(self._levels):
                if moment > since and true_of(level):
                    return moment
            time.sleep(0.005)
        raise RuntimeError("nothing was heard")

    def _record(self) -> None:
        out = self._parec.stdout
        assert out is not None  # noqa: S101
        while block := out.read(READ):
            samples = np.frombuffer(block, np.float32)
            moment = time.perf_counter()
            self._levels.append((moment, float(np.sqrt(np.mean(samples**2)))))
