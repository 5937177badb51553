"""How late the player's thread wakes while loudness is measured beside it."""

from __future__ import annotations

import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from benchmarks.report import Row
from sleepterm.audio.loudness.meter import measure_loudness
from sleepterm.audio.samples import Block
from sleepterm.audio.sources.decoder import Decoder

SOUND = Path(__file__).resolve().parent.parent / "sounds" / "night-piano.ogg"
SECONDS = 10.0
BETWEEN = 0.02

_AGAIN = """
import os, sys
from pathlib import Path
from benchmarks.measuring import measure_once
os.nice(15)
while True:
    measure_once()
"""


def measure_once() -> None:
    """Measure the loudness of one sound, as adding does."""
    with Decoder(SOUND) as decoder:

        def blocks() -> Iterator[Block]:
            while len(block := decoder.read(decoder.rate)):
                yield block

        measure_loudness(blocks(), decoder.rate)


def measure() -> list[Row]:
    """Lateness of a thread that wakes and works as the player's does."""
    alone = _lateness()
    over = threading.Event()

    def work() -> None:
        while not over.is_set():
            measure_once()

    thread = threading.Thread(target=work)
    thread.start()
    in_thread = _lateness()
    over.set()
    thread.join()
    with subprocess.Popen([sys.executable, "-c", _AGAIN]) as process:
        time.sleep(1.0)
        beside = _lateness()
        process.kill()
    return [
        Row("player's thread late, nothing measured: median, 99 %, largest", alone),
        Row("player's thread late, measured in a thread beside it", in_thread),
        Row("player's thread late, measured in a process of its own", beside),
    ]


def _lateness() -> str:
    late: list[float] = []
    block = np.zeros((3072, 2), np.float32)
    end = time.perf_counter() + SECONDS
    while (due := time.perf_counter() + BETWEEN) < end:
        time.sleep(BETWEEN)
        for _ in range(20):
            block = np.tanh(block * np.float32(0.5) + np.float32(0.1))
        late.append(time.perf_counter() - due)
    return _summary(late)


def _summary(late: Sequence[float]) -> str:
    ordered = sorted(late)
    rare = ordered[int(0.99 * (len(ordered) - 1))]
    figures = (statistics.median(ordered), rare, ordered[-1])
    return ", ".join(f"{figure * 1000:.1f}" for figure in figures) + " ms"
