"""A rendered session sounds as it is played, the same each time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tests.audio.fakes import (
    DAMAGED,
    guided_track,
    level_db,
    loop_track,
    noise,
    read_sound,
    tone,
    write_sound,
)

from sleepterm.audio.offline_render import OfflineRender, PlannedMix
from sleepterm.audio.outputs.file_output import FileOutput
from sleepterm.audio.sample_format import RATE
from sleepterm.audio.samples import Block
from sleepterm.errors import SleeptermError
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.track import LoopMode, Track
from sleepterm.night.fade import FadeLaw
from sleepterm.night.sleep_timer import TimerSettings
from sleepterm.units import UNITY_MASTER, Decibels, Percent, Seconds

FULL = Percent(100)
ALL_NIGHT = TimerSettings(enabled=False)


def rendered(
    file: Path,
    tracks: Sequence[Track],
    length: float,
    *,
    timer: TimerSettings = ALL_NIGHT,
    seed: int = 1,
) -> Block:
    rendering = OfflineRender(
        PlannedMix([(x, FULL) for x in tracks]),
        master=UNITY_MASTER,
        timer=timer,
        seed=seed,
    )
    written = list(rendering.into(FileOutput(file), Seconds(length)))
    assert written == sorted(written)
    assert all(0 < x <= length for x in written)
    assert list(file.parent.glob(".*.part")) == []
    return read_sound(file)


@pytest.fixture(scope="module")
def rain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rain")
    return write_sound(folder / "rain.wav", noise(30, level=0.05), subtype="FLOAT")


@pytest.mark.parametrize("kind", ["wav", "flac"])
def test_the_same_seed_gives_the_same_file_and_another_another(
    tmp_path: Path, rain: Path, kind: str
) -> None:
    files = [tmp_path / f"{x}.{kind}" for x in range(3)]
    for file, seed in zip(files, (7, 7, 8), strict=True):
        rendered(file, [loop_track(rain, LoopMode.SHUFFLE)], 20, seed=seed)
    one, same, other = (x.read_bytes() for x in files)
    assert one == same
    assert one != other
    assert len(read_sound(files[2])) == 20 * RATE


@pytest.mark.parametrize("length", [0.001, 1.0, 12.3456])
@pytest.mark.parametrize("kind", ["wav", "flac", "ogg"])
def test_it_has_exactly_the_length_asked_for(
    tmp_path: Path, rain: Path, length: float, kind: str
) -> None:
    sound = rendered(tmp_path / f"a.{kind}", [loop_track(rain)], length)
    assert len(sound) == round(length * RATE)


@pytest.mark.parametrize("law", FadeLaw)
def test_it_fades_by_the_law_into_silence_at_the_timers_end(
    tmp_path: Path, law: FadeLaw
) -> None:
    hum = write_sound(tmp_path / "hum.wav", tone(1000, 5, level=0.25), subtype="FLOAT")
    timer = TimerSettings(duration=Seconds(30), fade=Seconds(20), law=law)
    sound = rendered(tmp_path / "a.wav", [loop_track(hum)], 30, timer=timer)
    assert len(sound) == 30 * RATE
    start = level_db(sound[5 * RATE : 9 * RATE])
    window = RATE // 50
    compared = 0
    for at in range(10 * RATE, 30 * RATE - window, RATE // 5):
        share = (at + window / 2 - 10 * RATE) / (20 * RATE)
        expected = 20 * np.log10(law.gain(share))
        if expected > -50:
            found = level_db(sound[at : at + window]) - start
            assert found == pytest.approx(expected, abs=0.5)
            compared += 1
    assert compared > 70
    assert (np.abs(sound[-10:]) < 1e-5).all()
    assert np.abs(sound[-RATE // 100 :]).max() < 1e-3


def test_behind_the_timers_end_there_is_nothing(tmp_path: Path, rain: Path) -> None:
    timer = TimerSettings(duration=Seconds(3), fade=Seconds(2))
    sound = rendered(tmp_path / "a.wav", [loop_track(rain)], 10, timer=timer)
    assert 3 * RATE <= len(sound) <= 3.3 * RATE
    assert (sound[3 * RATE :] == 0).all()
    assert sound[: int(2.9 * RATE)].any()


def test_a_guided_track_alone_ends_with_its_last_sample(tmp_path: Path) -> None:
    talk = write_sound(tmp_path / "talk.wav", noise(4, level=0.05), subtype="FLOAT")
    sound = rendered(tmp_path / "a.wav", [guided_track(talk)], 60)
    assert 4 * RATE <= len(sound) < 4.5 * RATE
    middle = slice(RATE, 3 * RATE)
    assert np.allclose(sound[middle], read_sound(talk)[middle], atol=2**-22)
    assert (sound[4 * RATE :] == 0).all()


def test_layers_are_mixed(tmp_path: Path, rain: Path) -> None:
    hum = write_sound(tmp_path / "hum.wav", tone(100, 5, level=0.1), subtype="FLOAT")
    both, one, other = (
        rendered(tmp_path / f"{len(x)}{x[0].id}.wav", x, 3)
        for x in (
            [loop_track(rain), loop_track(hum)],
            [loop_track(rain)],
            [loop_track(hum)],
        )
    )
    assert np.allclose(both, one + other, atol=2**-21)


def test_a_damaged_layer_leaves_no_file(tmp_path: Path) -> None:
    broken = DAMAGED["flac"](tmp_path / "broken.flac", noise(6))
    target = tmp_path / "night" / "a.wav"
    target.parent.mkdir()
    with pytest.raises(SleeptermError, match="is damaged") as raised:
        rendered(target, [loop_track(broken)], 20)
    assert raised.value.exit_status == 1
    assert list(target.parent.iterdir()) == []


def test_a_render_that_is_broken_off_leaves_no_file(tmp_path: Path, rain: Path) -> None:
    target = tmp_path / "night" / "a.wav"
    target.parent.mkdir()
    rendering = OfflineRender(
        PlannedMix([(loop_track(rain), FULL)]),
        master=UNITY_MASTER,
        timer=ALL_NIGHT,
        seed=1,
    )
    going = rendering.into(FileOutput(target), Seconds(100))
    assert next(iter(going)) == pytest.approx(10, abs=0.2)
    assert len(list(target.parent.iterdir())) == 1
    del going
    assert list(target.parent.iterdir()) == []


def test_a_missing_layer_is_said_before_a_file_is_started(tmp_path: Path) -> None:
    with pytest.raises(SleeptermError, match=r"gone\.wav"):
        rendered(tmp_path / "a.wav", [loop_track(tmp_path / "gone.wav")], 5)
    assert list(tmp_path.iterdir()) == []


def test_a_session_changes_its_bed(tmp_path: Path) -> None:
    words = tmp_path / "talk.vtt"
    words.write_text(
        "WEBVTT\n\nNOTE sleepterm session\nbed high 00:00:02.000\n\n"
        "00:00:09.000 --> 00:00:09.500\nRest.\n"
    )
    voice = write_sound(tmp_path / "talk.wav", tone(50, 6, level=0.0))
    low = loop_track(write_sound(tmp_path / "low.wav", tone(100, 2, level=0.1)))
    high = loop_track(write_sound(tmp_path / "high.wav", tone(1000, 2, level=0.1)))
    talk = replace(guided_track(voice, captions=words), bed="low", bed_db=Decibels(0.0))
    mix = PlannedMix([(talk, FULL)], Catalog((talk, low, high)))
    rendering = OfflineRender(mix, master=UNITY_MASTER, timer=ALL_NIGHT, seed=1)
    list(rendering.into(FileOutput(tmp_path / "out.wav"), Seconds(5.0)))
    sound = read_sound(tmp_path / "out.wav")[:, 0]

    def strength(frequency: float, start: float) -> float:
        part = sound[round(start * RATE) :][:RATE]
        turn = np.exp(-2j * np.pi * frequency * np.arange(len(part)) / RATE)
        return float(2 * np.abs(np.mean(part * turn)))

    assert strength(100, 0.8) == pytest.approx(0.1, rel=0.02)
    assert strength(1000, 0.8) < 0.001
    assert strength(1000, 3.5) == pytest.approx(0.1, rel=0.02)
    assert strength(100, 3.5) < 0.001


def test_a_loop_beside_the_session_is_its_bed(tmp_path: Path) -> None:
    quiet = write_sound(tmp_path / "talk.wav", tone(50, 4, level=0.0))
    low = loop_track(write_sound(tmp_path / "low.wav", tone(100, 2, level=0.1)))
    own = loop_track(write_sound(tmp_path / "own.wav", tone(1000, 2, level=0.1)))
    talk = replace(guided_track(quiet), bed="own", bed_db=Decibels(0.0))
    catalog = Catalog((talk, low, own))

    def loudness(bed: str | None) -> float:
        mix = PlannedMix([(low, FULL), (talk, FULL)], catalog, bed)
        rendering = OfflineRender(mix, master=UNITY_MASTER, timer=ALL_NIGHT, seed=1)
        list(rendering.into(FileOutput(tmp_path / "out.wav"), Seconds(2.0)))
        return float(level_db(read_sound(tmp_path / "out.wav")[RATE:]))

    assert loudness("") > loudness(None) + 2
