"""How costs grow with layers, own tracks, the hours of a night, and a file's length.

    python -m benchmarks growth

Each point is measured in a process of its own, but for the hours, which are one night.
A cost that grows like the size to the power of k is a straight line: k at the large
end, between the two largest sizes, is printed; 0 is flat, 1 is in proportion.
"""

from __future__ import annotations

import gc
import math
import multiprocessing
import os
import random
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

import numpy as np
import soundfile as sf
from tests.content.phrase_score import vocabulary

from benchmarks.large_library import fill_listed
from benchmarks.report import Row
from benchmarks.sound_faults import megabytes
from sleepterm.audio.engine import Engine
from sleepterm.audio.player import BLOCK
from sleepterm.audio.sample_format import RATE
from sleepterm.audio.sources.source import Source
from sleepterm.audio.track_loader import open_track
from sleepterm.commands.shared.catalog_access import load
from sleepterm.library.catalog.filters import TrackFilter
from sleepterm.library.catalog.track import ContentType, PlaybackMode, Track
from sleepterm.library.search.search import Search
from sleepterm.store.paths import Paths
from sleepterm.units import DEFAULT_DRIFT, UNITY_MASTER, Percent, Seconds

LAYERS = (1, 2, 4, 8, 16, 32)
TRACKS = (10, 100, 1_000, 10_000)
HOURS = (0.5, 1, 2, 5, 10)
LENGTHS = (1, 10, 60, 480)
"""Minutes of a sound file."""

STRAIGHT, FLAT = 1.1, 0.1
"""The largest power of the size that still is in proportion, or constant."""

Given = TypeVar("Given")
Found = TypeVar("Found")

_RENDERED = Seconds(30.0)
_LOW_RATE = 8_000
_MINUTE = 60 * _LOW_RATE


@dataclass(frozen=True)
class Line:
    """How one cost grows.

    Attributes:
        what: what is measured, with its unit.
        sizes: of what it is measured for.
        costs: one for each size.
        limit: the largest power.
    """

    what: str
    sizes: Sequence[float]
    costs: Sequence[float]
    limit: float

    @property
    def power(self) -> float:
        """The power of the size that the cost follows at the large end."""
        *_, (size, larger) = pairwise(self.sizes)
        *_, (cost, dearer) = pairwise(self.costs)
        return math.log(dearer / cost) / math.log(larger / size)

    def row(self) -> Row:
        """The line as a row of a table."""
        costs = ", ".join(f"{cost:.3g}" for cost in self.costs)
        sizes = ", ".join(f"{size:g}" for size in self.sizes)
        return Row(f"{self.what}, {sizes}", costs, "", self.power, f"{self.limit:g}")


def measure() -> list[Row]:
    """All lines as rows; the power of each is its ratio."""
    return [line.row() for line in lines()]


def lines() -> Iterator[Line]:
    """Measure all."""
    yield from _pair(
        "a minute of sound of so many layers: s of processor", layers_of, LAYERS
    )
    yield from _pair(
        "so many own tracks: s to read, filter and search them", tracks_of, TRACKS
    )
    night = _apart(night_until, HOURS)
    cpu, memory = zip(*night, strict=True)
    yield Line("a night of so many hours: s of processor", HOURS, cpu, STRAIGHT)
    yield Line("MB at its end", HOURS, memory, FLAT)
    yield from _pair(
        "a file of so many minutes: s to its last one", file_of, LENGTHS, FLAT
    )


def _pair(
    what: str,
    cost: Callable[[int], tuple[float, float]],
    sizes: Sequence[int],
    limit: float = STRAIGHT,
) -> Iterator[Line]:
    times, memory = zip(*(_apart(cost, size) for size in sizes), strict=True)
    yield Line(what, sizes, times, limit)
    yield Line("MB for them", sizes, memory, limit)


def _apart(work: Callable[[Given], Found], given: Given) -> Found:
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=spawn) as pool:
        return pool.submit(work, given).result()


def layers_of(count: int) -> tuple[float, float]:
    """Seconds of processor and megabytes of a minute of so many layers."""
    engine = _playing(_loops()[:count])
    _render(engine, Seconds(5.0))
    began = time.process_time()
    _render(engine, _RENDERED)
    spent = time.process_time() - began
    return spent * 60 / _RENDERED, _memory()


def tracks_of(count: int) -> tuple[float, float]:
    """Seconds and megabytes of a library with so many own tracks."""
    with tempfile.TemporaryDirectory() as folder:
        _keep_to(Path(folder))
        paths = Paths.of_user()
        fill_listed(paths.data, count)
        began = time.perf_counter()
        catalog = load(paths).catalog
        TrackFilter(type=ContentType.NATURE).apply(catalog.tracks)
        Search(catalog, vocabulary()).find("rain 9")
        return time.perf_counter() - began, _memory()


def night_until(hours: Sequence[float]) -> list[tuple[float, float]]:
    """Seconds of processor and megabytes after so many hours of one night."""
    engine = _playing(_loops()[:1])
    found, played, began = [], 0.0, time.process_time()
    for hour in hours:
        _render(engine, Seconds((hour - played) * 3600))
        played = hour
        found.append((time.process_time() - began, _memory()))
    return found


def file_of(minutes: int) -> tuple[float, float]:
    """Seconds and megabytes until the last minute of a file is heard."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "long.flac"
        hum = np.sin(np.arange(_MINUTE) * 0.1).astype(np.float32) * 0.1
        with sf.SoundFile(file, "w", _LOW_RATE, 1) as written:
            for _ in range(minutes):
                written.write(hum)
        track = Track(
            "long", "Long", ContentType.MEDITATION, file, playback=PlaybackMode.ONCE
        )
        began = time.perf_counter()
        chance = random.Random(1)  # noqa: S311 - not for secrets
        source = Source(track, chance, Seconds(minutes * 60.0 - 60.0))
        source.read(BLOCK)
        spent = time.perf_counter() - began
        source.close()
        return spent, _memory()


def _loops() -> list[Track]:
    tracks = load(Paths.of_user()).catalog.tracks
    return [x for x in tracks if x.is_loop and x.has_file and x.file is not None]


def _playing(tracks: Sequence[Track]) -> Engine:
    engine = Engine(UNITY_MASTER, DEFAULT_DRIFT)
    for track in tracks:
        layer = engine.add(track, Percent(60), Seconds(0.0))
        engine.open(layer, open_track(track, Seconds(0.0), 1))
    engine.resume()
    return engine


def _render(engine: Engine, seconds: Seconds) -> None:
    for _ in range(round(seconds * RATE / BLOCK)):
        engine.render(BLOCK)


def _memory() -> float:
    gc.collect()
    return megabytes(os.getpid())


def _keep_to(folder: Path) -> None:
    for name in ("DATA", "CONFIG", "STATE", "CACHE"):
        os.environ[f"XDG_{name}_HOME"] = str(folder / name)
