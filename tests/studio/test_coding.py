"""Opus files of rings: exact length, no seam, the same bytes, sought to the sample."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile
from scipy.signal import butter, sosfiltfilt
from studio.codec import Opus, Vorbis
from studio.dsp.ring import RATE, Stereo
from studio.encoding import decoded, encoded, encoded_ring
from studio.fidelity import fidelity
from studio.opus_trim import trimmed
from studio.seam import seam_of

from sleepterm.audio.sources.decoder import Decoder
from sleepterm.formats.extent import extent_of

OPUS = Opus(80)
SECONDS = 4


@pytest.fixture(scope="module")
def ring() -> Stereo:
    """Wide noise that swells once round."""
    noise = np.random.default_rng(1).normal(0, 0.03, (SECONDS * RATE, 2))
    swell = 1 - 0.5 * np.cos(2 * np.pi * np.arange(len(noise)) / len(noise))
    return np.asarray(noise * swell[:, None])


@pytest.fixture(scope="module")
def file(ring: Stereo, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("opus") / "ring.opus"
    path.write_bytes(encoded_ring(ring, "ring", OPUS))
    return path


def test_a_ring_keeps_its_length_and_closes(file: Path, ring: Stereo) -> None:
    assert soundfile.info(file).frames == len(decoded(file)) == len(ring)
    extent = extent_of(file)
    assert extent is not None
    assert extent.length == float(SECONDS)
    assert not extent.is_cut
    assert seam_of(decoded(file)).closed


@pytest.mark.parametrize("frames", [RATE * 3 // 2, 2 * RATE + 1, 2 * RATE + 777])
def test_any_length_is_kept(frames: int, ring: Stereo) -> None:
    assert len(decoded(encoded_ring(ring[:frames], "a", OPUS))) == frames
    assert len(decoded(encoded(ring[:frames], "a", OPUS))) == frames


def test_the_same_sound_and_name_give_the_same_bytes(ring: Stereo) -> None:
    one, same = (encoded_ring(ring, "a", OPUS) for _ in range(2))
    assert one == same
    assert one != encoded_ring(ring, "b", OPUS)


def test_the_player_seeks_it_to_the_sample(file: Path) -> None:
    whole = decoded(file)
    with Decoder(file) as fresh:
        assert np.abs(fresh.read(3000) - whole[:3000]).max() < 1e-4
    with Decoder(file) as decoder:
        for place in (0, 1, 4000, 50_000, 0, len(whole) - 3000, 100_001):
            decoder.seek(place)
            read = decoder.read(3000)
            assert np.abs(read - whole[place : place + len(read)]).max() < 1e-4
            assert len(read) == 3000


def test_it_begins_as_well_as_it_goes_on(file: Path, ring: Stereo) -> None:
    """The place where the file begins is coded no worse than others."""
    sound = decoded(file)
    low = butter(4, 1000, fs=RATE, output="sos")
    coded, meant = (sosfiltfilt(low, np.tile(x, (2, 1)), axis=0) for x in (sound, ring))
    shift = _cut(coded, meant)
    wrong = np.abs(coded - np.roll(meant, -shift, axis=0))[RATE:-RATE]
    join = wrong[len(ring) - RATE - 960 :][:1920].mean()
    assert join < 2 * wrong.mean()


def _cut(coded: Stereo, meant: Stereo) -> int:
    """Where the ring was cut."""
    one, other = (np.fft.rfft(x[:, 0]) for x in (meant, coded))
    return int(np.argmax(np.fft.irfft(one * other.conj(), len(meant))))


def test_an_encoder_with_other_delays_is_refused(ring: Stereo) -> None:
    with pytest.raises(ValueError, match="other delays"):
        trimmed(encoded(ring, "a", OPUS), len(ring))


@pytest.mark.parametrize("kbps", [24, 80, 160])
def test_opus_has_the_rate_that_was_asked_for(kbps: float, ring: Stereo) -> None:
    size = len(encoded(ring, "a", Opus(kbps)))
    assert size * 8 / SECONDS == pytest.approx(kbps * 1000, rel=0.15)


def test_fidelity_finds_lost_width_and_changed_bands(ring: Stereo) -> None:
    same = fidelity(ring, np.roll(ring, RATE, axis=0))
    assert same.width_lost < 0.01
    assert same.third_octaves_db < 0.2
    narrow = fidelity(ring, decoded(encoded_ring(ring, "a", Vorbis(0.2))))
    assert narrow.width_lost > 0.5
    kept = fidelity(ring, decoded(encoded_ring(ring, "a", OPUS)))
    assert kept.width_lost < 0.1
    assert kept.third_octaves_db < 0.2
    assert fidelity(ring, ring * 10**0.1).third_octaves_db == pytest.approx(2.0)


def test_highs_that_nobody_hears_lose_nothing(ring: Stereo) -> None:
    dull = sosfiltfilt(butter(8, 1000, fs=RATE, output="sos"), ring, axis=0)
    mono = np.repeat(dull.mean(axis=1, keepdims=True), 2, axis=1)
    assert fidelity(dull, mono).width_lost == 0
