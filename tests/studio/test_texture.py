"""What is said of a texture: is it typical, and does it give itself away?"""

from __future__ import annotations

import numpy as np
import pytest
from studio.dsp.drift import Drift, drift
from studio.dsp.noise import shaped_noise
from studio.dsp.ring import RATE, Ring, Stereo
from studio.measure import loudest
from studio.recipes import rain_steady
from studio.standout import standout
from studio.texture.envelopes import (
    CENTRES,
    ENVELOPE_RATE,
    LISTENING_RATE,
    a_weighting,
    envelopes,
    heard,
)
from studio.texture.statistics import MODULATION, statistics
from studio.texture.typical import references, typical

FLAT = ((20.0, 0.0), (20_000.0, 0.0))


@pytest.fixture(scope="module")
def hiss() -> Stereo:
    return shaped_noise(Ring(14.0, 1), FLAT)


def test_envelopes_find_the_band_of_a_tone() -> None:
    time = np.arange(5 * LISTENING_RATE) / LISTENING_RATE
    found = envelopes(np.sin(2 * np.pi * 1000 * time))
    assert found.shape == (30, 5 * ENVELOPE_RATE)
    loudest_band = int(found.mean(axis=1).argmax())
    assert loudest_band == int(np.abs(CENTRES - 1000).argmin())
    assert found[loudest_band].std() < 1e-6


def test_envelopes_do_not_hang_on_loudness(hiss: Stereo) -> None:
    line = heard(hiss)
    assert np.allclose(envelopes(line), envelopes(10 * line))


def test_a_weighting_is_that_of_the_standard() -> None:
    level = 20 * np.log10(a_weighting(np.array([31.5, 100.0, 1000.0, 8000.0])))
    assert level == pytest.approx([-39.4, -19.1, 0.0, -1.1], abs=0.2)


def test_silence_at_the_ends_is_not_texture(hiss: Stereo) -> None:
    quiet = np.zeros((3 * RATE, 2))
    line = heard(np.concatenate([quiet, hiss, quiet]))
    assert len(line) / LISTENING_RATE == pytest.approx(14, abs=0.11)


def test_modulation_shows_where_the_level_moves(hiss: Stereo) -> None:
    time = np.arange(len(hiss)) / RATE
    moving = hiss * (1 + 0.8 * np.sin(2 * np.pi * 4 * time))[:, None]
    gained = statistics(moving)["mod"] - statistics(hiss)["mod"]
    strongest = MODULATION[int(np.nanargmax(gained.mean(axis=0)))]
    assert strongest == pytest.approx(4, rel=0.25)


def test_rain_is_typical_of_rain_and_noise_is_not(hiss: Stereo) -> None:
    rain = rain_steady.make(Ring(14.0, 1))
    found = typical(rain, "rain")
    assert found.nearest == "rain"
    assert found.ratio < 1.1
    assert typical(hiss, "rain").ratio > 1.4 * found.ratio
    assert typical(rain, "wind").ratio > 1.4 * found.ratio


def test_a_recording_of_average_figures_is_nearest_to_its_kind(
    hiss: Stereo, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = references()
    average = {
        kind: np.nanmean([one[kind] for one in every["waves"]], axis=0)
        for kind in every["waves"][0]
    }
    monkeypatch.setattr("studio.texture.typical.statistics", lambda _: average)
    found = typical(hiss, "waves")
    assert found.nearest == "waves"
    assert found.ratio == pytest.approx(0.0, abs=1e-6)


def test_unknown_texture_is_an_error(hiss: Stereo) -> None:
    with pytest.raises(KeyError):
        typical(hiss, "applause")


def test_one_loud_moment_stands_out(hiss: Stereo) -> None:
    assert standout(hiss) < 3
    odd = hiss.copy()
    odd[3 * RATE : 3 * RATE + RATE // 4] *= 4
    assert standout(odd) > 8
    # six of them are a pattern, not a signature
    many = hiss.copy()
    for second in range(1, 13, 2):
        many[second * RATE : second * RATE + RATE // 4] *= 4
    assert standout(many) < 5


def test_an_event_over_the_seam_stands_out(hiss: Stereo) -> None:
    odd = hiss.copy()
    odd[: RATE // 8] *= 4
    odd[-RATE // 8 :] *= 4
    assert standout(odd) > 8


def test_loudest_moment_is_reported_against_the_whole() -> None:
    ring = Ring(14.0, 2)
    even = shaped_noise(ring, FLAT)
    assert loudest(even) < 0.5
    even[5 * RATE : 5 * RATE + RATE // 2] *= 10 ** (12 / 20)
    assert loudest(even) == pytest.approx(12, abs=2)
    swaying = shaped_noise(ring, FLAT) * np.exp(drift(ring, Drift(0.1, 1)))[:, None]
    assert loudest(swaying) > 3
