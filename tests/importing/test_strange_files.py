"""Sounds of odd make, and files that are no sounds."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import pytest
import soundfile as sf

from sleepterm.audio.sources.decoder import DecodeError, Decoder
from sleepterm.formats.mp3 import states_length
from sleepterm.importing.analysis import UnusableSoundError, analyse_sound

RATE = 48_000


def tone(seconds: float, channels: int = 1) -> np.ndarray:
    times = np.arange(round(seconds * RATE)) / RATE
    return np.repeat(0.3 * np.sin(2 * np.pi * 440 * times)[:, None], channels, axis=1)


def mp3(path: Path, title: str = "") -> Path:
    with sf.SoundFile(
        path, "w", RATE, 2, format="MP3", bitrate_mode="CONSTANT"
    ) as file:
        if title:
            file.title = title
        file.write(tone(5.0, 2))
    return path


def length_of(path: Path) -> float:
    return analyse_sound(path, lambda _done, _total: None).length


@pytest.mark.parametrize("word", ["Info", "Xing", "VBRI"])
def test_the_word_of_a_header_in_a_title_is_no_header(
    word: str, tmp_path: Path
) -> None:
    plain = mp3(tmp_path / "plain.mp3").read_bytes()
    first = plain.index(b"\xff\xfb")
    # Without the frame that states the length, and with a title that has the word.
    frames = plain[plain.index(plain[first : first + 2], first + 150) :]
    text = (
        b"TIT2" + struct.pack(">I", 5 + len(word)) + b"\0\0\0My " + word.encode() + b"!"
    )
    tag = b"ID3\x03\0\0\0\0\0" + bytes([len(text)]) + text
    file = tmp_path / "titled.mp3"
    file.write_bytes(tag + frames)
    assert not states_length(file)
    assert length_of(file) > 0.5


def test_a_header_in_the_first_frame_is_found_behind_the_tags(tmp_path: Path) -> None:
    file = mp3(tmp_path / "x.mp3", "A title")
    data = file.read_bytes()
    assert states_length(file) == (b"Info" in data[:4000] or b"Xing" in data[:4000])


def test_a_title_that_is_no_utf8_is_read_as_what_it_was_written_in(
    tmp_path: Path,
) -> None:
    file = mp3(tmp_path / "x.mp3")
    tag = b"TAG" + "Café über".encode("cp1252").ljust(30, b"\0") + bytes(95)
    file.write_bytes(file.read_bytes() + tag)
    assert analyse_sound(file, lambda _done, _total: None).title == "Café über"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"<!DOCTYPE html><html></html>", "is a web page, not a sound"),
        (b"%PDF-1.7 ...", "is a PDF document, not a sound"),
        (b"PK\x03\x04....", "is a ZIP archive, not a sound"),
        (b"\x89PNG\r\n...", "is a picture, not a sound"),
        (b"just words\n", "is a text file, not a sound"),
        (b"", "is an empty file, not a sound"),
    ],
)
def test_what_is_no_sound_is_named(content: bytes, words: str, tmp_path: Path) -> None:
    file = tmp_path / "x.mp3"
    file.write_bytes(content)
    with pytest.raises(DecodeError, match=words):
        Decoder(file)
    with pytest.raises(UnusableSoundError, match=words):
        length_of(file)


def test_more_channels_than_anybody_has_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "x.wav"
    sf.write(file, np.zeros((10, 9)), RATE)
    with pytest.raises(DecodeError, match="has 9 channels; 8 are the most"):
        Decoder(file)


def test_a_rate_that_no_recorder_has_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "x.wav"
    sf.write(file, np.zeros((10, 1)), 1_000_000)
    with pytest.raises(DecodeError, match="impossible rate of 1000000 Hz"):
        Decoder(file)


# Where each channel is to be heard: left, right, both, neither.
FIVE_ONE = {"vorbis": "lbrlrn", "wave": "lrbnlr"}
SEVEN_ONE = {"vorbis": "lbrlrlrn", "wave": "lrbnlrlr"}


@pytest.mark.parametrize(
    ("suffix", "places"),
    [
        ("ogg", FIVE_ONE["vorbis"]),
        ("opus", FIVE_ONE["vorbis"]),
        ("wav", FIVE_ONE["wave"]),
        ("flac", FIVE_ONE["wave"]),
        ("ogg", SEVEN_ONE["vorbis"]),
        ("wav", SEVEN_ONE["wave"]),
    ],
)
def test_each_channel_is_heard_where_its_container_puts_it(
    suffix: str, places: str, tmp_path: Path
) -> None:
    file = tmp_path / f"x.{suffix}"
    one = tone(0.5)[:, 0]
    sound = np.zeros((len(one) * len(places), len(places)))
    for channel in range(len(places)):
        sound[channel * len(one) : (channel + 1) * len(one), channel] = one
    kind = {"ogg": "VORBIS", "opus": "OPUS"}.get(suffix)
    if kind:
        sf.write(file, sound, RATE, format="OGG", subtype=kind)
    else:
        sf.write(file, sound, RATE)
    with Decoder(file) as decoder:
        heard = decoder.read(len(sound))
    middle = len(one) // 2
    found = ""
    for channel in range(len(places)):
        part = heard[channel * len(one) + middle - 4000 :][:8000]
        left, right = np.sqrt((part**2).mean(axis=0))
        sides = (left > 0.01) + 2 * (right > 0.01)
        found += "nlrb"[sides]
    assert found == places
