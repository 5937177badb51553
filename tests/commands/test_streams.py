"""Output that cannot be written, and commands that are interrupted."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
import soundfile as sf

if sys.platform == "win32":
    pytest.skip("needs a POSIX shell", allow_module_level=True)

PROGRAM = f"{sys.executable} -m sleepterm"


def shell(line: str, **extra: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["/bin/sh", "-c", line],
        check=False,
        env=os.environ | {"SDL_AUDIODRIVER": "dummy"} | extra,
        capture_output=True,
        encoding="latin-1",
        timeout=60,
    )


@pytest.mark.parametrize(
    "command",
    [
        *("list", "search rain", "mix list", "doctor"),
        *("diary export", "--complete playable ''", "help", "--help", "play --help"),
    ],
)
@pytest.mark.parametrize(
    ("place", "reason"),
    [(">/dev/full", "No space left on device"), (">&-", "it is closed")],
)
def test_output_that_cannot_be_written_is_one_sentence(
    command: str, place: str, reason: str
) -> None:
    done = shell(f"{PROGRAM} {command} {place}")
    assert done.stderr == f"sleepterm: The output can't be written: {reason}.\n"
    assert done.returncode == 1


@pytest.mark.parametrize("place", ["2>/dev/full", "2>&-", ">&- 2>&-"])
def test_messages_that_nobody_can_read_change_no_status(place: str) -> None:
    done = shell(f"{PROGRAM} play no-such-track {place}")
    assert (done.returncode, done.stdout, done.stderr) == (2, "", "")
    assert shell(f"{PROGRAM} play owl --timer 1s {place}").returncode == 0


def test_a_character_that_the_encoding_lacks_is_replaced(tmp_path: Path) -> None:
    sound = tmp_path / "夜.wav"
    sf.write(sound, np.zeros((8_000, 1)) + 0.01, 8_000)
    added = shell(f"{PROGRAM} add {sound}", PYTHONIOENCODING="latin-1")
    assert added.returncode == 0, added.stderr
    listed = shell(f"{PROGRAM} list", PYTHONIOENCODING="latin-1")
    assert listed.returncode == 0
    assert "?" in listed.stdout.splitlines()[-1] + listed.stdout
    assert "Traceback" not in added.stderr + listed.stderr


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        ("/nowhere/x.wav", "No such file or directory"),
        ("/dev/full/x.wav", "Not a directory"),
    ],
)
def test_render_says_why_a_place_does_not_do(place: str, reason: str) -> None:
    done = shell(f"{PROGRAM} render owl --length 2s -o {place}")
    assert done.returncode == 1
    assert f"{place} cannot be written: {reason}." in done.stderr
    assert done.stderr.count("\n") == 1


def _caught(pid: int) -> set[int]:
    """The signals that a process has handlers for."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    (mask,) = (int(x.split()[1], 16) for x in lines if x.startswith("SigCgt:"))
    return {x for x in range(1, 65) if mask >> (x - 1) & 1}


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs /proc")
@pytest.mark.parametrize(
    ("number", "status"),
    [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)],
)
@pytest.mark.parametrize("command", ["render", "add"])
def test_what_is_interrupted_leaves_one_line_and_no_file(
    command: str, number: int, status: int, tmp_path: Path
) -> None:
    target, source = tmp_path / "made", tmp_path / "long.flac"
    target.mkdir()
    sf.write(source, np.zeros(60_000_000, np.int16), 48_000)
    words = {
        "render": ["render", "owl", "--length", "20h", "-o", str(target / "x.wav")],
        "add": ["add", str(source)],
    }
    program = subprocess.Popen(
        [sys.executable, "-m", "sleepterm", *words[command]],
        env=os.environ | {"XDG_DATA_HOME": str(target)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    # Python has one of its own for Ctrl-C.
    while signal.SIGHUP not in _caught(program.pid):
        time.sleep(0.01)
    time.sleep(0.5)
    program.send_signal(number)
    out, err = program.communicate(timeout=30)
    assert (out, program.returncode) == ("", status)
    assert err == "sleepterm: Stopped before it was done.\n"
    left = [x for x in target.rglob("*") if x.is_file() and x.suffix != ".lock"]
    assert left == []
