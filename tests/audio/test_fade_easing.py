"""Peaks are eased along the sleep fade; steady sound and the end are as without it."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from tests.audio.engine_driver import EngineDriver, timer
from tests.audio.fakes import loop_track, write_sound

from sleepterm.audio.fade_easing import FadeEasing
from sleepterm.audio.layer import Layer
from sleepterm.audio.sample_format import RATE
from sleepterm.audio.samples import Block
from sleepterm.audio.sources.source import Source
from sleepterm.units import Percent, Seconds

Line = npt.NDArray[np.float64]
BLOCK = 3072


def layer_of(folder: Path, sound: Block) -> Layer:
    """A layer of a ring of sound, which has faded in."""
    file = write_sound(folder / "ring.wav", sound, subtype="FLOAT")
    track = loop_track(file)
    layer = Layer(track, Percent(100), Seconds(0.0))
    layer.open(Source(track, random.Random(1)))
    layer.add_to(np.zeros((RATE, 2), dtype=np.float32))
    return layer


def hush(seconds: float, level: float = 0.02) -> Block:
    chance = np.random.default_rng(1)
    noise = level * chance.standard_normal((round(seconds * RATE), 2))
    return noise.astype(np.float32)


def claps() -> Block:
    """A hush in which every sixth second is 14 dB louder for 0.4 s."""
    sound = hush(6)
    sound[3 * RATE : 3 * RATE + 2 * RATE // 5] *= 5
    return sound


def eased(layer: Layer, gain: float, seconds: float, block: int = BLOCK) -> Block:
    easing = FadeEasing()
    parts = []
    for _ in range(round(seconds * RATE) // block):
        mix = np.zeros((block, 2), dtype=np.float32)
        easing.add_loops(mix, [layer], gain)
        parts.append(mix)
    return np.concatenate(parts)


def excess(sound: Block) -> float:
    """The loudest 400 ms over the ten seconds before, in dB."""
    size = RATE // 10
    power = np.square(sound[: len(sound) // size * size].astype(np.float64))
    sums = np.cumsum(power.reshape(-1, size * 2).sum(axis=1))
    near = sums[100:] - sums[96:-4]
    running = sums[100:] - sums[:-100]
    return float(10 * np.log10((near / 4 / (running / 100)).max()))


def test_peaks_stand_less_and_less_out(tmp_path: Path) -> None:
    layer = layer_of(tmp_path, claps())
    found = [excess(eased(layer, gain, 24)) for gain in (1.0, 0.5, 0.1, 0.01)]
    assert found == sorted(found, reverse=True)
    assert found[0] > 9
    assert found[0] - found[1] > 0.3
    # The claps are most of what is heard, so that the running level falls, too.
    assert found[0] - found[3] > 1.4


def test_what_is_steady_is_not_touched(tmp_path: Path) -> None:
    layer = layer_of(tmp_path, hush(4))
    sound = eased(layer, 0.01, 12)
    again = eased(layer_of(tmp_path, hush(4)), 1.0, 12)
    assert np.array_equal(sound, again)


def test_what_lies_under_a_peak_does_not_pump(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    loud, under = (
        layer_of(tmp_path, claps() - hush(6)),
        layer_of(tmp_path / "a", hush(4)),
    )
    alone = eased(loud, 0.01, 24)
    easing, plain = FadeEasing(), layer_of(tmp_path / "a", hush(4))
    rest = []
    loud = layer_of(tmp_path, claps() - hush(6))
    for at in range(0, 20 * RATE // BLOCK * BLOCK, BLOCK):
        mix = np.zeros((BLOCK, 2), dtype=np.float32)
        easing.add_loops(mix, [loud, under], 0.01)
        bed = np.zeros((BLOCK, 2), dtype=np.float32)
        plain.add_to(bed)
        rest.append(np.abs(mix - bed)[alone[at : at + BLOCK] == 0.0].max(initial=0.0))
    assert max(rest) < 1e-6


def test_gain_moves_without_a_click_and_in_any_blocks(tmp_path: Path) -> None:
    flat = np.full((6 * RATE, 2), 0.05, dtype=np.float32)
    turn = np.sin(np.linspace(0, np.pi, RATE)) ** 2
    flat[3 * RATE : 4 * RATE] *= (1 + 4 * turn)[:, None].astype(np.float32)
    sound = eased(layer_of(tmp_path, flat), 0.01, 20)[:, 0]
    assert np.abs(np.diff(sound)).max() < 3e-5
    other = eased(layer_of(tmp_path, flat), 0.01, 20, 4800)[:, 0]
    late = slice(12 * RATE, 19 * RATE)
    assert other[late] == pytest.approx(sound[late], rel=0.05)


def test_it_comes_back_without_a_jump(tmp_path: Path) -> None:
    flat = np.full((6 * RATE, 2), 0.05, dtype=np.float32)
    flat[3 * RATE : 4 * RATE] *= 4
    layer, easing, parts = layer_of(tmp_path, flat), FadeEasing(), []
    for at in range(12 * RATE // BLOCK):
        mix = np.zeros((BLOCK, 2), dtype=np.float32)
        # The clap's second begins at 8; the fade is called off within it.
        easing.add_loops(mix, [layer], 0.01 if at * BLOCK < 8.4 * RATE else 1.0)
        parts.append(mix)
    sound = np.concatenate(parts)[:, 0]
    steps = np.abs(np.diff(sound))
    inside = steps[round(8.2 * RATE) : round(8.8 * RATE)]
    assert inside.max() < 2e-4
    assert sound[round(11.5 * RATE) :] == pytest.approx(0.05, abs=1e-4)


def test_the_end_of_the_night_is_silent(sound_files: Path) -> None:
    driver = EngineDriver(sound_files)
    driver.engine.arm(timer(6, 5))
    driver.play("flat", "hum")
    sound = driver.render(7)
    assert np.abs(sound[2 * RATE : 3 * RATE]).max() > 0.01
    assert not sound[round(6.2 * RATE) :].any()
