"""The startle guard holds what is too loud, ahead of it, and changes nothing else."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import numpy.typing as npt
import soundfile as sf
from hypothesis import given, settings
from hypothesis import strategies as st

from sleepterm.audio.loudness.meter import measure_loudness
from sleepterm.audio.sample_format import RATE
from sleepterm.audio.samples import Block
from sleepterm.audio.sources.guarded_source import GuardedSource
from sleepterm.audio.sources.source import Source
from sleepterm.audio.startle_guard import ABOVE, StartleGuard
from sleepterm.audio.track_loader import open_audition, open_track
from sleepterm.library.catalog.track import ContentType, PlaybackMode, Track
from sleepterm.units import Seconds

SECONDS = 12
SHOUT = slice(5 * RATE, 6 * RATE)


def quiet_noise() -> Block:
    rng = np.random.default_rng(1)
    sound = rng.standard_normal((SECONDS * RATE, 2)).astype(np.float32)
    return np.asarray(sound * np.float32(0.01))


def with_shout() -> Block:
    sound = quiet_noise()
    sound[SHOUT] *= 12
    sound[9 * RATE : 9 * RATE + RATE // 20] *= 30
    return sound


def lufs(sound: Block) -> float:
    return measure_loudness([sound], RATE).lufs


QUIET = lufs(quiet_noise())


def guarded(sound: Block, sizes: list[int]) -> Block:
    guard, parts, at, turn = StartleGuard(QUIET), [], 0, 0
    while at < len(sound):
        size = sizes[turn % len(sizes)]
        parts.append(guard.push(sound[at : at + size]))
        at, turn = at + size, turn + 1
    return np.concatenate([*parts, guard.flush()])


def gain_db(out: Block, sound: Block) -> npt.NDArray[np.float64]:
    """The gain of each 10 ms."""
    blocks = [x.reshape(-1, RATE // 100, 2).astype(np.float64) for x in (out, sound)]
    power = [np.square(x).sum(axis=(1, 2)) for x in blocks]
    return np.asarray(10 * np.log10(power[0] / power[1]))


def test_no_400_ms_stand_out_by_more_than_the_bound() -> None:
    sound = with_shout()
    out = guarded(sound, [RATE])
    assert measure_loudness([sound], RATE).loudest > QUIET + ABOVE + 10
    assert measure_loudness([out], RATE).loudest < QUIET + ABOVE + 0.1


def test_what_is_even_stays_as_it_is() -> None:
    sound = quiet_noise()
    assert np.array_equal(guarded(sound, [RATE]), sound)


def test_the_gain_falls_before_the_shout_and_rises_slowly() -> None:
    gain = gain_db(guarded(with_shout(), [RATE]), with_shout())
    assert gain[:380].max() == gain[:380].min() == 0.0
    assert gain[499] < gain[460] < -1
    assert np.diff(gain).min() > -1.5
    assert np.diff(gain).max() < 0.05
    assert gain[700] < -5


@settings(max_examples=8, deadline=None)
@given(st.lists(st.integers(1, 2 * RATE), min_size=1, max_size=5))
def test_block_sizes_do_not_matter(sizes: list[int]) -> None:
    sizes = [*sizes, RATE]
    np.testing.assert_array_equal(
        guarded(with_shout(), sizes), guarded(with_shout(), [4800])
    )


def once(folder: Path, guard: float | None) -> Track:
    file = folder / "shout.wav"
    sf.write(file, with_shout(), RATE, subtype="FLOAT")
    return Track(
        "shout",
        "Shout",
        ContentType.OTHER,
        file,
        playback=PlaybackMode.ONCE,
        guard_lufs=guard,
    )


def read_all(source: GuardedSource | Source, frames: int = 1200) -> Block:
    parts = []
    while not source.ended:
        parts.append(source.read(frames))
    return np.concatenate(parts)


def test_a_source_ends_with_its_last_frame_at_its_place(tmp_path: Path) -> None:
    source = open_track(once(tmp_path, QUIET), Seconds(0.0), seed=1).source
    assert isinstance(source, GuardedSource)
    sound = read_all(source)
    assert len(sound) == SECONDS * RATE
    assert source.position == source.length == float(SECONDS)
    np.testing.assert_allclose(sound[: 4 * RATE], quiet_noise()[: 4 * RATE], atol=1e-6)
    assert np.abs(sound[SHOUT]).max() < np.abs(with_shout()[SHOUT]).max() / 2


def test_a_seek_goes_where_it_should(tmp_path: Path) -> None:
    source = open_track(once(tmp_path, QUIET), Seconds(0.0), seed=1).source
    source.read(RATE)
    source.seek(Seconds(2.0))
    assert source.position == 2.0
    block = source.read(RATE // 2)
    expected = quiet_noise()[2 * RATE : 2 * RATE + RATE // 2]
    np.testing.assert_allclose(block, expected, atol=1e-6)
    assert source.position == 2.5


def test_tracks_without_a_bound_are_not_guarded(tmp_path: Path) -> None:
    source = open_track(once(tmp_path, None), Seconds(0.0), seed=1).source
    assert isinstance(source, Source)


def test_a_sound_that_is_tried_alone_is_guarded_too(tmp_path: Path) -> None:
    source = open_audition(once(tmp_path, QUIET), Seconds(8.0), seed=1)
    assert source.position == SECONDS - 8.0
    sound = source.read(8 * RATE)
    assert source.ended
    assert measure_loudness([sound], RATE).loudest < QUIET + ABOVE + 0.1


def test_a_loop_is_guarded_without_end(tmp_path: Path) -> None:
    track = once(tmp_path, QUIET)
    loop = Track(track.id, track.title, track.type, track.file, guard_lufs=QUIET)
    source = GuardedSource(Source(loop, random.Random(1)), QUIET)
    sound = np.concatenate([source.read(RATE) for _ in range(3 * SECONDS)])
    assert not source.ended
    assert measure_loudness([sound], RATE).loudest < QUIET + ABOVE + 0.1
    assert np.square(sound.reshape(-1, RATE, 2)).mean(axis=(1, 2)).min() > 1e-6
