"""A loop that plays for long is decoded once, and sounds the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile as sf
from tests.audio.fakes import FakeOutput, loop_track
from tests.audio.player_driver import PlayerDriver

from sleepterm.audio.player_options import PlayerOptions
from sleepterm.audio.sample_format import RATE
from sleepterm.audio.samples import Block
from sleepterm.audio.sources import copied_decoder, decoded_copies
from sleepterm.audio.sources.copied_decoder import CopiedDecoder
from sleepterm.audio.sources.decoded_copies import DecodedCopies
from sleepterm.audio.sources.decoder import DamagedError, Decoder
from sleepterm.store.decoded_files import DecodedFiles
from sleepterm.units import Seconds

LENGTH = 3 * RATE


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copied_decoder, "WORTH_IT", Seconds(1.0))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "decoded"


@pytest.fixture
def copies(folder: Path) -> Iterator[DecodedCopies]:
    copies = DecodedCopies(DecodedFiles(folder, 10**8), Seconds(0.0))
    yield copies
    copies.close()


@pytest.fixture(scope="module")
def rain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("sounds") / "rain.opus"
    sound = np.random.default_rng(1).normal(0, 0.1, (LENGTH, 2)).astype(np.float32)
    sf.write(file, sound, RATE, format="OGG", subtype="OPUS")
    return file


def finished(copies: DecodedCopies) -> None:
    copies.making.submit(lambda: None).result(10)


def three_rounds(decoder: Decoder, copies: DecodedCopies) -> Block:
    rounds = []
    for _ in range(3):
        rounds.append(decoder.read(LENGTH))
        finished(copies)
        decoder.seek(0)
    return np.concatenate(rounds)


def test_it_goes_on_with_the_copy_and_sounds_the_same(
    rain: Path, copies: DecodedCopies, folder: Path
) -> None:
    decoder = CopiedDecoder(rain, copies)
    heard = three_rounds(decoder, copies)
    assert not decoder.is_costly_now
    assert [x.suffix for x in folder.iterdir()] == [".wav"]
    with Decoder(rain) as plain:
        assert np.array_equal(heard, three_rounds(plain, copies))
    decoder.close()
    with CopiedDecoder(rain, copies) as another_night:
        assert not another_night.is_costly_now
        assert np.array_equal(another_night.read(LENGTH), heard[:LENGTH])


def test_a_player_that_loops_a_sound_makes_its_copy_and_ends_with_it(
    rain: Path, copies: DecodedCopies, folder: Path
) -> None:
    options = PlayerOptions(copies=copies)
    driver = PlayerDriver(FakeOutput(), options=options)
    driver.player.start()
    driver.play(loop_track(rain))
    driver.output.play(8)
    finished(copies)
    assert [x.suffix for x in folder.iterdir()] == [".wav"]
    driver.output.allow(5)
    driver.player.close(Seconds(0.1))
    with pytest.raises(RuntimeError):
        copies.making.submit(lambda: None)


def test_nothing_is_copied_that_plays_briefly_or_costs_little(
    rain: Path, tmp_path: Path, copies: DecodedCopies, folder: Path
) -> None:
    with CopiedDecoder(rain, copies) as decoder:
        decoder.read(RATE // 2)
        decoder.seek(0)
    wave = tmp_path / "rain.wav"
    sf.write(wave, np.zeros((LENGTH, 2), np.float32), RATE)
    with CopiedDecoder(wave, copies) as decoder:
        three_rounds(decoder, copies)
    finished(copies)
    assert not folder.exists()


def test_a_long_file_is_not_copied(
    rain: Path, copies: DecodedCopies, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decoded_copies, "LONGEST", Seconds(2.9))
    with CopiedDecoder(rain, copies) as decoder:
        three_rounds(decoder, copies)
    assert not folder.exists()


@pytest.mark.parametrize("left", [0, 1000, 4 * LENGTH])
def test_a_damaged_copy_is_deleted_and_the_file_plays_on(
    rain: Path, copies: DecodedCopies, folder: Path, left: int
) -> None:
    with CopiedDecoder(rain, copies) as decoder:
        three_rounds(decoder, copies)
    (copy,) = folder.iterdir()
    copy.write_bytes(copy.read_bytes()[:left])
    with CopiedDecoder(rain, copies) as decoder, Decoder(rain) as plain:
        assert np.array_equal(decoder.read(LENGTH), plain.read(LENGTH))
        assert decoder.is_costly_now
    assert not copy.exists()


def test_a_copy_that_breaks_while_it_plays_is_left(
    rain: Path, copies: DecodedCopies, folder: Path
) -> None:
    with CopiedDecoder(rain, copies) as decoder, Decoder(rain) as plain:
        three_rounds(decoder, copies)
        (copy,) = folder.iterdir()
        with copy.open("r+b") as file:
            file.truncate(LENGTH * 4)
        decoder.seek(RATE)
        plain.seek(RATE)
        left = LENGTH - RATE
        assert np.array_equal(decoder.read(left), plain.read(left))
        assert not copy.exists()


def test_the_files_own_damage_is_still_told(
    rain: Path, tmp_path: Path, copies: DecodedCopies
) -> None:
    whole = rain.read_bytes()
    damaged = tmp_path / "damaged.opus"
    damaged.write_bytes(whole)
    with CopiedDecoder(damaged, copies) as decoder:
        damaged.write_bytes(whole[: len(whole) // 2])
        with pytest.raises(DamagedError):
            decoder.read(decoder.frames)
    finished(copies)


def test_closing_leaves_no_half_of_a_copy(rain: Path, folder: Path) -> None:
    slow = DecodedCopies(DecodedFiles(folder, 10**8), Seconds(60.0))
    with CopiedDecoder(rain, slow) as decoder:
        decoder.read(LENGTH)
        decoder.seek(0)
        slow.close()
    slow.making.shutdown(wait=True)
    assert not folder.exists() or list(folder.iterdir()) == []
