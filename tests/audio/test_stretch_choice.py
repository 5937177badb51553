"""A shuffled loop plays what was not heard for long."""

from __future__ import annotations

import math
import random
import tracemalloc
from itertools import pairwise
from pathlib import Path
from statistics import mean, median

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from studio.played import MOMENTS, NOWHERE, Places, played
from studio.repetition import (
    event_strength,
    first_return,
    share_soon,
    soonest_return,
)
from tests.audio.fakes import read_in_blocks, write_sound

from sleepterm.audio.sources.decoder import Decoder
from sleepterm.audio.sources.loops import make_loop
from sleepterm.audio.sources.stretch_choice import (
    MINUTE_SECONDS,
    SHORTEST_SECONDS,
    STRETCH_FADE_SECONDS,
    STRETCH_SECONDS,
    StretchChoice,
)
from sleepterm.library.catalog.track import LoopMode

SLOWEST = 1000
"""The lowest rate of a file that is read: hours of it are quickly rendered."""

seconds = st.floats(SHORTEST_SECONDS, 8 * 3600) | st.floats(SHORTEST_SECONDS, 60)
seeds = st.integers(0, 2**32)


def choice_of(frames: int, rate: int, seed: int) -> StretchChoice:
    return StretchChoice(frames, rate, random.Random(seed))


@settings(max_examples=40)
@given(seconds, st.sampled_from([1000, 8000, 44_100, 96_000]), seeds)
def test_a_stretch_lies_in_the_file_and_is_another_than_the_last(
    length: float, rate: int, seed: int
) -> None:
    frames = math.ceil(length * rate)
    one, same = (choice_of(frames, rate, seed) for _ in range(2))
    stretches = [one.next_stretch() for _ in range(12)]
    assert stretches == [same.next_stretch() for _ in range(12)]
    low, high = STRETCH_SECONDS
    for start, end in stretches:
        assert 0 <= start < end <= frames - one.overlap
        assert low - 0.01 <= (end - start - one.overlap) / rate <= high
    for (last, _), (start, _) in pairwise(stretches):
        assert start != last


def test_the_shortest_file_with_few_places_plays_none_twice_running() -> None:
    for seed in range(50):
        choice = choice_of(round(2 * SHORTEST_SECONDS), 2, seed)
        starts = [choice.next_stretch()[0] for _ in range(50)]
        assert all(one != other for one, other in pairwise(starts))


@given(seeds)
def test_no_crossfade_mixes_a_place_with_itself(seed: int) -> None:
    choice = choice_of(60 * MOMENTS, MOMENTS, seed)
    stretches = [choice.next_stretch() for _ in range(20)]
    for (_, end), (start, _) in pairwise(stretches):
        assert abs(start - end) >= 2 * choice.overlap


@given(st.floats(120, 8 * 3600), seeds)
def test_a_long_file_does_not_replay_what_was_just_heard(
    length: float, seed: int
) -> None:
    choice = choice_of(math.ceil(length * MOMENTS), MOMENTS, seed)
    middle = choice.overlap // 2
    heard = [
        range(start + middle, end + middle)
        for start, end in (choice.next_stretch() for _ in range(3))
    ]
    for one, other in pairwise(heard):
        assert not set(one) & set(other)


def test_every_part_of_a_file_is_played() -> None:
    choice = choice_of(60 * MOMENTS, MOMENTS, 1)
    heard: set[int] = set()
    for _ in range(60):
        start, end = choice.next_stretch()
        heard.update(range(start, end + choice.overlap))
    assert len(heard) > 59 * MOMENTS


