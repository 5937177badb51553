"""Noise that is made while it plays: colour, level, width, no repetition."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from tests.audio.engine_driver import EngineDriver

from sleepterm.audio.loudness.meter import measure_loudness
from sleepterm.audio.noise.colours import a_weighting, colour_of
from sleepterm.audio.noise.noise_source import LOUDNESS, NoiseSource
from sleepterm.audio.sample_format import RATE
from sleepterm.audio.samples import Block
from sleepterm.audio.track_loader import open_audition, open_track
from sleepterm.library.catalog.track import ContentType, NoiseColour, Track
from sleepterm.units import Percent, Seconds

Line = npt.NDArray[np.float64]

COLOURS = pytest.mark.parametrize("colour", NoiseColour)
WIDTHS = {"white": 0.01, "pink": 0.28, "brown": 0.56, "green": 0.17, "grey": 0.42}
"""Correlation of left and right that the spacing of each gives."""


def noise_track(colour: NoiseColour) -> Track:
    noise = ContentType.NOISE
    return Track(f"{colour}-noise", "Noise", noise, Path(), noise=colour)


@cache
def minute(colour: NoiseColour, seed: int = 1) -> Block:
    return NoiseSource(colour, seed).read(60 * RATE)


@cache
def thirds(colour: NoiseColour) -> tuple[Line, Line]:
    """Middles of thirds of an octave, and the power density in each, in dB."""
    size = 1 << 15
    sound = minute(colour)
    whole = sound[: len(sound) // size * size].reshape(-1, size, 2)
    window = np.hanning(size)[:, None]
    power = np.mean(np.abs(np.fft.rfft(whole * window, axis=1)) ** 2, axis=(0, 2))
    hertz = np.fft.rfftfreq(size, 1 / RATE)
    middles = 1000 * 2 ** (np.arange(-13, 13) / 3)
    half = 2 ** (1 / 6)
    levels = [
        10 * np.log10(power[(hertz >= x / half) & (hertz < x * half)].mean())
        for x in middles
    ]
    return middles, np.array(levels)


@COLOURS
def test_spectrum_is_the_curve(colour: NoiseColour) -> None:
    hertz, levels = thirds(colour)
    curve = colour_of(colour)
    half = 2 ** (1 / 6)
    wanted = [
        10 * np.log10(np.mean(curve.amplitude(np.linspace(x / half, x * half)) ** 2))
        for x in hertz
    ]
    inside = (hertz > 49) & (hertz < 16_500)
    apart = (levels - wanted)[inside]
    assert np.abs(apart - np.median(apart)).max() < 0.5


@pytest.mark.parametrize(
    ("colour", "low", "high", "slope"),
    [
        ("white", 60, 12_000, 0.0),
        ("pink", 60, 12_000, -3.01),
        ("brown", 60, 9000, -6.02),
        ("green", 40, 140, 5.8),
        ("green", 2500, 9000, -5.7),
        ("grey", 65, 500, -7.8),
    ],
)
def test_falls_or_rises_as_its_colour_says(
    colour: str, low: float, high: float, slope: float
) -> None:
    hertz, levels = thirds(NoiseColour(colour))
    inside = (hertz > low) & (hertz < high)
    line = np.polyfit(np.log2(hertz[inside]), levels[inside], 1)
    assert line[0] == pytest.approx(slope, abs=0.1 if abs(slope) < 5 else 0.3)


def test_grey_is_equally_loud_to_the_ear() -> None:
    hertz, levels = thirds(NoiseColour.GREY)
    inside = (hertz > 65) & (hertz < 12_000)
    heard = levels[inside] + a_weighting(hertz[inside])
    assert np.ptp(heard) < 1.5
    assert heard.std() < 0.35


def test_weighting_is_that_of_the_standard() -> None:
    # IEC 61672-1, table 3
    hertz = np.array([31.5, 63, 125, 250, 500, 1000, 2000, 4000, 8000])
    weights = [-39.4, -26.2, -16.1, -8.6, -3.2, 0.0, 1.2, 1.0, -1.1]
    assert a_weighting(hertz) == pytest.approx(weights, abs=0.15)


@COLOURS
def test_is_as_loud_as_the_bundled_sounds(colour: NoiseColour) -> None:
    found = measure_loudness([minute(colour)], RATE)
    assert found.lufs == pytest.approx(LOUDNESS, abs=0.15)
    assert found.true_peak_db < -7.5


@COLOURS
def test_level_is_the_same_all_the_time(colour: NoiseColour) -> None:
    # Where rings meet, too: in rings of 0.34 s, of which a step is 0.3 s.
    sound = minute(colour)[RATE:].astype(np.float64)
    step = 1 << 9
    power = np.mean(sound[: len(sound) // step * step].reshape(-1, step * 2) ** 2, 1)
    folded = power[: len(power) // 28 * 28].reshape(-1, 28).mean(axis=0)
    assert 10 * np.log10(folded.max() / folded.min()) < 2.5
    assert sound.mean() == pytest.approx(0, abs=1e-3)


@COLOURS
def test_left_and_right_are_as_wide_as_two_ears(colour: NoiseColour) -> None:
    left, right = minute(colour).T
    assert np.corrcoef(left, right)[0, 1] == pytest.approx(WIDTHS[colour], abs=0.05)


def test_never_comes_back() -> None:
    sound = minute(NoiseColour.WHITE)[:, 0].astype(np.float64)
    spectrum = np.fft.rfft(sound, 2 * len(sound))
    alike = np.fft.irfft(np.abs(spectrum) ** 2)[: len(sound) // 2]
    assert np.abs(alike[100:]).max() < 0.02 * alike[0]


def test_same_seed_gives_the_same_samples_in_any_blocks() -> None:
    whole = NoiseSource(NoiseColour.PINK, 7).read(40_000)
    source = NoiseSource(NoiseColour.PINK, 7)
    parts = [source.read(size) for size in (1, 4096, 14_335, 1000, 20_568)]
    assert np.array_equal(np.concatenate(parts), whole)
    assert not np.allclose(NoiseSource(NoiseColour.PINK, 8).read(40_000), whole)


def test_opens_from_the_seed_the_track_and_the_turn() -> None:
    pink = noise_track(NoiseColour.PINK)
    first, again, other, turned = (
        open_track(pink, Seconds(0.0), seed, turn).source.read(5000)
        for seed, turn in ((1, 1), (1, 1), (2, 1), (1, 2))
    )
    assert np.array_equal(first, again)
    assert not np.allclose(first, other)
    assert not np.allclose(first, turned)


def test_can_be_tried() -> None:
    source = open_audition(noise_track(NoiseColour.GREEN), Seconds(3.0), 1)
    assert np.abs(source.read(RATE)).max() > 0.01
    assert not source.ended


def test_plays_as_a_layer_and_fades_in(tmp_path: Path) -> None:
    driver = EngineDriver(tmp_path)
    track = noise_track(NoiseColour.BROWN)
    layer = driver.engine.add(track, Percent(100), Seconds(0.0))
    driver.engine.resume()
    driver.engine.open(layer, open_track(track, Seconds(0.0), 1))
    sound = driver.render(3.0)
    assert np.abs(sound[:1000]).max() < 0.01
    assert sound[RATE:].std() > 0.02
    assert not layer.state().length
