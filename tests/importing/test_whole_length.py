"""A file of several parts, or without its end, is taken as far as it goes."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
import soundfile as sf
from tests.importing.own_library import Library

from sleepterm.audio.sources.decoder import Decoder
from sleepterm.cli import main
from sleepterm.importing import conversion, readable

RATE = 44_100
SEED = 5
KINDS = ("flac", "mp3", "ogg", "opus", "wav", "aiff", "au", "w64")
CUT = r"its end is missing; it is cut off after 0:0\d"
SHORT = r"only (0:0\d of 0:\d\d|\d\.\d of \d+\.\d s) can be read"


def sound_bytes(
    folder: Path, kind: str, seconds: float, rate: int = RATE, channels: int = 2
) -> bytes:
    """Noise in a format."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"part.{kind}"
    chance = np.random.default_rng(SEED)
    rate = 48_000 if kind == "opus" else rate
    noise = chance.uniform(-0.2, 0.2, (round(seconds * rate), channels))
    if kind == "opus":
        sf.write(path, noise, rate, format="OGG", subtype="OPUS")
    else:
        sf.write(path, noise, rate)
    content = path.read_bytes()
    path.unlink()
    return content


def seconds_heard(file: Path) -> float:
    """How long a file plays, decoded to its end."""
    with Decoder(file) as decoder:
        count = 0
        while len(block := decoder.read(decoder.rate)):
            count += len(block)
        return count / decoder.rate


@pytest.fixture
def no_package(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (conversion, readable):
        monkeypatch.setattr(module, "can_convert", lambda: False)


@pytest.mark.usefixtures("no_package")
@pytest.mark.parametrize(
    ("kind", "forms"),
    [
        ("mp3", [(RATE, 2)] * 3),
        ("mp3", [(RATE, 1), (RATE, 2)]),
        ("mp3", [(RATE, 2), (22_050, 1), (48_000, 2)]),
        ("ogg", [(RATE, 2)] * 3),
        ("ogg", [(RATE, 2), (22_050, 1)]),
        ("opus", [(48_000, 2)] * 2),
    ],
)
def test_joined_files_are_added_whole(
    library: Library, outside: Path, kind: str, forms: list[tuple[int, int]]
) -> None:
    parts = [sound_bytes(outside, kind, 4.0, *form) for form in forms]
    source = outside / f"joined.{kind}"
    source.write_bytes(b"".join(parts))
    report = library.add(source)
    assert not report.skipped
    assert not report.losses
    [track] = report.added
    assert track.length == pytest.approx(4.0 * len(forms), abs=0.25)
    assert seconds_heard(track.file) == pytest.approx(track.length, abs=1e-4)
    # each part sounds, and nothing startles between them
    sound, rate = sf.read(track.file)
    for second in range(1, 4 * len(forms) - 1):
        loudest = np.abs(sound[second * rate : (second + 1) * rate]).max()
        assert 0.1 < loudest < 0.7


@pytest.mark.usefixtures("no_package")
def test_an_mp3_that_states_no_length_and_begins_loud_is_whole(
    library: Library, outside: Path
) -> None:
    folder = outside / "made"
    first = sound_bytes(folder, "mp3", 1.0)
    quiet = outside / "quiet.mp3"
    quiet.parent.mkdir(exist_ok=True)
    tone = 0.1 * np.sin(np.arange(12 * RATE) / 40)
    sf.write(quiet, tone, RATE, bitrate_mode="VARIABLE", compression_level=0.9)
    headless = [x.replace(b"Xing", b"\0\0\0\0") for x in (first, quiet.read_bytes())]
    source = outside / "long.mp3"
    source.write_bytes(b"".join(x.replace(b"Info", b"\0\0\0\0") for x in headless))
    quiet.unlink()
    report = library.add(source)
    assert report.added[0].length == pytest.approx(13.0, abs=0.4)
    assert report.losses == ()


@pytest.mark.parametrize("kind", KINDS)
def test_of_what_is_cut_off_the_rest_is_added_and_it_is_said(
    library: Library, outside: Path, kind: str
) -> None:
    source = outside / f"x.{kind}"
    content = sound_bytes(outside, kind, 10.0)
    source.write_bytes(content[: len(content) // 2])
    report = library.add(source)
    assert report.skipped == ()
    [track] = report.added
    assert track.length == pytest.approx(5.0, abs=1.1)
    assert seconds_heard(track.file) == pytest.approx(track.length, abs=1e-4)
    [(path, loss)] = report.losses
    assert path == source
    assert re.fullmatch(f"{CUT}|{SHORT}", loss)


@pytest.mark.parametrize("kind", KINDS)
def test_of_what_is_whole_nothing_is_said_and_nothing_is_copied(
    library: Library, outside: Path, kind: str
) -> None:
    source = outside / f"x.{kind}"
    source.write_bytes(sound_bytes(outside, kind, 3.0))
    report = library.add(source)
    assert report.losses == ()
    assert report.converted == frozenset()
    assert report.added[0].length == pytest.approx(3.0, abs=0.1)


@pytest.mark.usefixtures("no_package")
def test_flac_that_states_no_length_is_added(library: Library, outside: Path) -> None:
    content = bytearray(sound_bytes(outside, "flac", 3.0))
    # total samples: 36 bits at the end of STREAMINFO's 18th byte
    content[21] &= 0xF0
    content[22:26] = bytes(4)
    source = outside / "piped.flac"
    source.write_bytes(content)
    [track] = library.add(source).added
    assert track.length == pytest.approx(3.0)
    assert seconds_heard(track.file) == pytest.approx(3.0)


@pytest.mark.usefixtures("no_package")
def test_wav_that_states_no_length_is_added(library: Library, outside: Path) -> None:
    content = bytearray(sound_bytes(outside, "wav", 3.0))
    at = content.index(b"data") + 4
    content[4:8] = content[at : at + 4] = bytes(4)
    source = outside / "piped.wav"
    source.write_bytes(content)
    report = library.add(source)
    [track] = report.added
    assert track.length == pytest.approx(3.0)
    assert seconds_heard(track.file) == pytest.approx(3.0)
    assert report.losses == ()


def test_the_command_says_what_is_missing(
    outside: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = outside / "x.flac"
    content = sound_bytes(outside, "flac", 10.0)
    source.write_bytes(content[: len(content) // 2])
    assert main(["add", str(source)]) == 0
    said = capsys.readouterr().err
    assert re.fullmatch(rf"sleepterm: Not whole: {source}: {SHORT}\.\n", said)
