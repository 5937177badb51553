"""Every bundled file, decoded: level, peaks, width and seam."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from studio.dsp.ring import RATE, Stereo
from studio.encoding import decoded
from studio.mastering import LOUDNESS, TOLERANCE, TRUE_PEAK
from studio.measure import correlation, loudness, true_peak
from studio.seam import seam_of
from studio.work import Work
from studio.works import WORKS
from tests.content.bundle import SOUNDS, TRACKS

LOOPS = [name for name, track in TRACKS.items() if track["playback"] == "loop"]
NATURE = [name for name, track in TRACKS.items() if track["type"] == "nature"]
ONCE = [name for name, track in TRACKS.items() if track["playback"] == "once"]
# where single knocks stand so far above the body that it has to be quieter
QUIETER = {"campfire": -32.0}


@cache
def sound(name: str) -> Stereo:
    return decoded(SOUNDS / TRACKS[name]["file"]).astype(np.float32)


@pytest.mark.parametrize("name", TRACKS)
def test_loudness_and_peak(name: str) -> None:
    aim = QUIETER.get(name, LOUDNESS)
    assert loudness(sound(name)) == pytest.approx(aim, abs=TOLERANCE)
    assert true_peak(sound(name)) <= TRUE_PEAK


@pytest.mark.parametrize("name", TRACKS)
def test_nothing_startles(name: str) -> None:
    """No 400 ms are more than 12 dB over the whole."""
    block = sound(name)[: len(sound(name)) // 19_200 * 19_200].reshape(-1, 19_200, 2)
    level = 10 * np.log10(np.mean(block**2, axis=(1, 2)) + 1e-12)
    assert level.max() - 10 * np.log10(np.mean(sound(name) ** 2)) < 12


@pytest.mark.parametrize("name", LOOPS)
def test_loop_closes_without_a_seam(name: str) -> None:
    assert seam_of(sound(name)).closed


@pytest.mark.parametrize("name", NATURE)
def test_nature_is_wide_but_not_apart(name: str) -> None:
    assert 0.0 <= correlation(sound(name)) <= 0.8


@pytest.mark.parametrize("name", ONCE)
def test_heard_once_ends_in_silence(name: str) -> None:
    assert np.abs(sound(name)[-RATE // 2 :]).max() < 1e-4
    before = sound(name)[-36 * RATE : -4 * RATE].reshape(-1, 4 * RATE, 2)
    level = np.mean(before**2, axis=(1, 2))
    assert (np.diff(level) <= 0).all()


@pytest.mark.parametrize("work", WORKS, ids=lambda each: each.id)
def test_length_is_kept(work: Work) -> None:
    assert len(sound(work.id)) == work.seconds * RATE
