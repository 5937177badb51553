"""Files that claim more than they have cost neither minutes nor gigabytes."""

from __future__ import annotations

import io
import struct
import sys
import time
from pathlib import Path

import numpy as np
import pytest
import soundfile as sf

if sys.platform != "linux":
    pytest.skip("counts memory and holes as Linux does", allow_module_level=True)

from tests.memory import MemoryGrowth

from sleepterm.audio.sources.decoder import DecodeError, Decoder
from sleepterm.formats.holes import is_mostly_holes
from sleepterm.formats.mp3 import has_empty_stretches
from sleepterm.formats.riff import riff_chunks
from sleepterm.formats.tags import tags_of
from sleepterm.importing.analysis import UnusableSoundError
from sleepterm.importing.conversion import convert
from sleepterm.importing.parts import write_stated_wav
from sleepterm.importing.patient_file import PatientFile
from sleepterm.importing.readable import readable_sound

LARGE = 8 << 30
MOST_MEMORY = 150 << 10


def wav(path: Path, channels: int, *, data: bytes = b"data", size: int = LARGE) -> Path:
    """A WAV of eight gigabytes, of which nothing takes room on the disk."""
    head = struct.pack(
        "<4sI4s4sIHHIIHH4sI",
        *(b"RIFF", 0x7FFFFFFF, b"WAVE", b"fmt ", 16, 1, channels, 192_000),
        *(0xFFFFFFFF, channels * 4 % 65_536, 32, data, 4),
    )
    path.write_bytes(head)
    with path.open("r+b") as file:
        file.truncate(size)
    return path


def no_tick(_done: float, _total: float) -> None:
    """Takes progress."""


def test_a_file_of_holes_is_refused_unread(tmp_path: Path) -> None:
    for suffix, start in ((".ogg", b"OggS\0\2"), (".mp3", b"\xff\xfb\x90\xc4")):
        file = tmp_path / f"x{suffix}"
        file.write_bytes(start + bytes(5000))
        with file.open("r+b") as grown:
            grown.truncate(LARGE)
        with pytest.raises(DecodeError, match="has 8192 MB, almost all of them empty"):
            Decoder(file)
        with (
            pytest.raises(UnusableSoundError, match=r"^has 8192 MB, almost all"),
            readable_sound(file, tmp_path, no_tick),
        ):
            pass
    assert not is_mostly_holes(wav(tmp_path / "small.wav", 2, size=100 << 20))


def test_sixty_thousand_channels_take_no_memory(tmp_path: Path) -> None:
    file = wav(tmp_path / "x.wav", 65_535)
    memory = MemoryGrowth()
    with (
        pytest.raises(UnusableSoundError),
        readable_sound(file, tmp_path / "sounds", no_tick),
    ):
        pass
    with pytest.raises(UnusableSoundError):
        convert(file, tmp_path / "copy.ogg", no_tick)
    assert memory.grown() < MOST_MEMORY


@pytest.mark.parametrize("rate", [1, 999, 134_225_728, 1_073_749_824])
def test_a_rate_that_no_recorder_has_is_not_converted(
    tmp_path: Path, rate: int
) -> None:
    pytest.importorskip("av")
    file = tmp_path / "x.mp4"
    file.write_bytes(struct.pack(">4s5I", b".snd", 24, 3200, 1, rate, 2) + bytes(3200))
    with pytest.raises(UnusableSoundError, match=f"impossible rate of {rate} Hz"):
        convert(file, tmp_path / "y.ogg", no_tick)


# Each of these took minutes.
@pytest.mark.timeout(30)
def test_an_empty_stretch_is_not_searched_for_chunks(tmp_path: Path) -> None:
    file = wav(tmp_path / "x.wav", 2, data=b"none")
    assert tags_of(file) == {}
    assert not write_stated_wav(file, tmp_path / "part")
    with pytest.raises(UnusableSoundError):
        convert(file, tmp_path / "copy.ogg", no_tick)


def test_chunks_are_walked_up_to_a_number() -> None:
    empty = io.BytesIO(bytes(8 * 20_000))
    assert len([*riff_chunks(empty)]) == 10_000
    two = io.BytesIO(b"one \3\0\0\0abc\0two \0\0\0\0")
    assert [*riff_chunks(two)] == [(b"one ", 3), (b"two ", 0)]


def test_a_file_without_sound_ends_early(tmp_path: Path) -> None:
    path = tmp_path / "x.bin"
    path.write_bytes(bytes(100))
    with path.open("rb") as file:
        patient = PatientFile(file, 60)
        assert len(patient.read(50)) == 50
        assert patient.read(50) == b""
        patient.renew()
        assert (len(patient.read(50)), patient.tell()) == (50, 100)
    with path.open("rb") as file:
        patient = PatientFile(file, 60_000)
        for _ in range(4):
            assert patient.seek(7) == 7
        assert patient.read(1) == b""


def mp3(path: Path, seconds: float) -> Path:
    """An MP3 whose length is not stated."""
    sound = np.random.default_rng(1).standard_normal(int(8000 * seconds)) * 0.05
    sf.write(path, sound, 8000, format="MP3")
    data = path.read_bytes()
    # The first frame states it.
    second = data.index(data[:2], 4)
    path.write_bytes(data[second:])
    return path


# A decoder searches a megabyte of it for half a second, each time.
@pytest.mark.timeout(30)
def test_an_unfinished_download_is_taken_as_far_as_it_goes(tmp_path: Path) -> None:
    whole = mp3(tmp_path / "whole.mp3", 3.0)
    assert not has_empty_stretches(whole)
    file = tmp_path / "x.mp3"
    file.write_bytes(whole.read_bytes() + bytes(60 << 20))
    start = time.process_time()
    with pytest.raises(DecodeError, match="has empty stretches"):
        Decoder(file)
    with readable_sound(file, tmp_path, no_tick) as readable:
        assert sf.info(readable.path).duration == pytest.approx(3.0, abs=0.3)
    assert time.process_time() - start < 5


def test_a_tag_and_an_end_may_be_empty(tmp_path: Path) -> None:
    whole = mp3(tmp_path / "whole.mp3", 3.0).read_bytes()
    file = tmp_path / "x.mp3"
    tag = b"ID3\3\0\0\0\x40\0\0" + bytes(1 << 20)
    file.write_bytes(tag + whole + bytes(60_000))
    assert not has_empty_stretches(file)
    with Decoder(file) as decoder:
        assert decoder.frames / decoder.rate == pytest.approx(3.0, abs=0.3)
