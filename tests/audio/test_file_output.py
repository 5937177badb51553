"""A rendered file is complete or does not exist."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile as sf
from tests.audio.fakes import counting_ramp, noise, read_sound

from sleepterm.audio.outputs.file_output import FileOutput
from sleepterm.audio.sample_format import RATE
from sleepterm.errors import SleeptermError


@pytest.mark.parametrize(
    ("name", "kind"), [("a.wav", "WAV"), ("a.flac", "FLAC"), ("b.OGG", "OGG")]
)
def test_blocks_become_a_file_of_the_suffix(
    tmp_path: Path, name: str, kind: str
) -> None:
    file = tmp_path / name
    output = FileOutput(file)
    output.open()
    output.open()
    for block in noise(1).reshape(10, -1, 2):
        output.wait()
        output.write(block)
        output.drain()
    assert not file.exists()
    output.close()
    found = sf.info(file)
    assert (found.format, found.samplerate, found.channels) == (kind, RATE, 2)
    assert found.frames == RATE
    assert list(tmp_path.iterdir()) == [file]


def test_samples_are_kept_to_24_bits(tmp_path: Path) -> None:
    output = FileOutput(tmp_path / "a.wav")
    output.open()
    sound = counting_ramp(1) * np.float32(1 / 3)
    output.write(sound)
    output.close()
    assert np.abs(read_sound(tmp_path / "a.wav") - sound).max() < 2**-23


def test_a_discarded_file_leaves_nothing_and_the_old_one_alone(tmp_path: Path) -> None:
    file = tmp_path / "a.wav"
    file.write_text("yesterday's")
    output = FileOutput(file)
    output.open()
    output.write(noise(0.1))
    output.discard()
    output.discard()
    assert [x.read_text() for x in tmp_path.iterdir()] == ["yesterday's"]


@pytest.mark.parametrize("name", ["a.mp3", "a", "wav"])
def test_another_suffix_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(SleeptermError, match=r"does not end in \.wav, \.flac, \.ogg"):
        FileOutput(tmp_path / name)


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    output = FileOutput(tmp_path / "nowhere" / "a.wav")
    with pytest.raises(SleeptermError, match=r"nowhere.*cannot be written"):
        output.open()


def test_a_folder_of_that_name_is_said_before_anything_is_written(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.wav").mkdir()
    with pytest.raises(SleeptermError, match=r"a\.wav.*cannot be written: Is a dir"):
        FileOutput(tmp_path / "a.wav").open()
    assert [file.name for file in tmp_path.iterdir()] == ["a.wav"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_a_full_disk_is_said(tmp_path: Path) -> None:
    (tmp_path / ".a.wav.part").symlink_to("/dev/full")
    output = FileOutput(tmp_path / "a.wav")

    def write_much() -> None:
        output.open()
        for _ in range(50):
            output.write(noise(1))

    with pytest.raises(SleeptermError, match="cannot be written"):
        write_much()
    output.discard()
