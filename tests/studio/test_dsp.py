"""The words of the recipes mean what they say."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from studio.dsp.bands import banded_noise
from studio.dsp.bells import CHIME, laid, struck
from studio.dsp.bubbles import _bubble
from studio.dsp.drift import Drift, drift, wide_drift
from studio.dsp.events import Events, moments, sounded, strengths
from studio.dsp.impacts import Impacts, impacts
from studio.dsp.noise import SPEED_OF_SOUND, diffuse_pair, shaped_noise
from studio.dsp.ring import RATE, Ring, Signal, unit
from studio.dsp.space import Space, _echo, reverberation
from studio.dsp.spectrum import filtered, response
from studio.measure import correlation


def octave_levels(sound: Signal, lowest: float, octaves: int) -> Signal:
    """Power density of each octave in dB."""
    power = np.abs(np.fft.rfft(sound)) ** 2
    hz = np.fft.rfftfreq(len(sound), 1 / RATE)
    edges = lowest * 2.0 ** np.arange(octaves + 1)
    return np.array(
        [
            10 * np.log10(power[(hz >= low) & (hz < high)].mean())
            for low, high in pairwise(edges)
        ]
    )


@pytest.mark.parametrize("slope", [0.0, -3.01, -6.02])
def test_noise_falls_as_its_curve_says(slope: float) -> None:
    sound = shaped_noise(Ring(8.0, 1), ((30.0, 0.0), (15_360.0, 9 * slope)))
    falls = np.diff(octave_levels(sound[:, 0], 80.0, 7))
    assert np.abs(falls - slope).max() < 0.8
    assert abs(falls.mean() - slope) < 0.15


def test_unit_leaves_silence_silent() -> None:
    assert not unit(np.zeros((4, 2))).any()
    assert np.sqrt(np.mean(unit(np.arange(4.0)) ** 2)) == pytest.approx(1)


def test_response_joins_points_over_octaves() -> None:
    curve = ((100.0, 0.0), (400.0, -40.0))
    levels = 20 * np.log10(response(np.array([10.0, 200.0, 4000.0]), curve))
    assert levels == pytest.approx([0, -20, -40])


def test_filter_is_circular() -> None:
    ring = Ring(0.25, 1)
    sound = ring.rng.standard_normal((ring.frames, 2))
    curve = ((100.0, -30.0), (1000.0, 0.0))
    turned = filtered(np.roll(sound, 777, axis=0), curve)
    assert turned == pytest.approx(np.roll(filtered(sound, curve), 777, axis=0))


def test_diffuse_noise_is_as_alike_as_its_distance_allows() -> None:
    ring, spacing = Ring(20.0, 1), 0.2
    left, right = diffuse_pair(ring, spacing)
    for hz in (150.0, 700.0, 1300.0):
        near = np.abs(ring.frequencies - hz) < 40
        shared = np.mean(left[near] * np.conj(right[near])).real
        alike = shared / np.mean(np.abs(left[near]) ** 2)
        assert alike == pytest.approx(
            np.sinc(2 * hz * spacing / SPEED_OF_SOUND), abs=0.06
        )


def test_bands_add_up_to_even_noise() -> None:
    ring = Ring(4.0, 1)
    sound = banded_noise(ring, lambda _: np.ones(ring.frames))
    levels = octave_levels(sound[:, 0], 100.0, 6)
    assert np.ptp(levels) < 1.5


def test_a_band_alone_keeps_to_its_place() -> None:
    ring = Ring(2.0, 1)
    sound = banded_noise(ring, lambda hz: np.full(ring.frames, float(900 < hz < 1100)))
    power = np.abs(np.fft.rfft(sound[:, 0])) ** 2
    inside = (ring.frequencies > 700) & (ring.frequencies < 1400)
    assert power[inside].sum() / power.sum() > 0.999


def test_drift_stays_between_its_frequencies() -> None:
    ring = Ring(20.0, 1)
    line = drift(ring, Drift(0.5, 4))
    power = np.abs(np.fft.rfft(line)) ** 2
    inside = (ring.frequencies >= 0.45) & (ring.frequencies <= 4.05)
    assert power[inside].sum() / power.sum() > 0.98
    assert line.std() == pytest.approx(1, abs=0.02)


def test_drift_closes() -> None:
    line = drift(Ring(2.0, 1), Drift(0.5, 20))
    assert abs(line[0] - line[-1]) <= np.abs(np.diff(line)).max()


def test_drift_too_slow_for_its_ring_rests() -> None:
    assert not drift(Ring(1.0, 1), Drift(0.1, 0.5)).any()


def test_wide_drift_is_as_alike_as_asked() -> None:
    sides = wide_drift(Ring(60.0, 1), Drift(0.5, 20, 0), shared=0.6)
    assert correlation(sides) == pytest.approx(0.6, abs=0.08)


def test_moments_come_where_density_is() -> None:
    ring = Ring(10.0, 1)
    density = np.zeros(ring.frames)
    density[ring.frames // 2 :] = 1
    starts = moments(ring, 200, density)
    assert len(starts) == pytest.approx(2000, rel=0.1)
    assert (starts >= ring.frames // 2).all()
    assert (starts < ring.frames).all()


def test_no_strength_is_beyond_the_end() -> None:
    drawn = strengths(Ring(1.0, 1), 10_000, 1.1, most=1.5)
    assert drawn.max() == pytest.approx(np.exp(1.1 * 1.5))
    assert np.median(drawn) == pytest.approx(1, abs=0.05)


@pytest.mark.parametrize("length", [100, 5000])
def test_events_come_round_past_the_end(length: int) -> None:
    ring = Ring(0.02, 1)
    grain = np.ones(length)
    last = Events(np.array([ring.frames - 10]), np.array([0]), np.array([1.0]))
    sound = sounded(ring, [grain], last, width=0.0)
    assert sound.shape == (ring.frames, 2)
    assert sound.sum(axis=0) == pytest.approx([length * np.sqrt(0.5)] * 2)
    assert sound[0, 0] > 0


@pytest.mark.parametrize("radius", [0.0005, 0.002, 0.01])
def test_bubble_sounds_at_three_over_its_radius(radius: float) -> None:
    sound = _bubble(radius, rise=0.0)
    spectrum = np.abs(np.fft.rfft(sound, 1 << 16))
    pitch = np.fft.rfftfreq(1 << 16, 1 / RATE)[spectrum.argmax()]
    assert pitch == pytest.approx(3 / radius, rel=0.03)


def test_knocks_keep_to_their_pitch() -> None:
    sound = impacts(Ring(1.0, 1), Impacts(200, (3000, 4000), (0.002, 0.004)))
    levels = octave_levels(sound[:, 0], 250.0, 6)
    assert levels.argmax() == 3


def test_bell_has_its_pitch_and_fades() -> None:
    sound = struck(Ring(1.0, 1), 440.0, CHIME, softness=0.02)
    spectrum = np.abs(np.fft.rfft(sound[:, 0]))
    assert spectrum.argmax() * RATE / len(sound) == pytest.approx(440, abs=0.5)
    assert not sound[0].any()
    assert np.abs(sound[-RATE // 10 :]).max() < 1e-4


def test_bell_and_room_are_the_same_for_the_same_seed() -> None:
    first, again, other = (
        struck(ring, 440.0, CHIME, 0.02)[: RATE // 4] + _echo(ring, Space(0.25, 0.0))
        for ring in (Ring(1.0, 1), Ring(1.0, 1), Ring(1.0, 2))
    )
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


def test_laid_past_the_end_comes_round() -> None:
    line = np.zeros((RATE, 2))
    laid(line, np.ones((100, 2)), at=1 - 50 / RATE, gain=0.5)
    assert line[:50] == pytest.approx(0.5)
    assert line[-50:] == pytest.approx(0.5)
    assert not line[50:-50].any()


def test_room_answers_later_and_dies_away() -> None:
    ring = Ring(3.0, 1)
    knock = np.zeros((ring.frames, 2))
    knock[0] = 1
    echo = reverberation(ring, knock, Space(decay=1.0, distance=0.03))
    assert np.abs(echo[: round(0.029 * RATE)]).max() < 1e-9
    early = np.sum(echo[round(0.03 * RATE) : RATE // 4] ** 2)
    late = np.sum(echo[RATE // 2 : RATE] ** 2)
    assert 0 < late < early / 100


def test_shaped_noise_has_no_offset() -> None:
    sound = shaped_noise(Ring(0.5, 1), ((20.0, 0.0), (20_000.0, 0.0)))
    assert np.abs(sound.mean(axis=0)).max() < 1e-12
