"""A pool of parts sounds as one track: no click, words in time, one bad part alone."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from tests.audio.fakes import TIMEOUT, bend, read_sound, write_sound
from tests.audio.player_driver import PlayerDriver
from tests.audio.pool_files import FILE_RATE, LENGTH, NAMES, frequency, make_pool

from sleepterm.audio.events import PoolPartLost, TrackEnded
from sleepterm.audio.offline_render import OfflineRender, PlannedMix
from sleepterm.audio.opening_options import OpeningOptions
from sleepterm.audio.outputs.file_output import FileOutput
from sleepterm.audio.pool_loader import open_pool
from sleepterm.audio.sample_format import RATE
from sleepterm.audio.samples import Block
from sleepterm.audio.sources.pool_source import PoolSource
from sleepterm.errors import SleeptermError
from sleepterm.library.catalog.track import Track
from sleepterm.night.narration import Narration
from sleepterm.night.sleep_timer import TimerSettings
from sleepterm.store.pool_nights import PoolNights
from sleepterm.units import Percent, Seconds

BLOCK = 4096


@pytest.fixture
def track(tmp_path: Path) -> Track:
    return make_pool(tmp_path / "cast")


@pytest.fixture
def opening() -> Iterator[Executor]:
    with ThreadPoolExecutor(1) as pool:
        yield pool


def nights_in(folder: Path, now: float = 1e9) -> PoolNights:
    return PoolNights(folder / "pool-nights.toml", lambda: now)


def opened(
    track: Track, at: float = 0.0, seed: int = 1, how: OpeningOptions | None = None
) -> tuple[PoolSource, Narration]:
    return open_pool(track, Seconds(at), seed, how or OpeningOptions())


def to_the_end(source: PoolSource) -> Block:
    parts = []
    while not source.ended:
        parts.append(source.read(BLOCK))
    source.close()
    return np.concatenate(parts)


def order(narration: Narration) -> list[str]:
    names = [cue.text.split()[0] for cue in narration.cues]
    return list(dict.fromkeys(names))


def pitch(sound: Block) -> float:
    """In Hz, within 1."""
    return float(np.abs(np.fft.rfft(sound[:, 0], RATE)).argmax())


def test_each_caption_has_the_tone_of_its_part_and_silence_around_it(
    track: Track,
) -> None:
    source, narration = opened(track)
    sound = to_the_end(source)
    assert source.length == pytest.approx(60.0)
    assert len(sound) == pytest.approx(60 * RATE, abs=BLOCK)
    assert source.position == pytest.approx(source.length)
    covered = np.zeros(len(sound), dtype=bool)
    for cue in narration.cues:
        start, end = round(cue.start * RATE), round(cue.end * RATE)
        covered[start - 500 : end + 500] = True
        said = sound[start + 3000 : end - 3000]
        assert np.abs(said).max() == pytest.approx(0.3, abs=0.02)
        name = cue.text.split()[0]
        assert pitch(said) == pytest.approx(frequency(name), abs=3)
    assert np.abs(sound[~covered]).max() < 1e-4
    assert bend(sound) < 0.3 * (2 * np.pi * 760 / RATE) ** 2 * 1.5


def test_opening_and_ending_stand_fixed_and_the_rest_does_not(track: Track) -> None:
    found = [order(opened(track, seed=seed)[1]) for seed in range(6)]
    assert {each[0] for each in found} == {"opening"}
    assert {each[-1] for each in found} == {"ending"}
    assert len({tuple(each) for each in found}) >= 5
    assert order(opened(track, seed=3)[1]) == found[3]
    for each in found:
        assert len(set(each)) == len(each)
        assert set(each) <= {"opening", *NAMES, "ending"}


def test_seeking_lands_on_the_words_that_the_captions_name(track: Track) -> None:
    source, narration = opened(track)
    whole = to_the_end(source)
    source, _ = opened(track)
    for at in (40.0, 2.0, 21.5, 55.0, 0.0):
        source.seek(Seconds(at))
        assert source.position == pytest.approx(at)
        first = round(at * RATE)
        sound = source.read(RATE)
        # the first 30 ms are faded in
        same = np.abs(sound - whole[first : first + RATE])[1500:].max()
        # a frame of the file apart at most
        assert same < 0.1
    source.seek(Seconds(500))
    assert source.ended
    source.close()
    assert narration.cues


def test_parts_that_are_opened_ahead_sound_the_same(
    track: Track, opening: Executor
) -> None:
    expected = to_the_end(opened(track)[0])
    source, _ = opened(track, how=OpeningOptions(opening=opening))
    parts: list[Block] = []
    while not source.ended:
        done = threading.Event()
        opening.submit(done.set)
        assert done.wait(TIMEOUT)
        parts.append(source.read(BLOCK))
    source.close()
    np.testing.assert_allclose(np.concatenate(parts), expected, atol=1e-6)


def test_the_position_waits_for_a_file_that_is_not_open_yet(
    track: Track, opening: Executor
) -> None:
    gate = threading.Event()
    opening.submit(gate.wait, TIMEOUT)
    source, _ = opened(track, how=OpeningOptions(opening=opening))
    assert not source.read(BLOCK).any()
    assert source.position == 0.0
    gate.set()
    done = threading.Event()
    opening.submit(done.set)
    assert done.wait(TIMEOUT)
    sound = np.concatenate([source.read(BLOCK) for _ in range(12)])
    assert sound.any()
    source.close()


def test_a_part_that_is_no_sound_is_left_out_alone(tmp_path: Path) -> None:
    track = make_pool(tmp_path / "cast", NAMES[:3])
    track.file.with_name("bean.wav").write_bytes(b"no sound")
    lost: list[PoolPartLost] = []
    source, narration = opened(track, how=OpeningOptions(lost=lost.append))
    sound = to_the_end(source)
    assert set(order(narration)) == {"opening", "allium", "chard", "ending"}
    assert [x.title for x in lost] == ["Cast"]
    assert lost[0].reason.startswith("The part 'bean' is lost: bean.wav ")
    last = narration.cues[-1]
    said = sound[round(last.start * RATE) + 3000 : round(last.end * RATE) - 3000]
    assert pitch(said) == pytest.approx(frequency("ending"), abs=3)


@pytest.mark.parametrize("damaged_at", [None, 0.2, 1.4, 1.9, 3.0, 3.6, 4.2])
def test_a_part_that_breaks_at_night_is_skipped(
    tmp_path: Path, damaged_at: float | None
) -> None:
    track = make_pool(tmp_path / "cast", NAMES[:3])
    lost: list[PoolPartLost] = []
    source, narration = opened(track, how=OpeningOptions(lost=lost.append))
    file = track.file.with_name("bean.wav")
    if damaged_at is None:
        file.unlink()
    else:
        sound = read_sound(file)
        sound[round(damaged_at * FILE_RATE)] = np.nan
        write_sound(file, sound, FILE_RATE, "FLOAT")
    sound = to_the_end(source)
    assert source.error is None
    assert [x.title for x in lost] == ["Cast"]
    assert "bean" in lost[0].reason
    # what came behind it comes sooner, and whole
    ahead = len(sound) / RATE - source.length
    assert -9 < ahead < -2
    last = narration.cues[-1]
    first = round((last.start + ahead) * RATE)
    assert pitch(sound[first : first + RATE]) == pytest.approx(
        frequency("ending"), abs=3
    )
    assert bend(sound) < 0.3 * (2 * np.pi * 760 / RATE) ** 2 * 3


def test_a_part_without_captions_plays_without_words(tmp_path: Path) -> None:
    track = make_pool(tmp_path / "cast", NAMES[:3])
    track.file.with_name("bean.vtt").unlink()
    source, narration = opened(track)
    assert "bean" not in order(narration)
    assert not narration.is_session
    assert len(to_the_end(source)) > 40 * RATE


def test_a_folder_without_a_playable_part_says_so(tmp_path: Path) -> None:
    track = make_pool(tmp_path / "cast", ())
    for file in track.file.parent.glob("*.wav"):
        file.write_bytes(b"no sound")
    with pytest.raises(SleeptermError, match="no part that can be played"):
        opened(track)


def test_the_same_night_is_resumed_and_the_next_has_what_was_not_heard(
    tmp_path: Path,
) -> None:
    track = make_pool(tmp_path / "cast", minutes=0.75)
    how = OpeningOptions(nights_in(tmp_path))
    source, narration = opened(track, how=how)
    first = order(narration)
    to_the_end(source)
    source, narration = opened(track, 20.0, seed=9, how=how)
    assert order(narration) == first
    assert source.position == pytest.approx(20.0)
    source.close()
    tomorrow = OpeningOptions(nights_in(tmp_path, 1e9 + 86_400))
    source, narration = opened(track, 20.0, seed=9, how=tomorrow)
    source.close()
    assert source.position == 0.0
    second = order(narration)
    assert set(second[1:-1]) <= set(NAMES) - set(first)
    assert len(second) == len(first)


def test_what_was_not_reached_is_not_heard(tmp_path: Path) -> None:
    track = make_pool(tmp_path / "cast")
    nights = nights_in(tmp_path)
    source, narration = opened(track, how=OpeningOptions(nights))
    source.read(round(2 * LENGTH * RATE))
    source.close()
    assert list(nights.of("cast").heard) == [order(narration)[1]]


def test_a_render_has_the_captions_and_parts_of_its_seed(
    track: Track, tmp_path: Path
) -> None:
    layers = [(track, Percent(100))]
    for seed in (4, 5):
        rendering = OfflineRender(
            PlannedMix(layers),
            master=Percent(100),
            timer=TimerSettings(enabled=False),
            seed=seed,
        )
        *_, written = rendering.into(FileOutput(tmp_path / "night.wav"), Seconds(90))
        assert written == pytest.approx(60.0, abs=10)
        assert rendering.rendered_cues[-1].text == "ending 5.0"
        assert order(rendering.narration) == order(opened(track, seed=seed)[1])


def test_the_player_plays_it_to_its_end_and_tells_of_a_lost_part(
    driver: PlayerDriver, tmp_path: Path
) -> None:
    track = make_pool(tmp_path / "cast", NAMES[:1], minutes=0.3)
    track.file.with_name("allium.wav").write_bytes(b"no sound")
    driver.play_and_fade_in(track)
    assert "allium" in driver.events.wait_for(PoolPartLost).reason
    driver.output.play(16)
    # Longer than it lasts: silence is played while a busy machine decodes.
    driver.output.allow(300)
    assert driver.events.wait_for(TrackEnded) == TrackEnded("cast")
