"""Files are decoded to the exact frame; damage is an error, never played."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import pytest
import soundfile as sf
from tests.audio.fakes import (
    DAMAGED,
    counting_ramp,
    noise,
    read_in_blocks,
    read_sound,
    tone,
    truncated_wav,
    write_sound,
)

from sleepterm.audio.sample_format import RATE
from sleepterm.audio.sources.decoder import DecodeError, Decoder

KINDS = ("wav", "flac", "ogg", "mp3", "aiff")


@pytest.mark.parametrize("kind", KINDS)
def test_every_frame_is_read_once_in_any_block_size(tmp_path: Path, kind: str) -> None:
    file = write_sound(tmp_path / f"a.{kind}", tone(300, 1.37))
    with Decoder(file) as decoder:
        sound = read_in_blocks(decoder, decoder.frames, (1, 4096, 333))
        assert np.allclose(sound, read_sound(file), atol=1e-6)
        assert len(decoder.read(10)) == 0
        assert (decoder.position, decoder.rate) == (decoder.frames, RATE)


@pytest.mark.parametrize("kind", KINDS)
def test_seeking_is_exact_to_the_frame(tmp_path: Path, kind: str) -> None:
    file = write_sound(tmp_path / f"a.{kind}", tone(300, 2))
    whole = read_sound(file)
    with Decoder(file) as decoder:
        for frame in (50_000, 0, 1, 16_384, 30_001, 95_999, 96_000):
            decoder.seek(frame)
            assert decoder.position == frame
            found = decoder.read(2000)
            assert np.allclose(found, whole[frame : frame + 2000], atol=1e-4)


def test_mono_and_surround_come_out_in_stereo(tmp_path: Path) -> None:
    one = write_sound(tmp_path / "one.wav", counting_ramp(0.1, channels=1))
    six = write_sound(tmp_path / "six.flac", counting_ramp(0.1, channels=6))
    for file in (one, six):
        with Decoder(file) as decoder:
            sound = decoder.read(decoder.frames)
            assert np.allclose(sound, counting_ramp(0.1), atol=1e-6)


@pytest.mark.parametrize("kind", DAMAGED)
def test_damage_is_said_with_its_place(tmp_path: Path, kind: str) -> None:
    file = DAMAGED[kind](tmp_path / f"story.{kind}", noise(6))
    said = rf"story\.{kind} is damaged \d\.\d s from its start"
    with Decoder(file) as decoder, pytest.raises(DecodeError, match=said):
        read_in_blocks(decoder, decoder.frames)


def test_a_truncated_wav_is_as_long_as_what_is_left(tmp_path: Path) -> None:
    with Decoder(truncated_wav(tmp_path / "a.wav", noise(2))) as decoder:
        assert decoder.frames == pytest.approx(1.5 * RATE, abs=100)
        read_in_blocks(decoder, decoder.frames)


def test_a_file_that_shrinks_while_it_is_read_is_damaged(tmp_path: Path) -> None:
    file = write_sound(tmp_path / "a.wav", noise(2))
    with Decoder(file) as decoder:
        decoder.read(1000)
        with file.open("r+b") as open_file:
            open_file.truncate(100_000)
        with pytest.raises(DecodeError, match="damaged"):
            read_in_blocks(decoder, RATE)


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf, 1e30])
def test_what_is_no_sample_is_damage(tmp_path: Path, value: float) -> None:
    sound = noise(0.2)
    sound[5000, 1] = value
    with Decoder(write_sound(tmp_path / "a.wav", sound, subtype="FLOAT")) as decoder:
        decoder.read(5000)
        with pytest.raises(DecodeError, match="damaged"):
            decoder.read(5000)


@pytest.mark.parametrize("content", [b"", b"RIFF", b"not sound at all" * 100])
def test_what_is_no_sound_file_is_refused_with_its_name(
    tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "letter.wav"
    file.write_bytes(content)
    with pytest.raises(
        DecodeError, match=r"letter\.wav (can't be opened|is a text|is an empty file)"
    ):
        Decoder(file)


def test_a_missing_file_and_one_without_a_frame_are_refused(tmp_path: Path) -> None:
    with pytest.raises(DecodeError, match=r"gone\.wav can't be opened"):
        Decoder(tmp_path / "gone.wav")
    empty = write_sound(tmp_path / "empty.wav", noise(0))
    with pytest.raises(DecodeError, match="holds no sound"):
        Decoder(empty)


@pytest.mark.parametrize("rate", [1, 999, 2**31 - 1])
def test_an_impossible_rate_is_refused(tmp_path: Path, rate: int) -> None:
    file = write_sound(tmp_path / "a.wav", noise(0.1))
    content = bytearray(file.read_bytes())
    content[24:28] = struct.pack("<I", rate)
    file.write_bytes(content)
    assert sf.info(file).samplerate == rate
    with pytest.raises(DecodeError, match=f"impossible rate of {rate} Hz"):
        Decoder(file)


def test_an_mp3_that_does_not_state_its_length_is_counted(tmp_path: Path) -> None:
    # Silence first: a first frame of few bits lets the rest be taken for long.
    sound = np.concatenate([np.zeros((RATE, 2), np.float32), noise(2)])
    whole = write_sound(tmp_path / "whole.mp3", sound)
    data = whole.read_bytes()
    first = data.index(b"\xff\xfb", data.index(b"Xing"))
    bare = tmp_path / "bare.mp3"
    bare.write_bytes(data[first:])
    assert sf.info(bare).frames > 2 * len(sound)
    with Decoder(bare) as decoder:
        assert abs(decoder.frames - len(sound)) < 5000
        assert len(decoder.read(decoder.frames)) == decoder.frames
        decoder.seek(decoder.frames - 10)
        assert len(decoder.read(100)) == 10