def test_hours_of_an_endless_file_need_little_memory() -> None:
    tracemalloc.start()
    choice = choice_of(1000 * 3600 * SLOWEST, SLOWEST, 1)
    for _ in range(2 * 3600 // 9):
        choice.next_stretch()
    # Threads that other tests have left may need some, too.
    ours = tracemalloc.Filter(inclusive=True, filename_pattern="*/audio/sources/*")
    kept = tracemalloc.take_snapshot().filter_traces([ours]).statistics("filename")
    tracemalloc.stop()
    assert 0 < sum(each.size for each in kept) < 100_000


def ramp(path: Path, length: int) -> Path:
    """A file whose samples encode their position: left fine, right coarse."""
    at = np.arange(length * SLOWEST)
    sound = np.stack([at % 500, at // 500], axis=1) / 8192
    return write_sound(path, sound.astype(np.float32), SLOWEST, "FLOAT")


def rendered(file: Path, length: int, seed: int) -> Places:
    """Which place of a ramp is heard at each moment; `NOWHERE` in crossfades."""
    with Decoder(file) as decoder:
        loop = make_loop(decoder, LoopMode.SHUFFLE, random.Random(seed))
        sound = read_in_blocks(loop, length * SLOWEST, (4096, 1, 12_288))
    fine, coarse = np.rint(sound.astype(np.float64) * 8192).T.astype(np.int64)
    places = coarse * 500 + fine
    moments = places.reshape(-1, SLOWEST // MOMENTS)
    is_alone = (np.diff(moments) == 1).all(axis=1)
    return np.where(is_alone, moments[:, 0] // moments.shape[1], NOWHERE)


@pytest.fixture(scope="module")
def minute(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return ramp(tmp_path_factory.mktemp("ramp") / "minute.wav", 60)


def test_half_an_hour_of_a_minute_returns_late_and_seldom_soon(minute: Path) -> None:
    nights = [rendered(minute, 1800, seed) for seed in range(4)]
    assert median(first_return(x) for x in nights) >= 45
    shares = [share_soon(x) for x in nights]
    assert max(shares) <= 0.05
    crossfades = mean(float(np.mean(x == NOWHERE)) for x in nights)
    assert 0.15 < crossfades < 0.3


def test_a_longer_file_returns_later(tmp_path: Path) -> None:
    file = ramp(tmp_path / "three.wav", 180)
    firsts = [first_return(rendered(file, 300, x)) for x in range(5)]
    assert median(firsts) > 120


@pytest.fixture(scope="module")
def hour(tmp_path_factory: pytest.TempPathFactory) -> Places:
    """An hour rendered from three minutes."""
    file = ramp(tmp_path_factory.mktemp("ramp") / "three.wav", 180)
    return rendered(file, 3600, 5)


def test_an_hour_of_three_minutes_plays_nothing_again_within_a_minute(
    hour: Places,
) -> None:
    assert soonest_return(hour) >= 60
    assert first_return(hour) > 100
    assert share_soon(hour) < 0.001


def test_what_a_loop_plays_is_known_without_its_sound(hour: Places) -> None:
    known = played(180, LoopMode.SHUFFLE, 3600, 5)
    assert soonest_return(known) >= 60
    assert abs(np.mean(known == NOWHERE) - np.mean(hour == NOWHERE)) < 0.02


def soonest(length: float, rate: int, seed: int, edge: float, hours: float) -> float:
    """Seconds after which 3 s return first, where fades of `edge` s are not heard."""
    choice = choice_of(math.ceil(length * rate), rate, seed)
    unheard = int(edge * rate)
    heard: list[tuple[int, int, int]] = []
    now, gap = 0, math.inf
    while now < hours * 3600 * rate:
        start, end = choice.next_stretch()
        low = start + (unheard if heard else 0)
        high = end + choice.overlap - unheard
        for then, first, last in heard[-20:]:
            if min(last, high) - max(first, low) >= 3 * rate:
                gap = min(gap, now - start - then)
        heard.append((now - start, low, high))
        now += end - start
    return gap / rate


rates = st.sampled_from([1000, 44_100, 48_000])
HALF_GAIN = STRETCH_FADE_SECONDS / 3
"""From here on a crossfade's sound has half of its gain."""


@settings(max_examples=6)
@given(st.just(MINUTE_SECONDS) | st.floats(MINUTE_SECONDS, 400), rates, seeds)
def test_no_3_seconds_return_within_a_minute(
    length: float, rate: int, seed: int
) -> None:
    assert soonest(length, rate, seed, HALF_GAIN, 0.5) >= 60


@settings(max_examples=4)
@given(st.sampled_from([90, 120, 180]) | st.floats(90, 400), rates, seeds)
def test_of_longer_files_not_even_the_softest_3_seconds_return(
    length: float, rate: int, seed: int
) -> None:
    assert soonest(length, rate, seed, 0, 0.5) >= 60


@settings(max_examples=4)
@given(st.floats(36, MINUTE_SECONDS), seeds)
def test_a_shorter_file_returns_later_the_longer_it_is(
    length: float, seed: int
) -> None:
    rest = 22 + (length - 36) * 38 / 24
    assert soonest(length, 1000, seed, HALF_GAIN, 0.3) >= rest - 0.5


def test_what_returns_late_returns_at_no_fixed_period() -> None:
    night = played(60, LoopMode.SHUFFLE, 3 * 3600, 1)
    assert event_strength(night) < 0.2


@settings(max_examples=6)
@given(st.floats(175, 1200), seeds)
def test_nothing_of_a_long_file_returns_within_a_minute_even_in_crossfades(
    length: float, seed: int
) -> None:
    choice = choice_of(math.ceil(length * MOMENTS), MOMENTS, seed)
    heard: list[tuple[int, int, int]] = []
    now = 0
    for _ in range(80):
        start, end = choice.next_stretch()
        whole_end = end + choice.overlap
        for then, first, last in heard[-20:]:
            is_again = start < last and first < whole_end
            assert not is_again or now - then + first - start >= 60 * MOMENTS
        heard.append((now, start, whole_end))
        now += end - start


def test_what_returns_is_measured() -> None:
    there, back = np.arange(4 * MOMENTS), np.arange(MOMENTS // 2, 4 * MOMENTS)
    pause = np.full(10 * MOMENTS, NOWHERE)
    sound = np.concatenate([there, pause, back])
    assert first_return(sound) == 14
    assert soonest_return(sound) == 13.5
    assert share_soon(sound) == pytest.approx(3.5 / 17.5)
    late = np.concatenate([there, np.repeat(pause, 3), back])
    assert share_soon(late) == 0
    short = np.concatenate([there, pause, back[: MOMENTS + 1]])
    assert first_return(short) == math.inf
    assert soonest_return(short) == math.inf
