"""A source gives the file's samples unchanged and never ends with a click."""

from __future__ import annotations

import random
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from tests.audio.fakes import (
    DAMAGED,
    bend,
    guided_track,
    loop_track,
    noise,
    read_in_blocks,
    read_sound,
    tone,
    write_sound,
)

from sleepterm.audio.sample_format import RATE
from sleepterm.audio.samples import Block
from sleepterm.audio.sources.decoder import DecodeError
from sleepterm.audio.sources.source import CHUNK, Source
from sleepterm.library.catalog.track import LoopMode, Track
from sleepterm.units import Seconds

END = RATE // 33
BLOCK = 4096


@pytest.fixture(params=["in place", "ahead"])
def decoding(request: pytest.FixtureRequest) -> Iterator[Executor | None]:
    if request.param == "in place":
        yield None
        return
    with ThreadPoolExecutor(1) as pool:
        yield pool


def opened(
    track: Track, at: float = 0.0, decoding: Executor | None = None, seed: int = 1
) -> Source:
    return Source(track, random.Random(seed), Seconds(at), decoding)


def to_the_end(source: Source, sizes: tuple[int, ...] = (BLOCK,)) -> Block:
    """All of it, the silence of the last block included."""
    parts: list[Block] = []
    while not source.ended:
        parts.append(source.read(sizes[len(parts) % len(sizes)]))
    source.close()
    return np.concatenate(parts)


def faded(sound: Block, frames: int = END) -> Block:
    shape = np.ones((len(sound), 1), dtype=np.float32)
    shape[-frames:, 0] = np.linspace(1, 0, frames)
    return sound * shape


LENGTHS = (
    1,
    100,
    END,
    CHUNK - 1,
    CHUNK,
    CHUNK + 1,
    CHUNK + END,
    CHUNK + END + 1,
    3 * CHUNK,
)


@pytest.mark.parametrize("sizes", [(BLOCK,), (1000, 30_000, 7), (3 * CHUNK,)])
def test_a_guided_track_is_its_file_to_the_last_frame_and_let_down_there(
    tmp_path: Path, decoding: Executor | None, sizes: tuple[int, ...]
) -> None:
    for frames in LENGTHS:
        file = write_sound(tmp_path / f"{frames}.wav", noise(3)[:frames])
        source = opened(guided_track(file), decoding=decoding)
        assert source.length == frames / RATE
        sound = to_the_end(source, sizes)
        whole = read_sound(file)
        assert np.allclose(sound[:frames], faded(whole, min(END, frames)), atol=1e-6)
        assert (sound[frames:] == 0).all()
        assert source.error is None
        assert source.position == pytest.approx(frames / RATE)


@pytest.mark.parametrize("kind", ["wav", "ogg", "flac"])
@pytest.mark.parametrize("to", [0.0, 0.3, 1.23456, 4.9])
def test_after_a_seek_it_is_the_file_from_there(
    tmp_path: Path, decoding: Executor | None, kind: str, to: float
) -> None:
    file = write_sound(tmp_path / f"a.{kind}", noise(5))
    whole = read_sound(file)
    source = opened(guided_track(file), decoding=decoding)
    read_in_blocks(source, 20_000)
    source.seek(Seconds(to))
    assert source.position == to
    start = int(to * RATE)
    found = read_in_blocks(source, min(50_000, len(whole) - start - END))
    assert np.allclose(found, whole[start : start + len(found)], atol=1e-4)
    assert source.position == pytest.approx(to + len(found) / RATE)
    source.close()


def test_seeking_beyond_either_end_is_seeking_to_it(tmp_path: Path) -> None:
    source = opened(guided_track(write_sound(tmp_path / "a.wav", noise(3))))
    source.seek(Seconds(-10))
    assert (source.position, source.ended) == (0.0, False)
    source.seek(Seconds(100))
    assert (source.position, source.ended) == (3.0, True)
    assert (source.read(100) == 0).all()
    source.seek(Seconds(2))
    assert len(to_the_end(source)) >= RATE


def test_a_guided_track_begins_at_the_given_place_and_a_loop_does_not(
    tmp_path: Path,
) -> None:
    file = write_sound(tmp_path / "a.wav", noise(3))
    later = opened(guided_track(file), at=1.5)
    assert (later.read(1000) == read_sound(file)[72_000:73_000]).all()
    looping = opened(loop_track(file), at=1.5)
    assert (looping.read(1000) == read_sound(file)[:1000]).all()


