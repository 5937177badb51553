"""Drives an engine by hand, for tests of whole sessions."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
from tests.audio.fakes import guided_track, loop_track

from sleepterm.audio.audition import LEAD
from sleepterm.audio.engine import PAUSE_FADE, Engine
from sleepterm.audio.events import Event
from sleepterm.audio.layer import LAYER_FADE, Layer
from sleepterm.audio.ramp import SHORT
from sleepterm.audio.sample_format import RATE
from sleepterm.audio.samples import Block
from sleepterm.audio.sources.source import Source
from sleepterm.audio.state import Status
from sleepterm.library.catalog.track import Track
from sleepterm.night.fade import FadeLaw
from sleepterm.night.sleep_timer import AfterEnd, EndWith, TimerSettings
from sleepterm.units import UNITY_MASTER, Percent, Seconds

BLOCK = 4096
FULL = Percent(100)
START = Seconds(0.0)
LOW = 30.0
"""Hz of a tone so low that it hides no click."""


SLOWEST_GAIN = {
    "transport": 1 / (PAUSE_FADE * RATE),
    "presence": np.pi / 2 / (LAYER_FADE * RATE),
    "volume, cut, master": 3 / (SHORT * RATE),
    "timer": 3 / RATE,
    "rise, and its share": 1 / RATE,
    "audition": 1 / (LAYER_FADE * RATE),
}
"""How much each gain may change per frame."""

LOUDEST = 0.5 + 0.2 + 2 * 0.5 + 2 * 0.2
_OMEGA = 2 * np.pi * LOW / RATE
_SLOPES = sum(SLOWEST_GAIN.values())
HIGHEST_BEND = LOUDEST * (_OMEGA**2 + 2 * _OMEGA * _SLOPES + 2 * _SLOPES)
"""Second difference of the tones times all gains at their steepest; a gain's bend
is at most twice its slope, where a ramp turns round."""


def timer(
    duration: float = 2.0,
    fade: float = 1.0,
    *,
    law: FadeLaw = FadeLaw.GENTLE,
    end: EndWith = EndWith.TIME,
    then: AfterEnd = AfterEnd.NOTHING,
) -> TimerSettings:
    return TimerSettings(
        duration=Seconds(duration), fade=Seconds(fade), law=law, end=end, then=then
    )


class EngineDriver:
    """An engine whose layers are opened at once, with all it has rendered."""

    def __init__(self, sound_files: Path, master: Percent = UNITY_MASTER) -> None:
        self.engine = Engine(master)
        self.events: list[Event] = []
        self._sound_files = sound_files
        self._parts: list[Block] = []

    @property
    def sound(self) -> Block:
        return np.concatenate(self._parts)

    @property
    def kinds(self) -> list[type]:
        return [type(event) for event in self.events]

    def track(self, name: str) -> Track:
        if name == "broken":
            return loop_track(self._sound_files / "broken.flac")
        file = self._sound_files / f"{name}.wav"
        return guided_track(file) if name in {"talk", "tale"} else loop_track(file)

    def add(self, name: str, percent: Percent = FULL, at: Seconds = START) -> Layer:
        layer = self.engine.add(self.track(name), percent, at)
        self.open()
        return layer

    def open(self) -> None:
        """Open the layers without a source, as the player does."""
        if self.engine.status is Status.STOPPED:
            return
        for layer in self.engine.layers:
            if layer.source is None:
                rng = random.Random(1)
                layer.open(Source(layer.track, rng, layer.position), layer.narration)

    def audition(self, track: Track) -> None:
        """Begin an audition, as the player does."""
        layer = self.engine.audition.begin(track)
        source = Source(track, random.Random(1), lead=LEAD)
        self.engine.audition.open(layer, source)

    def play(self, *names: str) -> None:
        for name in names:
            self.add(name)
        self.engine.resume()
        self.open()

    def render(self, seconds: float, block: int = BLOCK) -> Block:
        """Render some seconds in whole blocks."""
        new = []
        for _ in range(-(-round(seconds * RATE) // block)):
            sound, events = self.engine.render(block)
            self.events += events
            new.append(sound)
        self._parts += new
        return np.concatenate(new)
