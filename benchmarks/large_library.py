"""Ten thousand own tracks against none: start, search keys and memory."""

from __future__ import annotations

import os
import re
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import tomli_w

from benchmarks.report import Row
from benchmarks.terminal import Terminal
from sleepterm.store.files.file_facts import FileFacts

COUNT = 10_000
ROUNDS = 7
FIRST_ROUNDS = 3
BETWEEN_KEYS = 0.16
QUIET = 0.12
SETTLED = 2.0
TYPED = "rain 9\x7f\x7f\x7f\x7fsleepy numbar\x7f\x7f"
SOUNDS = Path(__file__).resolve().parent.parent / "sounds"
WORDS = ("rain", "wind", "sea", "fire", "night", "train", "bells", "forest")
NONE, LISTED, UNLISTED = "none", "listed", "unlisted"

_PROBED = "from benchmarks.heartbeat import run; run()"


@dataclass
class Starts:
    """The measurements of one library.

    Attributes:
        frames: seconds until the first frame, of warm starts.
        warm: seconds until all is listed and a key is answered.
        first: likewise, with an empty cache.
        early: seconds for each key typed as soon as all is listed.
        late: likewise, once the program is idle.
        blocked: longest blockage of the event loop in each run, in seconds.
        settled: MiB of memory once the program is idle.
        peak: MiB of memory at most.
    """

    frames: list[float] = field(default_factory=list)
    warm: list[float] = field(default_factory=list)
    first: list[float] = field(default_factory=list)
    early: list[float] = field(default_factory=list)
    late: list[float] = field(default_factory=list)
    blocked: list[float] = field(default_factory=list)
    settled: list[float] = field(default_factory=list)
    peak: list[float] = field(default_factory=list)


def measure() -> list[Row]:
    """Measure in a real terminal, drawing included."""
    with tempfile.TemporaryDirectory() as folder:
        homes = {kind: Home(Path(folder, kind), kind) for kind in LIBRARIES}
        for number in range(ROUNDS + 1):
            for home in homes.values():
                if number < FIRST_ROUNDS:
                    home.forget()
                    home.run(is_warm=False)
                # the first time there is something to write yet
                home.run(is_warm=number > 0)
    none = homes.pop(NONE).found
    rows = [
        Row("first frame, no own tracks", _ms(none.frames)),
        Row("start, no own tracks", _ms(none.warm)),
        Row("the very first start, no own tracks", _ms(none.first)),
        Row("memory, no own tracks: settled, peak", _mib(none)),
        _keys("a key right after the start, no own tracks", none.early),
        _keys("a key once settled, no own tracks", none.late),
    ]
    return rows + [row for home in homes.values() for row in home.rows(none)]


class Home:
    """A user with one kind of library.

    Args:
        folder: of all the user's files.
        kind: of library: NONE, LISTED or UNLISTED.
    """

    def __init__(self, folder: Path, kind: str) -> None:
        self.kind = kind
        self.found = Starts()
        self._folder = folder
        names = ("DATA", "CONFIG", "STATE", "CACHE")
        self._environment = os.environ | {
            "SDL_AUDIODRIVER": "dummy",
            "BENCHMARK_GAPS": str(folder / "gaps"),
            **{f"XDG_{name}_HOME": str(folder / name) for name in names},
        }
        # Where it is set, sleepterm would be compiled again at each start.
        self._environment.pop("PYTHONDONTWRITEBYTECODE", None)
        LIBRARIES[kind](folder / "DATA" / "sleepterm")
        self._cache = folder / "CACHE" / "sleepterm"
        # Mark all as measured, as measuring would take hours.
        sounds = (folder / "DATA" / "sleepterm" / "sounds").glob("*")
        found = [(sound, (0.0, 1.0)) for sound in sounds]
        FileFacts(self._cache / "measured.jsonl").put(found)

    def forget(self) -> None:
        """Empty the cache, except for the measured sounds."""
        for file in self._cache.glob("*.json"):
            file.unlink()

    def run(self, *, is_warm: bool) -> None:
        """Start once, type at once and type again when idle."""
        found = self.found
        command = [sys.executable, "-c", _PROBED]
        with Terminal(command, self._environment) as terminal:
            frame = terminal.wait_for("would you like") - terminal.started
            terminal.wait_until(self._is_listed)
            terminal.press("\x1b[B")
            start = terminal.answered() - terminal.started
            early = _typed(terminal)
            terminal.settle(SETTLED)
            late = _typed(terminal)
            settled, peak = terminal.memory()
        if not is_warm:
            found.first.append(start)
            return
        found.frames.append(frame)
        found.warm.append(start)
        found.early += early
        found.late += late
        found.settled.append(settled)
        found.peak.append(peak)
        gaps = (self._folder / "gaps").read_text(encoding="utf-8")
        found.blocked.append(float(gaps))

    def _is_listed(self, drawn: str) -> bool:
        counts = [int(each) for each in re.findall(r"All (\d+)", drawn)]
        return any(count >= COUNT or self.kind == NONE for count in counts)

    def rows(self, none: Starts) -> list[Row]:
        """The measurements, with the difference to no own tracks."""
        found, kind = self.found, f"{COUNT} {self.kind}"
        peak = statistics.median(found.peak) - statistics.median(none.peak)
        settled = statistics.median(found.settled) - statistics.median(none.settled)
        blocked = statistics.median(found.blocked)
        return [
            Row(f"first frame, {kind}", _more(found.frames, none.frames)),
            Row(f"start, {kind}", _more(found.warm, none.warm), limit="+300 ms"),
            Row(
                f"the very first start, {kind}",
                _more(found.first, none.first),
                limit="+300 ms",
            ),
            _keys(f"a key right after the start, {kind}", found.early),
            _keys(f"a key once settled, {kind}", found.late),
            Row(
                f"screen's thread held up, {kind}: median, largest of the runs",
                f"{blocked * 1000:.0f}, {max(found.blocked) * 1000:.0f} ms",
            ),
            Row(
                f"memory, {kind}: settled, peak",
                f"{_mib(found)} ({settled:+.0f}, {peak:+.0f})",
                limit="+60 MiB",
            ),
        ]


