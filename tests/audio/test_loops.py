"""Loops are endless, have no audible seam, and stay inside their file."""

from __future__ import annotations

import random
import tracemalloc
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from tests.audio.fakes import (
    bend,
    counting_ramp,
    level_db,
    noise,
    read_in_blocks,
    read_sound,
    tone,
    write_sound,
)

from sleepterm.audio.sample_format import RATE
from sleepterm.audio.samples import Block
from sleepterm.audio.sources.decoder import Decoder
from sleepterm.audio.sources.loops import (
    CROSSFADE_SECONDS,
    SPARSE_FIRST_SECONDS,
    SPARSE_PAUSE_SECONDS,
    ShuffleLoop,
    equal_power,
    make_loop,
)
from sleepterm.audio.sources.stretch_choice import STRETCH_SECONDS
from sleepterm.library.catalog.track import LoopMode

SLOW = 8000
"""A rate at which long files are quickly made."""


def looped(
    file: Path, mode: LoopMode, seconds: float, *, seed: int = 1, size: int = 4096
) -> Block:
    with Decoder(file) as decoder:
        stream = make_loop(decoder, mode, random.Random(seed))
        return read_in_blocks(
            stream, round(seconds * decoder.rate), (size, 1, 3 * size)
        )


@pytest.mark.parametrize("kind", ["wav", "ogg", "flac"])
@pytest.mark.parametrize("seconds", [0.31, 1.7])
def test_an_exact_ring_is_the_file_over_and_over_to_the_frame(
    tmp_path: Path, kind: str, seconds: float
) -> None:
    file = write_sound(tmp_path / f"a.{kind}", tone(100, seconds) + noise(seconds))
    sound = looped(file, LoopMode.EXACT, 6.0)
    once = read_sound(file)
    assert (sound == np.resize(once, sound.shape)).all()


