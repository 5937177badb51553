"""The largest step of the gain where the sound returns, rises or changes parts.

A flat sound, whose samples are the gain, is rendered by the engine. A step is the
change in dB from 10 ms to the next, above -60 dB.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import soundfile as sf

from benchmarks.report import Row
from sleepterm.audio.engine import Engine
from sleepterm.audio.sample_format import RATE
from sleepterm.audio.samples import Block
from sleepterm.audio.sequencer import Sequencer
from sleepterm.audio.slider import amplitude
from sleepterm.audio.track_loader import open_track
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.track import ContentType, LoopMode, Track
from sleepterm.library.sequences.part import parse_part
from sleepterm.library.sequences.plan import plan_sequence
from sleepterm.library.sequences.sequence import Sequence
from sleepterm.night.sequence_clock import clock_of
from sleepterm.night.sleep_timer import TimerSettings
from sleepterm.night.wake_rise import WakeRise
from sleepterm.units import Percent, Seconds

LEVEL = 0.25
QUIET = -60.0
BLOCK = RATE // 10
WINDOW = RATE // 100
LIMIT = "0.5"
TIMER = TimerSettings(duration=Seconds(30.0), fade=Seconds(20.0))
START = Seconds(0.0)


class _Night:
    """An engine and its flat sounds.

    Args:
        folder: gets the sound files.
    """

    def __init__(self, folder: Path) -> None:
        flat = np.full((2 * RATE, 2), LEVEL, dtype=np.float32)
        tracks = []
        for name in ("one", "other"):
            path = folder / f"{name}.wav"
            sf.write(path, flat, RATE, subtype="FLOAT")
            tracks.append(
                Track(
                    id=name,
                    title=name,
                    type=ContentType.NOISE,
                    file=path,
                    loop=LoopMode.EXACT,
                )
            )
        self.catalog = Catalog(tuple(tracks))
        self.engine = Engine(Percent(100))

    def play(self) -> None:
        """Play one sound, with a timer."""
        track = self.catalog.get("one")
        if track is not None:
            self.engine.add(track, Percent(100), START)
        self.engine.arm(TIMER)
        self.engine.resume()

    def render(self, seconds: float) -> Block:
        """The sound of some seconds; layers that join are opened."""
        blocks = []
        for _ in range(round(seconds * RATE / BLOCK)):
            for layer in self.engine.layers:
                if layer.source is None:
                    self.engine.open(layer, open_track(layer.track, START, 1))
            blocks.append(self.engine.render(BLOCK)[0])
        return np.concatenate(blocks)


def measure() -> list[Row]:
    """The largest steps."""
    cases: dict[str, Callable[[_Night], Block]] = {
        "still awake in mid-fade": _in_mid_fade,
        "still awake a second before the end": _near_the_end,
        "still awake after the end": _after_the_end,
        "a wake-up that rises for 5 minutes": _rise,
        "the seam of a session, 8 s long": _seam,
    }
    rows = []
    for name, render in cases.items():
        with tempfile.TemporaryDirectory() as folder:
            step = _largest_step(render(_Night(Path(folder))))
        rows.append(Row(f"largest gain step: {name}", f"{step:.2f} dB", limit=LIMIT))
    return rows


def _in_mid_fade(night: _Night) -> Block:
    return _again(night, 20.0)


def _near_the_end(night: _Night) -> Block:
    return _again(night, 29.0)


def _again(night: _Night, heard: float) -> Block:
    night.play()
    night.render(heard)
    night.engine.arm(TIMER)
    return night.render(5.0)


def _after_the_end(night: _Night) -> Block:
    night.play()
    night.render(32.0)
    night.engine.resume()
    return night.render(5.0)


def _rise(night: _Night) -> Block:
    night.play()
    night.render(32.0)
    low, high = amplitude(Percent(10)), amplitude(Percent(90))
    night.engine.begin_rise(WakeRise(low, high, Seconds(300.0)))
    return night.render(300.0)


def _seam(night: _Night) -> Block:
    parts = tuple(map(parse_part, ("one 30s", "other 30s")))
    plan = plan_sequence(Sequence("Seam", parts, crossfade=Seconds(8.0)), night.catalog)
    lengths = [part.length for part in plan.parts]
    clock = clock_of(lengths, [part.waits for part in plan.parts], [None, None], START)
    night.engine.sequence.play(Sequencer(plan, clock), TIMER)
    night.render(15.0)
    return night.render(30.0)


def _largest_step(sound: Block) -> float:
    windows = sound[: len(sound) // WINDOW * WINDOW, 0].reshape(-1, WINDOW)
    levels = 20 * np.log10(np.abs(windows).mean(axis=1) / LEVEL + 1e-9)
    heard = levels > QUIET
    return float(np.abs(np.diff(levels))[heard[:-1] & heard[1:]].max())