def _typed(terminal: Terminal) -> list[float]:
    """Seconds from each key to the end of its drawing."""
    terminal.press("/")
    terminal.settle(QUIET)
    times = []
    for key in TYPED:
        pressed = terminal.press(key)
        terminal.answered()
        times.append(terminal.settle(QUIET) - pressed)
        time.sleep(max(0.0, pressed + BETWEEN_KEYS - time.perf_counter()))
    terminal.press("\x1b")
    terminal.settle(QUIET)
    terminal.press("\x1b")
    terminal.settle(QUIET)
    return times


def _keys(what: str, times: Sequence[float]) -> Row:
    ordered = sorted(times)
    rare = ordered[int(0.99 * (len(ordered) - 1))]
    return Row(
        f"{what}: median, 99 %, largest",
        f"{statistics.median(ordered) * 1000:.0f}, {rare * 1000:.0f},"
        f" {ordered[-1] * 1000:.0f} ms",
        limit="50 ms",
    )


def _ms(times: Sequence[float]) -> str:
    return f"{statistics.median(times) * 1000:.0f} ms"


def _more(times: Sequence[float], others: Sequence[float]) -> str:
    more = statistics.median(times) - statistics.median(others)
    return f"{_ms(times)} ({more * 1000:+.0f})"


def _mib(found: Starts) -> str:
    settled, peak = statistics.median(found.settled), statistics.median(found.peak)
    return f"{settled:.0f}, {peak:.0f} MiB"


def _fill_nothing(folder: Path) -> None:
    folder.mkdir(parents=True)


def _fill_unlisted(folder: Path, count: int = COUNT) -> None:
    sounds = folder / "sounds"
    sounds.mkdir(parents=True)
    first = sounds / f"{WORDS[0]}-0.ogg"
    shutil.copy(SOUNDS / "underwater.ogg", first)
    for number in range(1, count):
        (sounds / f"{WORDS[number % len(WORDS)]}-{number}.ogg").hardlink_to(first)


def fill_listed(folder: Path, count: int = COUNT) -> None:
    """Fill the data folder of sleepterm with so many own tracks, all listed."""
    _fill_unlisted(folder, count)
    tracks = [
        {
            "id": f"own-{number}",
            "title": f"{WORDS[number % len(WORDS)].title()} number {number}",
            "type": "nature",
            "topics": ["sleep", WORDS[number // 7 % len(WORDS)]],
            "playback": "loop",
            "loop": "crossfade",
            "gain_db": -3.0,
            "file": f"{WORDS[number % len(WORDS)]}-{number}.ogg",
        }
        for number in range(count)
    ]
    text = tomli_w.dumps({"schema": 1, "track": tracks})
    (folder / "tracks.toml").write_text(text, encoding="utf-8")


LIBRARIES: dict[str, Callable[[Path], None]] = {
    NONE: _fill_nothing,
    LISTED: fill_listed,
    UNLISTED: _fill_unlisted,
}
