"""What judges whole nights hears gaps, clicks and late ends; short ones are clean."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from benchmarks.heard import Heard
from benchmarks.whole_night import Night, play_night

from sleepterm.audio.sample_format import RATE
from sleepterm.audio.samples import Block

BLOCK = RATE // 16
SPAN = BLOCK / RATE


class Listening:
    """A night of noise in which a test changes samples."""

    def __init__(self) -> None:
        self.now = 0.0
        self.heard = Heard(lambda: self.now)
        self.heard.sounding = [(0.5, 3.0)]
        chance = np.random.default_rng(1)
        self.sound = chance.uniform(-0.1, 0.1, (4 * RATE, 2)).astype(np.float32)

    def judge(self) -> Heard:
        for at in range(0, len(self.sound), BLOCK):
            self._write(self.sound[at : at + BLOCK])
        return self.heard

    def _write(self, block: Block) -> None:
        self.heard.write(block)
        self.now += SPAN


def test_clean_sound_has_no_fault() -> None:
    heard = Listening().judge()
    assert heard.gap == 0
    assert heard.last == 4.0
    assert 0.1 < heard.step < 0.2
    assert heard.edges == pytest.approx(1, abs=0.15)


def test_a_gap_is_measured_across_blocks() -> None:
    listening = Listening()
    listening.sound[RATE - 100 : RATE + 3 * BLOCK + 7] = 0
    assert listening.judge().gap == pytest.approx(3 * SPAN + 107 / RATE)


def test_silence_is_no_gap_where_it_is_to_be_silent() -> None:
    listening = Listening()
    listening.sound[: RATE // 2] = 0
    listening.sound[3 * RATE :] = 0
    heard = listening.judge()
    assert heard.gap == 0
    assert heard.last == 3.0


def test_one_click_is_the_largest_step() -> None:
    listening = Listening()
    listening.sound[RATE + 1000] += 0.5
    assert listening.judge().step > 0.4


def test_clicks_between_blocks_are_told_from_rough_sound() -> None:
    listening = Listening()
    listening.sound[::BLOCK] += 0.2
    assert listening.judge().edges > 1.5


def test_what_grows_through_the_night_is_a_fault() -> None:
    memory = [50.0 + 0.02 * at for at in range(1, 97)]
    night = Night("a night", hours=8.0, memory=memory, files=[12, 13, 12], edges=1.0)
    assert list(night.faults()) == []
    assert night.slope == pytest.approx(0.24, abs=0.01)
    leaking = replace(night, memory=[50.0 + 0.03 * at for at in range(1, 97)])
    assert list(leaking.faults()) == ["memory"]
    assert list(replace(night, files=[12, 13, 13], late=-0.2).faults()) == [
        "ending",
        "files",
    ]


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="reads /proc")
def test_a_short_night_ends_to_the_moment_without_a_gap_or_click() -> None:
    night = play_night("even", 60.0)
    assert set(night.faults()) <= {"memory"}
    assert night.step > 0
    assert night.late < 0.02
