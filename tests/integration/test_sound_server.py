"""What leaves a real sound server; left out where PulseAudio is not installed."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from benchmarks.sound_recorder import Recorder
from benchmarks.sound_server import SoundServer, sound_server

pytestmark = pytest.mark.skipif(
    any(shutil.which(name) is None for name in ("pulseaudio", "pactl", "parec")),
    reason="needs pulseaudio and pulseaudio-utils",
)

PLAY = [sys.executable, "-m", "sleepterm", "play", "pink-noise"]


@pytest.fixture
def server() -> Iterator[SoundServer]:
    with sound_server() as server:
        yield server


def test_the_fade_follows_its_law_and_ends_in_silence(
    server: SoundServer, tmp_path: Path
) -> None:
    recorder = Recorder(server, tmp_path / "heard.raw")
    command = [*PLAY, "--timer", "8s", "--fade", "6s"]
    done = subprocess.run(command, env=server.environment, check=False, timeout=40)
    assert done.returncode == 0
    time.sleep(0.5)
    heard = recorder.stop()
    sounding = np.flatnonzero(np.abs(heard).max(axis=1))
    assert 7 * 48_000 < sounding[-1] - sounding[0] < 9 * 48_000
    # Where it begins and ends, most samples are too small for the server's 16 bits.
    first, last = sounding[0] + 4_800, sounding[-1] - 48_000
    within = sounding[(sounding > first) & (sounding < last)]
    # Other tests crowd the machine, so that a buffer may come too late; that none is
    # lost by the program itself is seen through the disk driver.
    assert np.diff(within).max() < 4_800
    heard = heard[sounding[0] :]
    level = [
        20 * np.log10(np.sqrt(np.mean(heard[i : i + 24_000] ** 2)) + 1e-9)
        for i in range(0, 8 * 48_000, 24_000)
    ]
    assert level[4 + 6] - level[3] == pytest.approx(-12.0, abs=3.0)
    assert level[4 + 10] - level[3] < -24
    assert all(level[i + 2] < level[i] for i in range(5, 14))


def heard_again(
    server: SoundServer,
    folder: Path,
    lose: Callable[[], None],
    give_back: Callable[[], object],
) -> None:
    """Lose the device under a track that plays, and hear it once it is back."""
    before = Recorder(server, folder / "before.raw")
    program = subprocess.Popen([*PLAY, "--timer", "off"], env=server.environment)
    try:
        before.wait_for_sound()
        lose()
        before.stop()
        time.sleep(1.5)
        assert program.poll() is None
        give_back()
        after = Recorder(server, folder / "after.raw")
        after.wait_for_sound(patience=10)
        after.stop()
        program.terminate()
        assert program.wait(timeout=10) == 143
    finally:
        program.kill()
        program.wait()


def test_the_sound_comes_back_with_the_server(
    server: SoundServer, tmp_path: Path
) -> None:
    heard_again(server, tmp_path, server.kill, server.start)


def test_it_lives_on_without_the_last_device(
    server: SoundServer, tmp_path: Path
) -> None:
    sink = ("module-null-sink", "sink_name=night", "rate=48000")
    heard_again(
        server, tmp_path, lambda: server.unload(sink[0]), lambda: server.load(*sink)
    )


def test_without_any_device_it_says_so(server: SoundServer) -> None:
    server.unload("module-null-sink")
    done = subprocess.run(
        PLAY, env=server.environment, check=False, capture_output=True, text=True
    )
    assert done.returncode == 1
    assert done.stderr.startswith("sleepterm: No sound device can be used: ")
    assert done.stderr.count("\n") == 1
