"""Drives an engine through a session of parts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
from tests.audio.engine_driver import EngineDriver, timer
from tests.audio.fakes import guided_track, loop_track, write_sound

from sleepterm.audio.events import PartBegan
from sleepterm.audio.sample_format import RATE
from sleepterm.audio.samples import Block
from sleepterm.audio.sequencer import Sequencer
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.sequences.part import parse_part
from sleepterm.library.sequences.plan import Plan, plan_sequence
from sleepterm.library.sequences.sequence import Sequence
from sleepterm.night.sequence_clock import SequenceClock, clock_of
from sleepterm.units import Seconds

STEP = 4800
"""Frames of a block: a tenth of a second."""


def sounds(folder: Path) -> Catalog:
    """Loops of noise, of a flat level, and two voices of three seconds."""
    chance = np.random.default_rng(3)
    for name in ("rain", "sea"):
        noise = chance.normal(0, 0.05, (4 * RATE, 2)).astype(np.float32)
        write_sound(folder / f"{name}.wav", noise, subtype="FLOAT")
    for name, seconds in {"flat": 4, "voice": 3, "tale": 3}.items():
        even = np.full((seconds * RATE, 2), 0.25, dtype=np.float32)
        write_sound(folder / f"{name}.wav", even, subtype="FLOAT")
    loops = [loop_track(folder / f"{name}.wav") for name in ("rain", "sea", "flat")]
    voices = [
        replace(guided_track(folder / f"{name}.wav"), length=Seconds(3.0))
        for name in ("voice", "tale")
    ]
    return Catalog((*loops, *voices))


def plan_of(catalog: Catalog, *lines: str, crossfade: float = 1.0) -> Plan:
    """A session of these parts, with every length in seconds."""
    parts = tuple(map(parse_part, lines))
    return plan_sequence(
        Sequence("Night", parts, crossfade=Seconds(crossfade)), catalog
    )


def clock_for(plan: Plan, tail: float = 0.0) -> SequenceClock:
    parts = plan.parts
    return clock_of(
        [part.length for part in parts],
        [part.waits for part in parts],
        [None] * len(parts),
        Seconds(tail),
    )


class SequenceDriver(EngineDriver):
    """An engine that plays a session, its layers opened between blocks."""

    def begin(self, plan: Plan, fade: float = 1.0, tail: float = 0.0) -> None:
        clock = clock_for(plan, tail)
        self.total = clock.remaining
        armed = timer(clock.remaining, fade)
        self.events += self.engine.sequence.play(Sequencer(plan, clock), armed)
        self.open()

    def play_for(self, seconds: float) -> Block:
        """Render some seconds, and open the layers of parts that begin."""
        heard = []
        for _ in range(round(seconds * RATE / STEP)):
            heard.append(self.render(STEP / RATE, STEP))
            self.open()
        return np.concatenate(heard)

    @property
    def begun(self) -> list[int]:
        return [x.index for x in self.events if isinstance(x, PartBegan)]

    @property
    def mix(self) -> dict[str, int]:
        return {x.track_id: x.percent for x in self.engine.state().layers}

    @property
    def left(self) -> float:
        left = self.engine.timer.remaining
        assert left is not None
        return left
