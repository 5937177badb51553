"""Faults of real sound servers: the sound is back, or waits, as docs/faults.md says."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import numpy as np
import pytest
from benchmarks.sound_recorder import Recorder
from benchmarks.sound_server import (
    PIPEWIRE,
    PULSEAUDIO,
    SoundServer,
    missing_programs,
    sound_server,
)

PATIENCE = 10.0
"""Seconds after a fault within which the sound is back."""

STARTING = 30.0
"""Seconds in which the program starts, on a busy machine."""

EAR = "device.description=Ear device.form_factor=headphone"


@pytest.fixture(params=[PULSEAUDIO, PIPEWIRE])
def server(request: pytest.FixtureRequest) -> Iterator[SoundServer]:
    if missing := missing_programs(request.param):
        pytest.skip(f"needs {', '.join(missing)}")
    with sound_server(request.param) as server:
        yield server


@contextmanager
def playing(
    server: SoundServer, log: IO[str], *options: str
) -> Iterator[subprocess.Popen[bytes]]:
    """A track that plays until the end of the block."""
    words = ["-m", "sleepterm", "play", "pink-noise", "--timer", "off", *options]
    program = subprocess.Popen(
        [sys.executable, *words], env=server.environment, stderr=log
    )
    try:
        yield program
        assert program.poll() is None
        program.terminate()
        assert program.wait(timeout=PATIENCE) == 143
    finally:
        program.kill()
        program.wait()


def hear(
    server: SoundServer, file: Path, sink: str = "night", patience: float = PATIENCE
) -> None:
    """Wait until sound leaves, within the time that is promised."""
    recorder = Recorder(server, file, sink)
    try:
        recorder.wait_for_sound(patience)
    finally:
        recorder.stop()


def told(log: Path) -> str:
    """What the program tells, once it does."""
    deadline = time.monotonic() + PATIENCE
    while not log.read_text().endswith("\n") and time.monotonic() < deadline:
        time.sleep(0.05)
    return log.read_text()


def silence(server: SoundServer, file: Path, seconds: float) -> None:
    """Listen for some seconds, in the last of which nothing may be heard."""
    recorder = Recorder(server, file)
    recorder.wait_for_samples(PATIENCE)
    time.sleep(seconds)
    heard = recorder.stop()
    assert not np.any(heard[-48_000 // 4 :])


def test_the_sound_is_back_after_each_fault(
    server: SoundServer, tmp_path: Path
) -> None:
    heard, said = tmp_path / "heard", tmp_path / "said"
    with said.open("w") as log, playing(server, log) as program:
        hear(server, heard, patience=STARTING)
        server.load("module-null-sink", "sink_name=other", "rate=48000")
        server.control("set-default-sink", "other")
        hear(server, heard, "other")
        # The player hears nothing of a switch.
        assert said.read_text() == ""
        server.freeze()
        time.sleep(1.0)
        server.thaw()
        hear(server, heard, "other")
        for number in (signal.SIGSTOP, signal.SIGCONT):
            # As if the machine slept.
            for process in (program.pid, *children(program.pid)):
                os.kill(process, number)
            time.sleep(1.0 if number is signal.SIGSTOP else 0.0)
        hear(server, heard, "other")
        server.kill()
        server.start()
        hear(server, heard)


def test_headphones_that_vanish_leave_the_room_quiet(
    server: SoundServer, tmp_path: Path
) -> None:
    ear = server.load("module-null-sink", "sink_name=ear", f"sink_properties='{EAR}'")
    server.control("set-default-sink", "ear")
    said = tmp_path / "said"
    with said.open("w") as log, playing(server, log):
        hear(server, tmp_path / "heard", "ear", STARTING)
        server.unload(ear)
        assert "Headphones gone: Paused, to keep the room quiet." in told(said)
        silence(server, tmp_path / "heard", 1.0)


def test_a_named_device_is_waited_for(server: SoundServer, tmp_path: Path) -> None:
    module = ("module-null-sink", "sink_name=ear", f"sink_properties='{EAR}'")
    ear = server.load(*module)
    said = tmp_path / "said"
    with said.open("w") as log, playing(server, log, "--device", "ear"):
        hear(server, tmp_path / "heard", "ear", STARTING)
        server.unload(ear)
        told(said)
        silence(server, tmp_path / "heard", 1.0)
        server.load(*module)
        # A newer WirePlumber pauses what plays on a device that goes; 0.5.18 does.
        if asked(server, "status", "--format", "{status}") == "paused":
            assert "Headphones gone: Paused" in said.read_text()
            asked(server, "resume")
        else:
            assert "Waiting for it to return." in said.read_text()
        hear(server, tmp_path / "heard", "ear")


def asked(server: SoundServer, *words: str) -> str:
    """What a command prints."""
    command = [sys.executable, "-m", "sleepterm", *words]
    return subprocess.check_output(command, env=server.environment, text=True).strip()


def children(process: int) -> list[int]:
    """Process ids of the children of a process."""
    file = Path(f"/proc/{process}/task/{process}/children")
    return [int(each) for each in file.read_text().split()]
