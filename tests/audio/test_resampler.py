"""Streams of other rates are resampled to 48 kHz without gaps between blocks."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soxr
from tests.audio.fakes import bend, noise, read_in_blocks, tone, write_sound

from sleepterm.audio.sample_format import RATE
from sleepterm.audio.samples import Block
from sleepterm.audio.sources.decoder import Decoder
from sleepterm.audio.sources.resampler import ResampledStream

RATES = (8000, 11_025, 22_050, 44_100, 96_000)


def resampled(file: Path, sizes: tuple[int, ...] = (4096,)) -> Block:
    with Decoder(file) as decoder:
        stream = ResampledStream(decoder, decoder.rate)
        frames = round(decoder.frames * RATE / decoder.rate)
        sound = read_in_blocks(stream, frames, sizes)
        assert len(stream.read(100)) <= 1
        return sound


@pytest.mark.parametrize("rate", RATES)
def test_a_tone_keeps_its_pitch_its_level_and_its_smoothness(
    tmp_path: Path, rate: int
) -> None:
    file = write_sound(tmp_path / "a.wav", tone(1000, 3, rate=rate), rate, "FLOAT")
    sound = resampled(file)
    inner = slice(RATE // 10, -RATE // 10)
    expected = tone(1000, 3)
    assert np.abs(sound - expected)[inner].max() < 1e-3
    assert bend(sound[inner]) < 1.01 * bend(expected)


@pytest.mark.parametrize("sizes", [(1, 24_000), (333,), (144_000,)])
def test_the_sizes_of_blocks_make_no_difference(
    tmp_path: Path, sizes: tuple[int, ...]
) -> None:
    sound = noise(2, rate=44_100)
    file = write_sound(tmp_path / "a.wav", sound, 44_100, "FLOAT")
    at_once = soxr.resample(sound, 44_100, RATE)
    assert np.allclose(resampled(file, sizes), at_once[: 2 * RATE], atol=1e-5)


def test_surround_at_44100_comes_out_right(tmp_path: Path) -> None:
    apart = np.zeros((3 * 44_100, 6), dtype=np.float32)
    apart[:, 2:3] = tone(1000, 3, rate=44_100, channels=1)
    file = write_sound(tmp_path / "a.wav", apart, 44_100, "FLOAT")
    expected = tone(1000, 3, level=0.5 * 0.5**0.5 / (1 + 2 * 0.5**0.5))
    inner = slice(RATE // 10, -RATE // 10)
    assert np.abs(resampled(file) - expected)[inner].max() < 1e-3


def test_a_file_shorter_than_the_filter_keeps_its_length(tmp_path: Path) -> None:
    file = write_sound(tmp_path / "a.wav", tone(1000, 1)[:441], 44_100)
    assert len(resampled(file)) == 480
