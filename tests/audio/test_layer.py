"""A layer fades in and out, seeks and changes its volume in ramps."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tests.audio.fakes import guided_track, loop_track, write_sound

from sleepterm.audio.layer import LAYER_FADE, Layer
from sleepterm.audio.ramp import SHORT
from sleepterm.audio.sample_format import RATE
from sleepterm.audio.samples import Block, silence
from sleepterm.audio.sources.source import Source
from sleepterm.library.catalog.track import Track
from sleepterm.units import Percent, Seconds

FULL = Percent(100)


@pytest.fixture
def flat(tmp_path: Path) -> Path:
    sound = np.full((10 * RATE, 2), 0.5, dtype=np.float32)
    return write_sound(tmp_path / "flat.wav", sound, subtype="FLOAT")


def open_layer(track: Track, at: float = 0.0) -> Layer:
    layer = Layer(track, FULL, Seconds(at))
    layer.open(Source(track, random.Random(1), layer.position))
    return layer


def render(layer: Layer, seconds: float) -> Block:
    mix = silence(round(seconds * RATE))
    layer.add_to(mix)
    return mix


def test_it_adds_to_what_is_there_and_without_a_file_nothing(flat: Path) -> None:
    mix = np.ones((RATE, 2), dtype=np.float32)
    Layer(loop_track(flat), FULL, Seconds(0)).add_to(mix)
    assert (mix == 1.0).all()
    open_layer(loop_track(flat)).add_to(mix)
    assert mix[-1] == pytest.approx(1.5)


def test_it_comes_in_and_leaves_within_its_time(flat: Path) -> None:
    layer = open_layer(loop_track(flat))
    coming = render(layer, LAYER_FADE)
    assert coming[-1] == pytest.approx(0.5)
    steepest = 0.5 * np.pi / 2 / (LAYER_FADE * RATE)
    assert np.diff(coming[:, 0]).max() < steepest + 1e-6
    layer.fade_out()
    assert not layer.is_finished
    assert render(layer, LAYER_FADE)[-1] == pytest.approx(0.0)
    assert layer.is_finished


def test_the_volume_is_a_cube_reached_in_a_ramp(flat: Path) -> None:
    layer = open_layer(loop_track(flat))
    render(layer, 1)
    layer.set_percent(Percent(50))
    path = render(layer, SHORT)[:, 0]
    assert path[-1] == pytest.approx(0.5 / 8)
    assert np.abs(np.diff(path)).max() < 0.5 / (SHORT * RATE) + 1e-6


def test_many_jumps_in_a_row_are_one_jump_to_their_sum(flat: Path) -> None:
    layer = open_layer(guided_track(flat), at=1.0)
    render(layer, 1)
    for _ in range(3):
        layer.seek(Seconds(layer.position + 2))
    assert layer.position == pytest.approx(8.0)
    ducked = render(layer, SHORT)
    assert ducked[-1] == pytest.approx(0.0)
    render(layer, 0.5)
    assert layer.position == pytest.approx(8.5)


def test_positions_are_those_of_guided_tracks_alone(flat: Path) -> None:
    looping, talk = (
        open_layer(loop_track(flat), at=3.0),
        open_layer(guided_track(flat), at=3.0),
    )
    for layer in (looping, talk):
        render(layer, 0.5)
    assert (looping.position, looping.length) == (0.0, 0.0)
    assert (talk.position, talk.length) == (3.5, 10.0)


def test_before_its_file_is_open_it_knows_what_the_catalogue_knows(flat: Path) -> None:
    known = Layer(replace(guided_track(flat), length=Seconds(10)), FULL, Seconds(4))
    assert (known.position, known.length) == (4.0, 10.0)
    known.seek(Seconds(99))
    assert known.position == 10.0


def test_rewound_it_begins_there_again(flat: Path) -> None:
    layer = open_layer(guided_track(flat))
    render(layer, 2)
    layer.rewind_to(Seconds(1.5))
    assert (layer.source, layer.position, layer.length) == (None, 1.5, 10.0)
    layer.open(Source(layer.track, random.Random(1), layer.position))
    assert render(layer, 0.5)[0] == pytest.approx(0.0, abs=1e-4)
    assert layer.position == 2.0
