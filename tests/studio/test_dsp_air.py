"""Air under a tone."""

from __future__ import annotations

import numpy as np
import pytest
from studio.dsp.air import SOFT, with_air
from studio.dsp.ring import RATE, Ring, Stereo


def tone(ring: Ring) -> Stereo:
    line = np.sin(2 * np.pi * 100 * ring.times)
    return np.stack([line, line], axis=1)


def test_air_is_as_quiet_as_asked_and_loudest_in_the_middle() -> None:
    ring = Ring(2.0, 1)
    sound = with_air(ring, 7 * tone(ring), SOFT, -30)
    spectrum = np.abs(np.fft.rfft(sound[:, 0])) ** 2
    spectrum[2 * 100] = 0.0
    hz = np.fft.rfftfreq(2 * RATE, 1 / RATE)
    power = 2 * spectrum.sum() / (2 * RATE) ** 2
    assert 10 * np.log10(power) == pytest.approx(-30, abs=0.5)
    middle = spectrum[(hz > 500) & (hz < 1500)].mean()
    assert middle > 10 * spectrum[(hz > 14_000) & (hz < 18_000)].mean()
