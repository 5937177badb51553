"""What one and five playing layers cost, against mpv playing the same files."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.report import Row
from benchmarks.sound_server import sound_server

LAYERS = ("rain-steady", "ocean-waves", "stream", "wind", "brown-noise")
WARM_UP = 4.0
WINDOW = 20.0
ROUNDS = 3
TICKS = os.sysconf("SC_CLK_TCK")
SOUNDS = Path(__file__).resolve().parent.parent / "sounds"


def measure() -> list[Row]:
    """CPU share and resident memory, the median of some alternating rounds."""
    rows = []
    for count, cpu_limit, memory_limit in ((1, "0.7", "1.3"), (5, "", "")):
        with sound_server() as server:
            ours, theirs = [], []
            for _ in range(ROUNDS):
                ours.append(_cost(_sleepterm(count), server.environment))
                theirs.append(_cost(_mpv(count), server.environment))
        our_cpu, our_memory = map(_median, zip(*ours, strict=True))
        their_cpu, their_memory = map(_median, zip(*theirs, strict=True))
        layers = f"{count} layer{'s' if count > 1 else ''}"
        rows += [
            Row(
                f"CPU of a core, {layers} (mpv)",
                f"{our_cpu:.2%}",
                f"{their_cpu:.2%}",
                our_cpu / their_cpu,
                cpu_limit,
            ),
            Row(
                f"resident memory, {layers} (mpv)",
                f"{our_memory:.0f} MB",
                f"{their_memory:.0f} MB",
                our_memory / their_memory,
                memory_limit,
            ),
        ]
    return rows


def _sleepterm(count: int) -> list[str]:
    program = [sys.executable, "-m", "sleepterm", "play", "--timer", "off"]
    return [*program, *LAYERS[:count]]


def _mpv(count: int) -> list[str]:
    first, *others = (str(SOUNDS / f"{name}.ogg") for name in LAYERS[:count])
    command = ["mpv", "--no-config", "--no-video", "--really-quiet", "--ao=pulse"]
    command += ["--loop-file=inf", "--volume=40", first]
    if others:
        inputs = "".join(f"[aid{i + 1}]" for i in range(count))
        command += [f"--external-file={other}" for other in others]
        command.append(f"--lavfi-complex={inputs}amix=inputs={count}[ao]")
    return command


def _cost(command: list[str], environment: dict[str, str]) -> tuple[float, float]:
    program = subprocess.Popen(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        time.sleep(WARM_UP)
        before, since = _cpu_seconds(program.pid), time.monotonic()
        time.sleep(WINDOW)
        cpu = (_cpu_seconds(program.pid) - before) / (time.monotonic() - since)
        return cpu, _resident_megabytes(program.pid)
    finally:
        program.terminate()
        program.wait()


def _cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def _resident_megabytes(pid: int) -> float:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError(f"process {pid} has ended")


def _median(values: tuple[float, ...]) -> float:
    return sorted(values)[len(values) // 2]
