"""Record what is heard while the night goes on without a screen (`D`).

    python -m benchmarks.handover [--times 5] [--parts]

Under PulseAudio, with white and pink noise, whose level is even; with --parts in a
session of two parts, whose first part becomes softer all the time. Prints, each
time, the longest silence, the largest step of the level from 10 ms to the next,
and the range of the level in windows of half a second, also for the seconds before, in
which nothing happens. Fails at a silence, or at a step of 1 dB beyond the sound's own.
Needs an otherwise idle machine.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.sound_recorder import Recorder
from benchmarks.sound_server import SoundServer, sound_server
from benchmarks.terminal import Terminal
from sleepterm.store.session import Session, SessionLayer, save_session
from sleepterm.units import Percent

RATE = 48_000
SECONDS = 8.0
"""For which it is recorded before and after the key."""
MOST_STEP = 1.0
PROGRAM = [sys.executable, "-m", "sleepterm"]
LAYERS = ("white-noise", "pink-noise")
PARTS = """schema = 1
name = "Night"
parts = ["white-noise:90 10m to 40", "pink-noise 10m"]
"""

Samples = npt.NDArray[np.float32]
Start = Callable[[Terminal, Mapping[str, str]], None]
"""Begins to play."""


def main() -> int:
    """Run it; 0 if all went well."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--parts", action="store_true")
    asked = parser.parse_args()
    start = _start_parts if asked.parts else _start_mix
    results = [_is_good(start) for _ in range(asked.times)]
    return 0 if all(results) else 1


def _is_good(start: Start) -> bool:
    with sound_server() as server, tempfile.TemporaryDirectory() as folder:
        sound = _recorded(server, Path(folder, "heard"), start)
    frames = round(SECONDS * RATE)
    before, after = sound[-2 * frames : -frames], sound[-frames:]
    own, step = _largest_step(before), _largest_step(after)
    silence, usual = _longest_silence(after), _longest_silence(before)
    print(
        f"silence {silence * 1000:.0f} ms (before {usual * 1000:.0f}),"
        f" step {step:.2f} dB (before {own:.2f}),"
        f" range {_range(after):.1f} dB (before {_range(before):.1f})",
        flush=True,
    )
    return silence == 0 and step <= own + MOST_STEP


def _start_mix(screen: Terminal, _environment: Mapping[str, str]) -> None:
    screen.press(" ")


def _start_parts(_screen: Terminal, environment: Mapping[str, str]) -> None:
    while _asked("status", environment=environment).returncode != 0:
        # It is heard of only after its first frame.
        time.sleep(0.1)
    _asked("play", "Night", environment=environment).check_returncode()


def _asked(
    *words: str, environment: Mapping[str, str]
) -> subprocess.CompletedProcess[bytes]:
    command = [*PROGRAM, *words]
    return subprocess.run(command, env=environment, check=False, capture_output=True)


def _recorded(server: SoundServer, file: Path, start: Start) -> Samples:
    """As many seconds from before the key as after it."""
    environment = server.environment
    state = Path(environment["XDG_STATE_HOME"], "sleepterm")
    state.mkdir(parents=True)
    layers = tuple(SessionLayer(name, Percent(80)) for name in LAYERS)
    save_session(state / "session.toml", Session(layers=layers, master=Percent(60)))
    sessions = Path(environment["XDG_DATA_HOME"], "sleepterm", "sessions")
    sessions.mkdir(parents=True)
    (sessions / "night.toml").write_text(PARTS)
    recorder = Recorder(server, file)
    with Terminal(PROGRAM, environment) as screen:
        screen.wait_for("Ready to resume")
        start(screen, environment)
        recorder.wait_for_sound()
        # With the time in which it fades in.
        screen.bytes_within(2 * SECONDS)
        screen.press("D")
        screen.bytes_within(SECONDS)
    sound = recorder.stop()
    _asked("stop", environment=environment).check_returncode()
    return sound


def _levels(sound: Samples, seconds: float) -> npt.NDArray[np.float64]:
    """In dB, of windows of this length."""
    size = round(seconds * RATE)
    parts = sound[: len(sound) // size * size].reshape(-1, size * 2).astype(np.float64)
    return np.asarray(10 * np.log10(np.maximum((parts**2).mean(axis=1), 1e-12)))


def _largest_step(sound: Samples) -> float:
    return float(np.abs(np.diff(_levels(sound, 0.01))).max())


def _range(sound: Samples) -> float:
    return float(np.ptp(_levels(sound, 0.5)))


def _longest_silence(sound: Samples) -> float:
    heard = np.flatnonzero(np.abs(sound).max(axis=1))
    return float(np.diff(heard).max(initial=1) - 1) / RATE


if __name__ == "__main__":
    sys.exit(main())
