"""Play for an hour under a sound server that fails every two minutes.

    python -m benchmarks.sound_faults [--server pulseaudio|pipewire] [--minutes 60]
                                      [--every 120]

Prints, for each fault, after how many seconds the sound was back for good and the
longest silence from then to the next fault; at the end how much memory the player has
gained.
Fails if the sound took more than ten seconds, if a silence was longer than 50 ms, or if
the gain is more than 5 MB. Needs an otherwise idle machine.
"""

from __future__ import annotations

import argparse
import itertools
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import numpy as np

from benchmarks.sound_recorder import Recorder
from benchmarks.sound_server import (
    NIGHT,
    PIPEWIRE,
    PULSEAUDIO,
    SoundServer,
    sound_server,
)

MOST_SECONDS = 10.0
MOST_SILENCE = 0.05
MOST_GAIN = 5.0
RATE = 48_000
SETTLING = 20.0
"""Seconds until memory is first measured."""
LATE = 60.0


def restart(server: SoundServer) -> str:
    """Kill the server, and start it after three seconds."""
    server.kill()
    time.sleep(3)
    server.start()
    return "night"


def switch(server: SoundServer) -> str:
    """Make another loudspeaker the default, in place of the first one."""
    server.load("module-null-sink", "sink_name=other", "rate=48000")
    server.control("set-default-sink", "other")
    return "other"


def remove(server: SoundServer) -> str:
    """Take all loudspeakers away, and give one back after five seconds."""
    server.unload(NIGHT[0])
    time.sleep(5)
    server.load(*NIGHT)
    return "night"


def freeze(server: SoundServer) -> str:
    """Stop the server for ten seconds."""
    server.freeze()
    time.sleep(10)
    server.thaw()
    return "night"


FAULTS: Mapping[str, Callable[[SoundServer], str]] = {
    "restart": restart,
    "switch": switch,
    "remove": remove,
    "freeze": freeze,
}


def main() -> int:
    """Run it; 0 if all went well."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--server", choices=(PULSEAUDIO, PIPEWIRE), default=PULSEAUDIO)
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--every", type=float, default=120.0, help="seconds")
    options = parser.parse_args()
    with sound_server(options.server) as server:
        words = ["-m", "sleepterm", "play", "pink-noise", "--timer", "off"]
        program = subprocess.Popen([sys.executable, *words], env=server.environment)
        try:
            good = list(_night(server, program, options.minutes * 60, options.every))
        finally:
            program.terminate()
            program.wait()
    return 0 if all(good) else 1


def _night(
    server: SoundServer, program: subprocess.Popen[bytes], length: float, every: float
) -> Iterator[bool]:
    """Whether each fault was survived, and the memory held."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "heard"
        _heard(server, file, "night", every / 2)
        time.sleep(SETTLING)
        before = megabytes(program.pid)
        end = time.monotonic() + length
        for name, fault in itertools.cycle(FAULTS.items()):
            if time.monotonic() > end:
                break
            back, silence = _heard(server, file, fault(server), every)
            print(
                f"{name:<8} back after {back:5.2f} s, silence {silence:.3f} s",
                flush=True,
            )
            yield back <= MOST_SECONDS and silence <= MOST_SILENCE
        gain = megabytes(program.pid) - before
        print(f"memory {before:.1f} MB, {gain:+.1f} MB", flush=True)
        yield gain <= MOST_GAIN and program.poll() is None


def _heard(
    server: SoundServer, file: Path, sink: str, seconds: float
) -> tuple[float, float]:
    """Seconds until sound leaves for good, and the longest silence after that.

    A gap that begins within `MOST_SECONDS` belongs to the fault: a device may be opened
    anew, for example.
    """
    recorder = Recorder(server, file, sink)
    recorder.wait_for_sound(LATE)
    time.sleep(seconds)
    heard = np.flatnonzero(np.abs(recorder.stop()).max(axis=1)) / RATE
    starts, ends = np.concatenate(([0.0], heard[:-1])), heard
    gaps = ends - starts
    of_fault = (starts < MOST_SECONDS) & (gaps > MOST_SILENCE)
    return (
        float(ends[of_fault].max(initial=0.0)),
        float(gaps[~of_fault].max(initial=0.0)),
    )


def megabytes(process: int) -> float:
    """Memory of a process, resident."""
    lines = Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines()
    resident = next(line for line in lines if line.startswith("VmRSS:"))
    return int(resident.split()[1]) / 1024


if __name__ == "__main__":
    sys.exit(main())
