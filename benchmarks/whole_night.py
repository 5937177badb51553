"""Play whole nights through the real player, as fast as they can be rendered.

    python -m benchmarks.whole_night [--hours 8] [one] [five] [guided] [parts]
                                     [waking] [even]

Playback, player and engine are those of the program; time is passed in. Prints a line
for each kind of night:

- gap: the longest silence while there was to be sound;
- step: the largest step from sample to sample, as a share of the largest one that its
  sounds can have by themselves;
- edges: the mean step from one block of the player to the next, divided by that within
  blocks;
- ending: how much later than asked for the last sound was;
- memory after an hour (or half the night), what it gained by the end, and its slope;
- files open before the night, at most, and after it.

Fails if one of them is above its limit. Nothing else has to be idle meanwhile.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import numpy as np
from tests.playback.night_run import SPAN, NightRun

from benchmarks.heard import Heard
from benchmarks.night_scenes import SCENES, SETTLING, Scene
from benchmarks.sound_faults import megabytes
from sleepterm.audio.player_options import PlayerOptions
from sleepterm.units import DEFAULT_DRIFT

HOUR = 3600.0
MOST_GAP = 0.0
MOST_STEP = 1.5
MOST_EDGES = 1.05
MOST_LATE = 0.1
MOST_GAIN = 2.0
SAMPLES = 96
"""How often memory and files are looked at."""

HEAD = ("", "hours", "CPU", "gap", "step", "edges", "ending", "memory", "files")


@dataclass
class Night:
    """What was measured in one night.

    Attributes:
        name: of the scene.
        hours: of the night.
        cpu: seconds of processor time.
        gap: seconds.
        step: a share.
        edges: a ratio.
        late: seconds.
        memory: megabytes, at even times.
        files: how many were open before, then at even times, then after.
    """

    name: str
    hours: float = 0.0
    cpu: float = 0.0
    gap: float = 0.0
    step: float = 0.0
    edges: float = 0.0
    late: float = 0.0
    memory: list[float] = field(default_factory=list)
    files: list[int] = field(default_factory=list)

    @property
    def settled(self) -> Sequence[float]:
        """Memory after an hour, or after half of a shorter night."""
        first = min(1 / self.hours, 0.5)
        return self.memory[int(first * len(self.memory)) :]

    @property
    def gain(self) -> float:
        """Megabytes gained since memory had settled."""
        return self.settled[-1] - self.settled[0]

    @property
    def slope(self) -> float:
        """Megabytes an hour, by least squares."""
        hours = np.linspace(0, self.hours, len(self.memory))[-len(self.settled) :]
        return float(np.polyfit(hours, self.settled, 1)[0])

    def faults(self) -> Iterator[str]:
        """What is above its limit."""
        limits = {
            "gap": (self.gap, MOST_GAP),
            "step": (self.step, MOST_STEP),
            "edges": (abs(self.edges - 1), MOST_EDGES - 1),
            "ending": (abs(self.late), MOST_LATE),
            "memory": (self.gain, MOST_GAIN),
            "files": (self.files[-1] - self.files[0], 0),
        }
        yield from (name for name, (x, most) in limits.items() if x > most)

    def cells(self) -> tuple[str, ...]:
        """A line of the table."""
        return (
            self.name,
            f"{self.hours:.2f}",
            f"{self.cpu:.0f} s",
            f"{self.gap * 1000:.1f} ms",
            f"{self.step:.2f}",
            f"{self.edges:.3f}",
            f"{self.late * 1000:+.0f} ms",
            f"{self.settled[0]:.1f} MB {self.gain:+.2f}, {self.slope:+.3f} an hour",
            f"{self.files[0]}, {max(self.files)}, {self.files[-1]}",
        )


def main() -> int:
    """Play them, as many at once as there are processors; 0 if all went well."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hours", type=float, default=8.0)
    parser.add_argument("names", metavar="NAME", nargs="*", choices=[*SCENES, []])
    options = parser.parse_args()
    names = options.names or list(SCENES)
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        _keep_to(Path(folder))
        pool = ProcessPoolExecutor(
            os.cpu_count(),
            mp_context=multiprocessing.get_context("spawn"),
            # A night's memory is its own.
            max_tasks_per_child=1,
        )
        with pool:
            play = partial(play_night, length=options.hours * HOUR)
            nights = []
            for night in pool.map(play, names):
                print("  ".join(night.cells()), file=sys.stderr)
                nights.append(night)
    _print([HEAD, *(night.cells() for night in nights)])
    faults = [f"{x.name}: {fault}" for x in nights for fault in x.faults()]
    print(f"{time.monotonic() - began:.0f} s", file=sys.stderr)
    if faults:
        print(f"above its limit: {'; '.join(faults)}", file=sys.stderr)
    return 1 if faults else 0


def play_night(name: str, length: float) -> Night:
    """Play one kind of night, of so many seconds."""
    scene = SCENES[name]
    with tempfile.TemporaryDirectory() as folder:
        return _Playing(scene, length, Path(folder)).night()


class _Playing:
    """A night that is played.

    Args:
        scene: its kind.
        length: seconds that were asked for.
        folder: for sounds.
    """

    def __init__(self, scene: Scene, length: float, folder: Path) -> None:
        self._scene = scene
        self._measured = Night(scene.name)
        self._catalog = scene.catalog(folder)
        self._heard = Heard(lambda: self._now)
        # Files are opened from here on.
        self._measured.files.append(_open_files())
        self._run = NightRun(
            (),
            scene.timer(length),
            output=self._heard,
            catalog=self._catalog,
            options=PlayerOptions(DEFAULT_DRIFT),
        )
        self._zero = self._run.host.ticks
        self._length = length

    @property
    def _now(self) -> float:
        return self._run.host.ticks - self._zero

    def night(self) -> Night:
        """Play it to its end."""
        run, measured = self._run, self._measured
        own = self._scene.largest_step(self._catalog)
        began = time.process_time()
        self._scene.begin(run, self._length)
        run.settle()
        end = self._length
        if self._scene.is_session:
            end = run.playback.state.timer.remaining or 0.0
        spans = self._scene.sounding
        self._heard.sounding = spans(end) if spans else ((SETTLING, end - 1),)
        self._play_until(end)
        if self._scene.stop:
            run.playback.waking.stop_waking()
            run.settle()
            end += 2.0
        self._pass(5.0)
        run.close()
        measured.hours = end / HOUR
        measured.cpu = time.process_time() - began
        measured.gap, measured.edges = self._heard.gap, self._heard.edges
        measured.step = self._heard.step / own
        measured.late = self._heard.last - end
        measured.files.append(_open_files())
        return measured

    def _play_until(self, end: float) -> None:
        for at in np.linspace(0.0, end, SAMPLES + 1)[1:]:
            self._pass(at - self._now)
            self._measured.memory.append(megabytes(os.getpid()))
            self._measured.files.append(_open_files())

    def _pass(self, seconds: float) -> None:
        run = self._run
        for _ in range(round(seconds / SPAN)):
            run.pass_block()
            # It keeps them for tests.
            for kept in (run.events, run.saved, run.plays):
                kept.clear()


def _open_files() -> int:
    return sum(1 for _ in Path("/proc/self/fd").iterdir())


def _keep_to(folder: Path) -> None:
    """Keep what is played here to a folder of its own."""
    for kind in ("CONFIG", "DATA", "STATE", "CACHE"):
        os.environ[f"XDG_{kind}_HOME"] = str(folder / kind.lower())


def _print(rows: Sequence[Sequence[str]]) -> None:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        print("  ".join(cells).rstrip())


if __name__ == "__main__":
    sys.exit(main())
