"""No true peak exceeds -1 dBTP, and quiet sound is unchanged."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
import pytest
import soxr
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.audio.fakes import noise, tone

from sleepterm.audio.limiter import CEILING_DB, LOOKAHEAD, Limiter
from sleepterm.audio.sample_format import RATE
from sleepterm.audio.samples import Block


def limited(sound: Block, sizes: Iterable[int] = (4096,)) -> Block:
    limiter, turn, at = Limiter(), list(sizes), 0
    parts: list[Block] = []
    sound = np.concatenate([sound, np.zeros((2 * LOOKAHEAD, 2), np.float32)])
    while at < len(sound):
        size = turn[len(parts) % len(turn)]
        parts.append(limiter.process(sound[at : at + size].copy()))
        at += size
    return np.concatenate(parts)


def true_peak_db(sound: Block) -> float:
    """By another resampler, oversampled eight times, silence around it."""
    padded = np.pad(sound, ((500, 500), (0, 0)))
    dense = soxr.resample(padded.astype(np.float64), RATE, 8 * RATE, "VHQ")
    return float(20 * np.log10(np.abs(dense).max()))


def square(frequency: float) -> Block:
    return np.asarray(np.sign(tone(frequency) + 1e-9), dtype=np.float32)


def impulses(distance: int, level: float = 8.0) -> Block:
    sound = np.zeros((RATE, 2), dtype=np.float32)
    sound[distance - 1 :: distance] = level
    return sound


def phased(frequency: float, phase: float, level: float = 3.0) -> Block:
    """A tone whose samples need not meet its crests."""
    wave = level * np.sin(2 * np.pi * frequency / RATE * np.arange(RATE) + phase)
    return np.repeat(wave[:, None], 2, axis=1).astype(np.float32)


def audible(sound: Block) -> Block:
    """Noise up to 20 kHz; above that no two interpolators agree about a peak."""
    return np.asarray(soxr.resample(sound, 40_000, RATE), dtype=np.float32)


def one_sided(sound: Block) -> Block:
    return np.asarray(sound * np.array([1, 0]), dtype=np.float32)


def bursts() -> Block:
    gate = (np.arange(RATE) % 9000 < 300).astype(np.float32)
    return audible(noise(1.2, level=3.0))[:RATE] * gate[:, None]


NASTY = {
    "square": square(997),
    "loud square": 10 * square(61),
    "noise at +20 dB": audible(noise(level=10.0)),
    "bursts": bursts(),
    "impulses at the ends of blocks": impulses(4096),
    "impulses everywhere": impulses(1237),
    "quarter rate between samples": phased(RATE / 4, np.pi / 4),
    "third of the rate": phased(RATE / 3, 0.13),
    "sixth of the rate": phased(RATE / 6, 0.26),
    "high": phased(19_000, 0.7),
    "one side": one_sided(10 * square(440)),
    "barely too loud": phased(RATE / 4, np.pi / 4, 1.0),
}


@pytest.mark.parametrize("name", NASTY)
@pytest.mark.parametrize("size", [512, 4096])
def test_no_true_peak_is_above_the_ceiling(name: str, size: int) -> None:
    assert true_peak_db(limited(NASTY[name], (size,))) <= CEILING_DB


@pytest.mark.parametrize("name", ["noise at +20 dB", "bursts", "sixth of the rate"])
def test_the_sizes_of_blocks_make_no_difference(name: str) -> None:
    sound = NASTY[name][: RATE // 20]
    whole = limited(sound, (RATE,))
    for sizes in ((1,), (100,), (4096,), (1, 4096, 239, 241, 7)):
        assert np.abs(limited(sound, sizes) - whole).max() < 1e-6


def test_not_even_noise_up_to_the_last_hertz_clips_in_any_converter() -> None:
    assert true_peak_db(limited(noise(level=10.0))) < -0.2


@settings(max_examples=15, deadline=None)
@given(
    st.lists(st.integers(50, 3000), min_size=1, max_size=4),
    st.integers(0, 2**32 - 1),
    st.floats(min_value=-12, max_value=30),
)
def test_the_ceiling_holds_for_any_noise_in_any_blocks(
    sizes: list[int], seed: int, level: float
) -> None:
    sound = audible(noise(0.1, level=0.3 * 10 ** (level / 20), seed=seed))
    assert true_peak_db(limited(sound, sizes)) <= CEILING_DB


@pytest.mark.parametrize("sizes", [(4096,), (1,), (333, 4096)])
def test_what_stays_below_the_ceiling_comes_out_bit_for_bit_only_later(
    sizes: tuple[int, ...],
) -> None:
    sound = tone(440, 0.1, level=0.85) + 0.02 * tone(3000, 0.1)
    out = limited(sound, sizes)
    assert (out[:LOOKAHEAD] == 0).all()
    assert (out[LOOKAHEAD:][: len(sound)] == sound).all()


def gain_of(out: Block, sound: Block) -> npt.NDArray[np.float64]:
    """The gain in dB behind each frame of a sound that is never zero."""
    ratio = out[LOOKAHEAD:][: len(sound), 0] / sound[:, 0]
    return np.asarray(20 * np.log10(ratio), dtype=np.float64)


def test_it_turns_down_before_a_peak_and_slowly_up_again_without_a_step() -> None:
    sound = np.full((3 * RATE, 2), 0.3, dtype=np.float32)
    sound[RATE : RATE + 30] = 2.0
    gain = gain_of(limited(sound), sound)
    assert (gain[: RATE - LOOKAHEAD] == 0).all()
    lowest = int(np.argmin(gain))
    assert gain[lowest] == pytest.approx(CEILING_DB - 6.02, abs=1.6)
    falling, rising = np.diff(gain[:lowest]), np.diff(gain[lowest:])
    assert falling.min() > -0.1
    assert rising.min() > -1e-4
    assert rising.max() * RATE == pytest.approx(8.0, abs=0.5)
    assert (gain[-RATE // 2 :] == 0).all()


def test_silence_after_a_peak_is_silence() -> None:
    sound = np.concatenate([10 * square(100), np.zeros((RATE, 2), np.float32)])
    assert (limited(sound)[RATE + LOOKAHEAD :] == 0).all()