def test_a_crossfaded_loop_has_no_click_and_keeps_its_power(tmp_path: Path) -> None:
    rough = write_sound(tmp_path / "a.wav", noise(15, rate=SLOW), SLOW, "FLOAT")
    sound = looped(rough, LoopMode.CROSSFADE, 60)
    levels = [level_db(x) for x in sound.reshape(-1, SLOW // 2, 2)]
    assert max(levels) - min(levels) < 1.0
    smooth = tone(50.03, 15.01, rate=SLOW)
    file = write_sound(tmp_path / "b.wav", smooth, SLOW, "FLOAT")
    assert bend(looped(file, LoopMode.CROSSFADE, 60)) < 2 * bend(smooth)


def test_a_crossfaded_loop_comes_round_after_the_file_less_its_overlap(
    tmp_path: Path,
) -> None:
    file = write_sound(tmp_path / "a.wav", noise(15, rate=SLOW), SLOW, "FLOAT")
    sound = looped(file, LoopMode.CROSSFADE, 60)
    round_ = int((15 - CROSSFADE_SECONDS) * SLOW)
    assert (sound[round_ : 2 * round_] == sound[2 * round_ : 3 * round_]).all()
    assert (sound[:round_] == read_sound(file)[:round_]).all()


def test_equal_power_begins_with_the_one_and_ends_with_the_other() -> None:
    tail, head = noise(0.1, seed=1), noise(0.1, seed=2)
    mixed = equal_power(tail, head)
    assert (mixed[0] == tail[0]).all()
    assert np.allclose(mixed[-10:], head[-10:], atol=1e-3)
    assert len(equal_power(tail[:0], head[:0])) == 0


def counted(path: Path, seconds: float) -> Path:
    """A file whose samples encode their position: left fine, right coarse."""
    at = np.arange(round(seconds * SLOW))
    places = np.stack([at % 200, at // 200], axis=1) / 8192
    return write_sound(path, places.astype(np.float32), SLOW, "FLOAT")


def places(sound: Block) -> npt.NDArray[np.int64]:
    fine, coarse = np.rint(sound.astype(np.float64) * 8192).T
    return np.asarray(coarse * 200 + fine, dtype=np.int64)


@pytest.mark.parametrize("seconds", [18, 60, 300])
def test_shuffle_plays_long_stretches_from_inside_the_file(
    tmp_path: Path, seconds: float
) -> None:
    file = counted(tmp_path / "a.wav", seconds)
    sound = places(looped(file, LoopMode.SHUFFLE, 400))
    breaks = np.flatnonzero(np.diff(sound) != 1)
    runs = [(a + 1, b) for a, b in pairwise(breaks) if b - a > SLOW]
    assert len(runs) > 10
    for first, last in runs:
        assert 0 <= sound[first] < sound[last] < seconds * SLOW
        low, high = STRETCH_SECONDS
        assert low - 0.1 <= (last - first) / SLOW <= high + 0.1


def test_shuffle_differs_by_seed_and_only_by_seed(tmp_path: Path) -> None:
    file = counted(tmp_path / "a.wav", 60)
    same, again, other = (
        looped(file, LoopMode.SHUFFLE, 60, seed=seed) for seed in (1, 1, 2)
    )
    assert (same == again).all()
    assert (same != other).any(axis=1).mean() > 0.9


def test_shuffle_does_not_depend_on_the_sizes_of_blocks(tmp_path: Path) -> None:
    file = counted(tmp_path / "a.wav", 60)
    one, other = (looped(file, LoopMode.SHUFFLE, 60, size=size) for size in (500, 9000))
    assert (one == other).all()


def test_shuffle_has_no_click_and_a_steady_level(tmp_path: Path) -> None:
    rough = write_sound(tmp_path / "a.wav", noise(60, rate=SLOW), SLOW, "FLOAT")
    sound = looped(rough, LoopMode.SHUFFLE, 300)
    levels = [level_db(x) for x in sound.reshape(-1, SLOW // 2, 2)]
    assert max(levels) - min(levels) < 1.2
    smooth = tone(50.03, 60, rate=SLOW)
    file = write_sound(tmp_path / "b.wav", smooth, SLOW, "FLOAT")
    assert bend(looped(file, LoopMode.SHUFFLE, 300)) < 2 * bend(smooth)


def test_too_short_a_file_is_crossfaded_instead_of_shuffled(tmp_path: Path) -> None:
    file = write_sound(tmp_path / "a.wav", noise(15, rate=SLOW), SLOW, "FLOAT")
    shuffled = looped(file, LoopMode.SHUFFLE, 60)
    assert (shuffled == looped(file, LoopMode.CROSSFADE, 60)).all()


def test_sparse_events_stand_whole_between_silences_of_random_length(
    tmp_path: Path,
) -> None:
    event = np.full((2 * SLOW, 2), 0.5, dtype=np.float32)
    file = write_sound(tmp_path / "a.wav", event, SLOW, "FLOAT")
    sound = looped(file, LoopMode.SPARSE, 2000)
    heard = np.concatenate([[0], (sound[:, 0] > 0).astype(int), [0]])
    begins = np.flatnonzero(np.diff(heard) == 1)
    ends = np.flatnonzero(np.diff(heard) == -1)
    low, high = SPARSE_FIRST_SECONDS
    assert low <= begins[0] / SLOW <= high
    pauses = (begins[1:] - ends[:-1]) / SLOW
    assert len(pauses) > 15
    low, high = SPARSE_PAUSE_SECONDS
    assert low <= pauses.min() < pauses.max() <= high + 0.001
    assert len(set(pauses)) == len(pauses)
    assert ((ends - begins)[:-1] == 2 * SLOW - 2).all()
    steps_between = np.abs(np.diff(sound[:, 0]))
    assert steps_between.max() <= 0.5 / (0.02 * SLOW) + 1e-6


def test_a_sparse_file_of_several_events_plays_one_at_a_time_never_twice_running(
    tmp_path: Path,
) -> None:
    levels = (0.1, 0.2, 0.3)
    slots = [np.full((2 * SLOW, 2), level, dtype=np.float32) for level in levels]
    file = write_sound(tmp_path / "a.wav", np.concatenate(slots), SLOW, "FLOAT")
    with Decoder(file) as decoder:
        stream = make_loop(decoder, LoopMode.SPARSE, random.Random(1), events=3)
        sound = read_in_blocks(stream, 3000 * SLOW, (4096, 1, 5000))[:, 0]
    begins = np.flatnonzero((sound[1:] > 0) & (sound[:-1] == 0))
    whole = [sound[x : x + 2 * SLOW + 10] for x in begins[:-1]]
    heard = [round(float(x.max()), 3) for x in whole]
    assert [np.count_nonzero(x) for x in whole] == [2 * SLOW - 2] * len(whole)
    assert len(heard) > 30
    assert set(heard) == set(levels)
    assert all(one != other for one, other in pairwise(heard))
    assert len(set(pairwise(heard))) == 6


@pytest.mark.parametrize("mode", LoopMode)
@pytest.mark.parametrize("kind", ["wav", "ogg"])
def test_short_files_loop_in_every_mode(
    tmp_path: Path, mode: LoopMode, kind: str
) -> None:
    for frames in (1, 2, 3, 100, 7999, 8000):
        sound = tone(200, 1, rate=SLOW)[:frames]
        file = write_sound(tmp_path / f"{frames}.{kind}", sound, SLOW)
        assert np.abs(looped(file, mode, 20)).max() <= 0.8


@pytest.mark.parametrize("mode", [LoopMode.EXACT, LoopMode.CROSSFADE])
def test_a_ring_in_memory_is_the_same_as_one_read_from_the_file(
    tmp_path: Path, mode: LoopMode
) -> None:
    """The rate alone decides which is used; beyond the first round they agree."""
    sound = counting_ramp(0.9)
    held = write_sound(tmp_path / "a.wav", sound, RATE)
    streamed = write_sound(tmp_path / "b.wav", sound, RATE // 2)
    frames = len(sound)
    with Decoder(held) as one, Decoder(streamed) as other:
        memory = read_in_blocks(make_loop(one, mode, random.Random(1)), 6 * frames)
        disk = read_in_blocks(make_loop(other, mode, random.Random(1)), 6 * frames)
    if mode is LoopMode.EXACT:
        assert (memory == disk).all()
        return
    round_ = frames - frames // 3
    assert (memory[:round_] == memory[round_ : 2 * round_]).all()
    assert (disk[round_ : 2 * round_] == disk[2 * round_ : 3 * round_]).all()


@pytest.mark.parametrize("mode", [LoopMode.EXACT, LoopMode.SHUFFLE])
def test_memory_does_not_grow_with_the_file(tmp_path: Path, mode: LoopMode) -> None:
    peaks = []
    for minutes in (2, 20):
        file = write_sound(
            tmp_path / f"{minutes}.wav",
            np.tile(noise(60, rate=SLOW), (minutes, 1)),
            SLOW,
        )
        with Decoder(file) as decoder:
            stream = make_loop(decoder, mode, random.Random(1))
            tracemalloc.start()
            for _ in range(50):
                stream.read(minutes * 60 * SLOW // 40 // minutes)
            peaks.append(tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()
    assert peaks[1] < 1.2 * peaks[0]


def test_a_shuffle_begins_anywhere(tmp_path: Path) -> None:
    file = counted(tmp_path / "a.wav", 60)
    begins = set()
    for seed in range(10):
        with Decoder(file) as decoder:
            begins.add(
                int(places(ShuffleLoop(decoder, random.Random(seed)).read(1))[0])
            )
    assert len(begins) == 10
