"""What one and five playing layers cost, against mpv playing the same files."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.report import Row
from benchmarks.sound_server import sound_server

LAYERS = ("rain-steady", "ocean-waves", "stream", "wind", "waterfall")
WARM_UP = 4.0
WINDOW = 20.0
ROUNDS = 3
TICKS = os.sysconf("SC_CLK_TCK")
SOUNDS = Path(__file__).resolve().parent.parent / "sounds"


def measure() -> list[Row]:
    """CPU share and memory (PSS), the median of some alternating rounds."""
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
                f"memory, {layers} (mpv)",
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
    first, *others = (str(next(SOUNDS.glob(f"{x}.o*"))) for x in LAYERS[:count])
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
        return cpu, _memory_megabytes(program.pid)
    finally:
        program.terminate()
        program.wait()


def _cpu_seconds(pid: int) -> float:
    """Of a process and its children."""
    ticks = 0
    for each in _family(pid):
        fields = Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / TICKS


def _memory_megabytes(pid: int) -> float:
    """Of a process and its children; what several share is counted once."""
    return sum(map(_proportional_kilobytes, _family(pid))) / 1024


def _proportional_kilobytes(pid: int) -> int:
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1])
    raise RuntimeError(f"process {pid} has ended")


def _family(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task").glob("*/children")
    return [pid, *(int(x) for file in children for x in file.read_text().split())]


def _median(values: tuple[float, ...]) -> float:
    return sorted(values)[len(values) // 2]
