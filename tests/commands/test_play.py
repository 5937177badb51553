"""`sleepterm play`, as a program of its own, through SDL's drivers."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

PLAY = [sys.executable, "-m", "sleepterm", "play"]
FADE = 30_000
"""Frames of the fade after a signal, 0.6 s, and some."""


def start(
    *arguments: str, driver: str = "dummy", **extra: str
) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*PLAY, *arguments],
        env=os.environ | {"SDL_AUDIODRIVER": driver} | extra,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_ends_with_its_timer_and_says_nothing() -> None:
    program = start("brown-noise", "--timer", "1.5s", "--fade", "1s")
    assert program.communicate(timeout=30) == ("", "")
    assert program.returncode == 0


def test_without_a_device_it_says_so_and_fails() -> None:
    program = start("brown-noise", driver="no-such-driver")
    out, err = program.communicate(timeout=30)
    assert out == ""
    assert "No sound device" in err
    assert err.count("\n") == 1
    assert program.returncode == 1


@pytest.mark.parametrize(
    ("number", "status"),
    [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)],
)
def test_a_signal_ends_it_with_a_fade(
    number: signal.Signals, status: int, tmp_path: Path
) -> None:
    heard = tmp_path / "heard.raw"
    program = start(
        "brown-noise",
        "--timer",
        "off",
        driver="disk",
        SDL_DISKAUDIOFILE=str(heard),
        # Slower than it would be heard, so that a busy machine keeps up.
        SDL_DISKAUDIODELAY="60",
    )
    # Not before it sounds.
    deadline = time.monotonic() + 20
    while _frames(heard) < FADE and time.monotonic() < deadline:
        assert program.poll() is None
        time.sleep(0.05)
    program.send_signal(number)
    assert program.communicate(timeout=10) == ("", "")
    assert program.returncode == status
    sound = _read(heard)
    loud = np.flatnonzero(np.abs(sound).max(axis=1) > 0)[-1]
    # Longer parts of noise differ too much from each other.
    last = np.sqrt((sound[loud - 480 : loud] ** 2).mean())
    before = np.sqrt((sound[: loud - FADE] ** 2).mean())
    assert last < before / 10
    steps = np.abs(np.diff(sound, axis=0)).max(axis=1)
    assert steps[loud - FADE :].max() <= steps[: loud - FADE].max() * 1.5


def test_a_terminal_shows_one_line() -> None:
    ours, theirs = pty.openpty()
    program = subprocess.Popen(
        [*PLAY, "brown-noise:40", "--timer", "1.5s"],
        env=os.environ | {"SDL_AUDIODRIVER": "dummy"},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    shown, has_asked = b"", False
    while True:
        try:
            chunk = os.read(ours, 4096)
        except OSError:
            break
        if not chunk:
            break
        shown += chunk
        if b"plays on" in shown and not has_asked:
            has_asked = True
            # Nobody is awake any more.
            program.send_signal(signal.SIGINT)
    os.close(ours)
    assert program.wait(timeout=30) == 130
    text = shown.decode()
    assert "Brown noise 40" in text
    assert "1 min" in text
    assert "\n" not in text


def _frames(file: Path) -> int:
    return file.stat().st_size // 8 if file.exists() else 0


def _read(file: Path) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    return np.fromfile(file, dtype=np.float32).reshape(-1, 2)
