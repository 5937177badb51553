"""A chorus keeps to its pitch, and is wider above than below."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from studio.dsp.chorus import Chorus, chorus, sung
from studio.dsp.dull import DULL_RATE, DullRing
from studio.dsp.polyphony import Note
from studio.dsp.ring import Signal, Stereo
from studio.dsp.swells import Swell
from studio.measure import correlation


def spectrum(sound: Stereo) -> tuple[Signal, Signal]:
    power = np.abs(np.fft.rfft(sound[:, 0])) ** 2
    hz = np.asarray(np.fft.rfftfreq(len(sound), 1 / DULL_RATE), np.float64)
    return hz, np.asarray(power / power.sum())


def test_harmonics_lie_where_they_should_and_nowhere_else() -> None:
    hz, power = spectrum(chorus(DullRing(20.0, 1), 110.0, Chorus((0, -10), spread=6.0)))
    first, second = (power[np.abs(hz - centre) < 4].sum() for centre in (110, 220))
    assert first + second == pytest.approx(1.0, abs=1e-6)
    assert 10 * np.log10(first / second) == pytest.approx(10, abs=1.5)


def test_has_unit_power_and_closes() -> None:
    sound = chorus(DullRing(5.0, 1), 220.0, Chorus((0, -6)))
    assert np.mean(sound**2) == pytest.approx(1.0)
    steps = np.abs(np.diff(sound, axis=0)).max()
    assert np.abs(sound[0] - sound[-1]).max() <= steps


def test_bass_is_narrower_than_treble() -> None:
    loose = Chorus((0,), spread=20.0, steady=0.0, spacing=0.6)
    low, high = (
        correlation(chorus(DullRing(30.0, 1), hz, loose)) for hz in (60.0, 480.0)
    )
    assert low > 0.8
    assert high < 0.4


def test_steadiness_calms_the_level() -> None:
    def unrest(steady: float) -> float:
        voices = Chorus((0,), spread=10.0, steady=steady)
        sound = chorus(DullRing(60.0, 1), 220.0, voices)
        blocks = np.mean(sound.reshape(-1, DULL_RATE // 4, 2) ** 2, axis=(1, 2))
        return float(np.std(10 * np.log10(blocks)))

    assert unrest(0.9) < 0.6 * unrest(0.1)


def test_notes_sound_when_they_should() -> None:
    ring = DullRing(8.0, 1)
    note = Note(Fraction(2), 1.0, 3.0)
    sound = sung(
        ring,
        [note],
        lambda each: (
            float(100 * each.pitch),
            Chorus((0,)),
            Swell(each.start, each.length, 1, 1),
        ),
    )
    assert not sound[: DULL_RATE - 10].any()
    assert not sound[4 * DULL_RATE + 10 :].any()
    hz, power = spectrum(sound)
    assert abs(hz[power.argmax()] - 200) < 2
