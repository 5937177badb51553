"""The tone control tilts the spectrum, keeps the pivot, and never clicks."""

from __future__ import annotations

import numpy as np
import pytest
from tests.audio.engine_driver import EngineDriver

from sleepterm.audio.sample_format import RATE
from sleepterm.audio.samples import Block
from sleepterm.audio.tone import Tone
from sleepterm.library.tones import Tones
from sleepterm.units import Decibels


def noise(seconds: float = 4.0) -> Block:
    rng = np.random.default_rng(2)
    sound = rng.standard_normal((int(seconds * RATE), 2)).astype(np.float32)
    return np.asarray(sound * np.float32(0.1))


def filtered(sound: Block, tone: Tone, size: int = 1200) -> Block:
    blocks = [sound[at : at + size].copy() for at in range(0, len(sound), size)]
    for block in blocks:
        tone.apply(block)
    return np.concatenate(blocks)


def gain_at(frequency: float, tilt: float) -> float:
    """dB of gain around a frequency, as the ratio of spectra of the same noise."""
    sound = noise()
    out = filtered(sound, Tone(Decibels(tilt)))
    spectra = [
        np.square(np.abs(np.fft.rfft(x[:, 0].reshape(-1, RATE // 10)))).mean(axis=0)
        for x in (out, sound)
    ]
    bins = slice(int(frequency * 0.9 / 10), int(frequency * 1.1 / 10) + 1)
    return float(10 * np.log10(spectra[0][bins].sum() / spectra[1][bins].sum()))


@pytest.mark.parametrize("tilt", [-6.0, 6.0])
def test_the_ends_get_the_tilt_and_the_middle_nothing(tilt: float) -> None:
    assert gain_at(16_000, tilt) == pytest.approx(tilt, abs=0.3)
    assert gain_at(50, tilt) == pytest.approx(-tilt, abs=0.3)
    assert gain_at(800, tilt) == pytest.approx(0, abs=0.15)


def test_neutral_leaves_every_sample() -> None:
    assert np.array_equal(filtered(noise(), Tone()), noise())


def test_block_sizes_do_not_matter() -> None:
    sound = noise(1)
    small = filtered(sound, Tone(Decibels(-5.0)), 333)
    large = filtered(sound, Tone(Decibels(-5.0)), 5000)
    np.testing.assert_allclose(small, large, atol=1e-6)


def test_a_change_is_smooth_and_ends_where_it_should() -> None:
    at = np.arange(RATE) / RATE
    wave = (0.3 * np.sin(2 * np.pi * 60 * at)).astype(np.float32)
    sound = np.repeat(wave[:, None], 2, axis=1)
    tone = Tone()
    first = filtered(sound[: RATE // 4], tone)
    tone.to(Decibels(-6.0))
    second = filtered(sound[RATE // 4 : RATE // 3], tone)
    tone.to(Decibels(0.0))
    third = filtered(sound[RATE // 3 :], tone)
    out = np.concatenate([first, second, third])
    # a click would be a jump of the second difference
    bend, usual = (np.abs(np.diff(x[:, 0], 2)).max() for x in (out, sound))
    assert bend < 4 * usual
    np.testing.assert_array_equal(out[-RATE // 4 :], sound[-RATE // 4 :])
    assert np.abs(out).max() > 1.2 * np.abs(sound).max()


@pytest.mark.parametrize(
    ("tones", "expected"),
    [
        (Tones(), 0.2),
        (Tones(tracks={"thrum": -2}), 0.2 * 10 ** (4 / 20)),
        (Tones(master=3), 0.2 * 10 ** (-6 / 20)),
        (Tones(1, {"thrum": -1, "hum": 3}), 0.2),
    ],
)
def test_a_mix_is_as_warm_as_it_and_its_tracks_are_set(
    session: EngineDriver, tones: Tones, expected: float
) -> None:
    session.engine.mixer.tones = tones
    session.play("thrum")
    session.render(2)
    peak = float(np.abs(session.render(1)).max())
    assert peak == pytest.approx(expected, rel=0.01)
    assert session.engine.state().tones == tones
