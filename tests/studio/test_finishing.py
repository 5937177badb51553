"""Mastering, encoding and measuring."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import soundfile
from studio.codec import Vorbis
from studio.dsp.noise import shaped_noise
from studio.dsp.ring import RATE, Ring, Stereo
from studio.encoding import decoded, encoded, encoded_ring
from studio.mastering import mastered
from studio.measure import correlation, decibels, loudness, peak_line, true_peak
from studio.seam import Seam, seam_of

from sleepterm.formats.ogg import with_serial

VORBIS = Vorbis(0.5)
PLAIN = ((30.0, 0.0), (8000.0, -20.0))


@pytest.fixture
def noise() -> Stereo:
    return shaped_noise(Ring(3.0, 5), PLAIN)


@pytest.fixture
def spiky(noise: Stereo) -> Stereo:
    noise[[0, 9000, 70_000]] += 60.0
    return noise


def test_master_has_its_loudness(noise: Stereo) -> None:
    master = mastered(noise + 0.5, -27.0)
    assert loudness(master.sound) == pytest.approx(-27, abs=0.05)
    assert master.eased_db == pytest.approx(0, abs=1e-9)
    assert np.abs(master.sound.mean(axis=0)).max() < 1e-9


def test_master_holds_its_peaks_and_its_loudness(spiky: Stereo) -> None:
    master = mastered(spiky, -27.0)
    assert true_peak(master.sound) <= -8.4
    assert loudness(master.sound) == pytest.approx(-27, abs=0.3)
    assert master.eased_db > 3


def test_easing_a_peak_at_the_join_keeps_the_ring(spiky: Stereo) -> None:
    away = np.roll(spiky, RATE, axis=0)
    here, there = mastered(spiky, -27.0).sound, mastered(away, -27.0).sound
    assert np.roll(here, RATE, axis=0) == pytest.approx(there, abs=2e-3)


def test_true_peak_is_found_between_samples() -> None:
    time = np.arange(RATE) / RATE
    # sampled 45 degrees off its crests, 3 dB below them
    tone = 0.5 * np.sin(2 * np.pi * RATE / 4 * time + np.pi / 4)
    sound = np.stack([tone, 0 * tone], axis=1)
    assert np.abs(sound).max() == pytest.approx(0.3536, abs=1e-3)
    assert true_peak(sound) == pytest.approx(-6.02, abs=0.15)


def test_peak_line_covers_every_frame(noise: Stereo) -> None:
    long = np.tile(noise, (8, 1))
    peaks = peak_line(long)
    assert len(peaks) == len(long)
    assert (peaks >= np.abs(long).max(axis=1) - 1e-6).all()


def test_silence_has_a_level() -> None:
    assert decibels(0.0) == -200


@pytest.mark.parametrize("frames", [RATE, RATE * 3 // 2 + 7])
def test_encoding_keeps_the_length(noise: Stereo, frames: int) -> None:
    sound = 0.05 * noise[:frames]
    back = decoded(encoded(sound, "test", VORBIS))
    assert len(back) == frames
    assert np.corrcoef(back[:, 0], sound[:, 0])[0, 1] > 0.8


def test_same_sound_and_name_same_bytes(noise: Stereo) -> None:
    first, second = (encoded(0.05 * noise, "test", VORBIS) for _ in range(2))
    assert first == second
    assert first != encoded(0.05 * noise, "other", VORBIS)


def test_new_serial_keeps_the_samples_and_valid_checksums(noise: Stereo) -> None:
    file = encoded(0.05 * noise, "test", VORBIS)
    assert np.array_equal(decoded(with_serial(file, 7)), decoded(file))
    broken = bytearray(file)
    broken[-200] ^= 0xFF
    try:
        damaged = decoded(bytes(broken))
    except soundfile.LibsndfileError:
        return
    assert len(damaged) < len(noise)


def test_another_rate_is_refused(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("rate") / "slow.wav"
    soundfile.write(path, np.zeros((100, 2)), 44_100)
    with pytest.raises(ValueError, match="44100"):
        decoded(path)


def test_encoded_ring_is_still_closed(noise: Stereo) -> None:
    back = decoded(encoded_ring(0.05 * noise, "test", VORBIS))
    assert len(back) == len(noise)
    assert seam_of(back).closed


def test_a_ring_is_closed(noise: Stereo) -> None:
    seam = seam_of(noise)
    assert seam.closed
    assert seam.strain < 1


@pytest.mark.parametrize(
    "fault",
    [
        {"jump": 1.6},
        {"kink": 99.95},
        {"flux": 99.6},
        {"level": 99.0, "level_db": -1.2},
        {"colour": 99.0, "colour_db": 1.6},
    ],
)
def test_one_bad_figure_opens_a_seam(fault: dict[str, float]) -> None:
    calm = Seam(0.5, 50.0, 50.0, 0.1, 50.0, 0.5, 50.0)
    assert calm.closed
    assert calm.strain < 1
    seam = replace(calm, **fault)
    assert not seam.closed
    assert seam.strain > 1


def test_a_rare_figure_that_is_small_is_no_seam() -> None:
    seam = Seam(0.5, 50.0, 50.0, level_db=0.2, level=99.0, colour_db=0.4, colour=99.0)
    assert seam.closed
    assert seam.strain < 1


def test_a_step_is_a_seam(noise: Stereo) -> None:
    noise[: RATE // 2] += np.linspace(8, 0, RATE // 2)[:, None]
    seam = seam_of(noise)
    assert not seam.closed
    assert seam.jump > 1.5
    assert seam.strain > 1


def test_a_fade_is_a_seam(noise: Stereo) -> None:
    fade = np.clip(np.arange(len(noise)) / (RATE / 10), 0, 1)[:, None]
    seam = seam_of(noise * fade)
    assert not seam.closed


def test_another_colour_is_a_seam() -> None:
    dull = shaped_noise(Ring(3.0, 5), PLAIN)
    bright = shaped_noise(Ring(3.0, 6), ((30.0, -20.0), (8000.0, 0.0)))
    share = np.linspace(0, 1, len(dull))[:, None]
    seam = seam_of(np.sqrt(1 - share) * dull + np.sqrt(share) * bright)
    assert not seam.closed
    assert seam.colour_db > 1.5


def test_correlation_of_mono_and_wide(noise: Stereo) -> None:
    mono = np.repeat(noise[:, :1], 2, axis=1)
    assert correlation(mono) == pytest.approx(1)
    assert correlation(mono * [1, -1]) == pytest.approx(-1)