def test_a_seek_at_another_rate_is_exact_too(tmp_path: Path) -> None:
    file = write_sound(tmp_path / "a.wav", tone(441, 6, rate=44_100), 44_100, "FLOAT")
    source = opened(guided_track(file))
    source.read(30_000)
    source.seek(Seconds(2.0))
    found = source.read(RATE)
    assert np.abs(found - tone(441, 1))[500:].max() < 1e-3


@pytest.mark.parametrize("mode", LoopMode)
def test_a_loop_at_48_khz_has_no_seam_between_chunks(
    tmp_path: Path, decoding: Executor | None, mode: LoopMode
) -> None:
    smooth = tone(50, 20.0)
    file = write_sound(tmp_path / "a.wav", smooth, subtype="FLOAT")
    sound = read_in_blocks(opened(loop_track(file, mode), decoding=decoding), 45 * RATE)
    assert bend(sound) < 2 * max(bend(smooth), 0.5 / (0.02 * RATE) / 2)


@pytest.mark.parametrize("mode", [LoopMode.EXACT, LoopMode.CROSSFADE])
def test_a_loop_of_another_rate_has_no_seam_either(
    tmp_path: Path, mode: LoopMode
) -> None:
    file = write_sound(tmp_path / "a.wav", tone(50, 6.0, rate=44_100), 44_100, "FLOAT")
    sound = read_in_blocks(opened(loop_track(file, mode)), 20 * RATE)
    assert bend(sound[1000:]) < 2 * bend(tone(50))


@pytest.mark.parametrize("kind", DAMAGED)
@pytest.mark.parametrize("way", ["guided", "exact", "crossfade"])
def test_damage_is_faded_into_and_said(
    tmp_path: Path, decoding: Executor | None, kind: str, way: str
) -> None:
    file = DAMAGED[kind](tmp_path / f"a.{kind}", tone(80, 6) + noise(6, level=1e-4))
    track = guided_track(file) if way == "guided" else loop_track(file, LoopMode(way))
    source = opened(track, decoding=decoding)
    sound = to_the_end(source)
    assert isinstance(source.error, DecodeError)
    assert "damaged" in str(source.error)
    assert 0.9 * RATE < len(sound) < 6 * RATE
    last = int(np.flatnonzero(np.abs(sound).max(axis=1) > 1e-5)[-1])
    ending = sound[last - END :]
    assert bend(ending) < 2 * bend(tone(80)) + 1.6e-3
    assert np.abs(sound[last - 20 :]).max() < 0.01
    if kind != "ogg":
        assert bend(sound) < 2 * bend(tone(80)) + 1.6e-3


def test_a_seek_back_from_damage_starts_again(tmp_path: Path) -> None:
    sound = tone(80, 6)
    source = opened(guided_track(DAMAGED["wav"](tmp_path / "a.wav", sound)))
    while source.error is None:
        source.read(BLOCK)
    source.seek(Seconds(1.0))
    again = read_in_blocks(source, RATE)
    assert np.allclose(again, sound[RATE : 2 * RATE], atol=1e-6)
    assert source.error is None


def test_a_seek_into_damage_ends_it(tmp_path: Path) -> None:
    file = DAMAGED["wav"](tmp_path / "a.wav", tone(80, 6))
    source = opened(guided_track(file))
    source.seek(Seconds(2.9))
    assert source.ended
    assert "damaged" in str(source.error)
    assert (source.read(100) == 0).all()


def test_a_file_damaged_at_its_beginning_is_refused(tmp_path: Path) -> None:
    sound = noise(1)
    sound[5] = np.nan
    file = write_sound(tmp_path / "a.wav", sound, subtype="FLOAT")
    for track in (
        guided_track(file),
        loop_track(file),
        loop_track(file, LoopMode.SHUFFLE),
    ):
        with pytest.raises(DecodeError, match="damaged"):
            opened(track)


def test_closing_while_it_decodes_waits_for_nothing(tmp_path: Path) -> None:
    file = write_sound(tmp_path / "a.wav", noise(5))
    held: Future[None] = Future()
    with ThreadPoolExecutor(1) as pool:
        pool.submit(held.result)
        source = opened(loop_track(file), decoding=pool)
        source.close()
        held.set_result(None)
