"""Every recipe keeps the promises of a ring."""

from __future__ import annotations

import random

import numpy as np
import pytest
from studio.dsp.ring import RATE, Ring, Signal, Stereo
from studio.dsp.shore import waves
from studio.dsp.surges import uneven_times
from studio.recipes import breathing_bells, ocean_waves, wind
from studio.seam import seam_of
from studio.works import WORKS, work

RINGS = [each.id for each in WORKS if not each.once]
SECONDS = 1.5
LONG = 12.0
"""For sparse sounds: they need room for their events."""
FEW = 2
"""Recipes that are followed once more in a run, others each time."""
SOME = 20
"""Recipes that are heard in a run, others each time."""


def made(name: str, seed: int) -> Stereo:
    return work(name).make(Ring(LONG if work(name).events else SECONDS, seed))


@pytest.mark.parametrize("turn", range(SOME))
def test_recipe_fills_its_ring(turn: int) -> None:
    name = random.sample(RINGS, SOME)[turn]
    sound = made(name, 3)
    assert sound.shape[1] == 2, name
    assert len(sound) % round(SECONDS * RATE) == 0, name
    assert np.isfinite(sound).all(), name
    assert not np.array_equal(sound[:, 0], sound[:, 1]), name
    seam = seam_of(sound)
    assert seam.jump <= 1.5, name
    assert seam.kink <= 99.9, name


@pytest.mark.parametrize("turn", range(FEW))
def test_recipe_follows_its_seed(turn: int) -> None:
    name = random.sample(RINGS, FEW)[turn]
    sound = made(name, 3)
    alike = np.corrcoef(sound[:, 0], made(name, 4)[:, 0])[0, 1]
    assert abs(alike) < 0.5, name
    assert np.array_equal(sound, made(name, 3)), name


def largest_step(line: Signal) -> float:
    return float(np.abs(np.diff(line, axis=0)).max())


def test_waves_come_round_past_the_end() -> None:
    ring = Ring(20.0, 3)
    times = uneven_times(ring, ocean_waves.SHORTEST, ocean_waves.LONGEST)
    each = waves(ring, ocean_waves.SHORE, times)
    level = ocean_waves._strokes(ring, each, octave=0.0, ear=1)
    # a wave is drawn in points; the last of them is joined to the first
    point = RATE // ocean_waves.CONTROL_RATE
    assert largest_step(level[-point:]) <= largest_step(level[:-point])


def test_hum_of_the_wind_closes_while_its_pitch_glides() -> None:
    ring = Ring(1.5, 3)
    # an odd number of half turns, left to itself
    speed = 1.2 + 0.1 * np.sin(2 * np.pi * ring.times / ring.seconds)
    hum = wind._hum(ring, speed, hz=679.5 / 1.575, blur=0.01)
    assert np.abs(hum[0] - hum[-1]).max() <= largest_step(hum)


@pytest.fixture(scope="module")
def session() -> Stereo:
    return breathing_bells.make(Ring(76.0, 1))


def test_session_begins_and_ends_in_silence(session: Stereo) -> None:
    assert np.abs(session[: RATE // 2]).max() < 1e-9
    assert not session[-RATE // 2 :].any()


def test_session_dies_away(session: Stereo) -> None:
    last_bowl, beat = 36 * RATE, 4 * RATE
    ending = session[last_bowl:].reshape(-1, beat, 2)
    assert (np.diff(np.mean(ending**2, axis=(1, 2))) <= 0).all()


def test_session_has_as_many_breaths_as_fit() -> None:
    assert breathing_bells.breaths(85.0) == 2
    assert breathing_bells.breaths(285.0) == 22
    texts = [cue.text for cue in breathing_bells.cues(85.0)]
    assert texts.count("Breathe in") == texts.count("And out") == 2


def test_cues_follow_one_another_inside_the_session() -> None:
    cues = breathing_bells.cues(85.0)
    assert all(cue.start < cue.end for cue in cues)
    starts = [cue.start for cue in cues]
    assert all(cue.end <= after for cue, after in zip(cues, starts[1:], strict=False))
    assert cues[-1].end < 85.0
