"""What SDL plays, recorded by its disk driver: no frame is lost."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from tests.audio.fakes import counting_ramp, write_sound

from sleepterm.audio.sample_format import RATE

PERIOD = 30_011
"""Frames after which `counting_ramp` repeats."""

OUTPUT_ALONE = """
import sys
import numpy as np
from sleepterm.audio.outputs.pygame_output import PygameOutput

output = PygameOutput()
output.open()
ramp = np.load(sys.argv[1])
for start in range(0, len(ramp), 5000):
    output.wait()
    output.write(ramp[start : start + 5000])
output.drain()
output.close()
"""

SESSION = """
import queue, sys, threading, time
from pathlib import Path
from sleepterm.audio.player import Player
from sleepterm.audio.outputs.sound_card import sound_card
from sleepterm.audio.events import (PlaybackStopped,)
from sleepterm.library.catalog.track import (ContentType, LoopMode, Track,)
from sleepterm.night.sleep_timer import TimerSettings

def busy():
    end = time.monotonic() + 1.0
    while time.monotonic() < end:
        sum(range(1000))

news = queue.SimpleQueue()
player = Player(sound_card(), master=90, seed=1)
player.subscribe(news.put)
player.start()
player.arm_timer(TimerSettings(duration=4.0, fade=1.0))
track = Track("t", "T", ContentType.NOISE, Path(sys.argv[1]), loop=LoopMode.EXACT)
player.add_layer(track, 100, 0.0)
player.resume()
threading.Timer(1.5, busy).start()
while not isinstance(news.get(timeout=30), PlaybackStopped):
    pass
player.close(0.1)
"""
ATTEMPTS = 5
"""Other programs may take the processors for longer than the buffers last; a fault of
ours is there each time."""


def run_and_record(
    script: str, argument: Path, folder: Path
) -> npt.NDArray[np.float32]:
    """Run a script in a process of its own; what it played, shape (frames, 2)."""
    raw = folder / "heard.raw"
    disk = {"SDL_AUDIODRIVER": "disk", "SDL_DISKAUDIOFILE": str(raw)}
    done = subprocess.run(
        [sys.executable, "-c", script, str(argument)],
        env={**os.environ, **disk},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    said = [x for x in done.stderr.splitlines() if not x.startswith("CRITICAL:")]
    assert (done.returncode, done.stdout, said) == (0, "", [])
    return np.fromfile(raw, dtype=np.float32).reshape(-1, 2)


def counted_frames(sound: npt.NDArray[np.float32]) -> npt.NDArray[np.int64]:
    """The numbers that `counting_ramp` counted; fails if a sample was changed."""
    values = sound[:, 0].astype(np.float64) * 32_768 + 15_005
    assert (values == np.rint(values)).all()
    assert (sound[:, 0] == sound[:, 1]).all()
    return values.astype(np.int64)


@pytest.mark.timeout(90)
def test_blocks_of_any_size_come_out_gapless_and_bit_for_bit(tmp_path: Path) -> None:
    ramp = np.tile(counting_ramp(PERIOD / RATE), (4, 1))
    np.save(tmp_path / "ramp.npy", ramp)

    def is_whole() -> bool:
        heard = run_and_record(OUTPUT_ALONE, tmp_path / "ramp.npy", tmp_path)
        start = int(np.flatnonzero(heard.any(axis=1))[0])
        played, rest = np.split(heard[start:], [len(ramp)])
        return np.array_equal(played, ramp) and not rest.any()

    assert any(is_whole() for _ in range(ATTEMPTS))


@pytest.mark.timeout(90)
def test_a_session_is_gapless_while_python_is_kept_busy(tmp_path: Path) -> None:
    ring = np.tile(counting_ramp(PERIOD / RATE), (2, 1))
    file = write_sound(tmp_path / "ring.wav", ring, subtype="FLOAT")
    assert any(
        is_gapless(run_and_record(SESSION, file, tmp_path)) for _ in range(ATTEMPTS)
    )


def is_gapless(heard: npt.NDArray[np.float32]) -> bool:
    """Whether the ring was played on and on, and faded out in time without a pause."""
    sounding = np.flatnonzero(heard.any(axis=1))
    start = int(sounding[0])
    steady = counted_frames(heard[start + RATE : start + int(2.8 * RATE)])
    is_steady = (np.diff(steady) % PERIOD == 1).all()
    is_in_time = sounding[-1] - start == pytest.approx(4 * RATE, abs=RATE // 100)
    return bool(is_steady and np.diff(sounding).max() < 10 and is_in_time)
