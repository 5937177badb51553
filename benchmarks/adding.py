"""How fast sounds are measured while they are added, and in how much memory.

Times are those of a processor, of whole programs with their start; FFmpeg's filter
`ebur128` measures the same, with the true peak if asked for, as sleepterm always does.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import soundfile as sf

from benchmarks.report import Row

SOUND = Path(__file__).resolve().parent.parent / "sounds" / "ocean-waves.opus"
HOUR = 3600
LENGTHS = (600, 8 * HOUR)
ROUNDS = 3

_MEASURED = """
import sys
from pathlib import Path
from sleepterm.importing.analysis import analyse_sound
analyse_sound(Path(sys.argv[1]), lambda done, total: None)
print(next(x for x in open("/proc/self/status") if x.startswith("VmHWM")).split()[1])
"""
_DECODED = """
import sys
from pathlib import Path
from sleepterm.audio.sources.decoder import Decoder
with Decoder(Path(sys.argv[1])) as decoder:
    while len(decoder.read(decoder.rate)):
        pass
"""
_ADDED = """
import os, sys
from pathlib import Path
from sleepterm.commands.add import run
from sleepterm.commands.requests.own_sounds import AddRequest
os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:int(sys.argv[1])])
sys.exit(run(AddRequest(paths=(Path(sys.argv[2]),), link=True)))
"""


def measure() -> list[Row]:
    """Speed for an hour of FLAC, memory by length, and the gain of several cores."""
    with tempfile.TemporaryDirectory() as folder:
        hour = _flac(Path(folder) / "hour.flac", HOUR)
        return [*_speed(hour), *_memory(Path(folder)), _at_once(Path(folder))]


def _speed(hour: Path) -> list[Row]:
    commands = {
        "measured": _python(_MEASURED, hour),
        "decoded": _python(_DECODED, hour),
    }
    if shutil.which("ffmpeg"):
        commands["true peak"] = _ffmpeg(hour, "ebur128=peak=true:framelog=verbose")
        commands["no peak"] = _ffmpeg(hour, "ebur128=framelog=verbose")
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(ROUNDS):
        for name, command in commands.items():
            taken[name].append(_processor_time(command))
    times = {name: statistics.median(each) for name, each in taken.items()}
    ours, decoding = times["measured"], times["decoded"]
    rows = [
        _times_real(times, "measured", "500"),
        _times_real(times, "decoded", ""),
        Row(
            "its loudness and true peak alone, times real time a core",
            f"{HOUR / (ours - decoding):.0f}",
        ),
    ]
    rows += [
        Row(
            f"an hour of FLAC, processor time (ffmpeg ebur128, {name})",
            f"{ours:.1f} s",
            f"{times[name]:.1f} s",
            ours / times[name],
            "1.3",
        )
        for name in ("true peak", "no peak")
        if name in times
    ]
    return rows


def _times_real(times: Mapping[str, float], name: str, least: str) -> Row:
    what = f"an hour of FLAC {name}, times real time a core"
    return Row(what, f"{HOUR / times[name]:.0f}", limit=least and f"at least {least}")


def _memory(folder: Path) -> list[Row]:
    rows = []
    for seconds in LENGTHS:
        file = _hum(folder / "long.w64", seconds)
        done = subprocess.run(
            _python(_MEASURED, file), check=True, capture_output=True, text=True
        )
        file.unlink()
        most = int(done.stdout) / 1024
        rows.append(Row(f"most memory, {seconds / 60:.0f} min", f"{most:.0f} MB"))
    return rows


def _at_once(folder: Path) -> Row:
    cores = len(os.sched_getaffinity(0))
    sounds = folder / "sounds"
    sounds.mkdir()
    for number in range(2 * cores):
        # Of different lengths, so that none is there already.
        _flac(sounds / f"{number}.flac", LENGTHS[0] + number)
    alone, at_once = (_adding_time(folder, sounds, count) for count in (1, cores))
    what = f"{2 * cores} files of 10 min added on {cores} cores (on one)"
    limit = f"{1.3 / cores:.2f}"
    return Row(what, f"{at_once:.1f} s", f"{alone:.1f} s", at_once / alone, limit)


def _adding_time(folder: Path, sounds: Path, cores: int) -> float:
    own = {
        f"XDG_{kind}_HOME": str(folder / f"{kind}{cores}")
        for kind in ("CONFIG", "DATA", "STATE", "CACHE")
    }
    command = [sys.executable, "-c", _ADDED, str(cores), str(sounds)]
    start = time.perf_counter()
    subprocess.run(command, check=True, env=os.environ | own, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def _python(program: str, file: Path) -> list[str]:
    return [sys.executable, "-c", program, str(file)]


def _ffmpeg(file: Path, measured: str) -> list[str]:
    quiet = ["ffmpeg", "-hide_banner", "-nostdin", "-nostats", "-loglevel", "error"]
    return [*quiet, "-i", str(file), "-af", measured, "-f", "null", "-"]


def _processor_time(command: Sequence[str]) -> float:
    """Seconds of user and system that a program takes."""
    before = os.times()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = os.times()
    user = after.children_user - before.children_user
    return user + after.children_system - before.children_system


def _flac(file: Path, seconds: int) -> Path:
    """The sound of the sea, again and again."""
    with sf.SoundFile(SOUND) as source:
        rate, channels = source.samplerate, source.channels
        with sf.SoundFile(file, "w", rate, channels) as target:
            for _ in range(seconds):
                second = source.read(rate, dtype="float32")
                if len(second) < rate:
                    source.seek(0)
                    second = source.read(rate, dtype="float32")
                target.write(second)
    return file


def _hum(file: Path, seconds: int) -> Path:
    """A low hum, in one channel at 8 kHz so that a night of it is written soon."""
    second = np.sin(2 * np.pi * 50 * np.arange(8000) / 8000).astype(np.float32) / 10
    minute = np.tile(second, 60)
    with sf.SoundFile(file, "w", 8000, 1, format="W64", subtype="PCM_16") as target:
        for _ in range(seconds // 60):
            target.write(minute)
    return file
