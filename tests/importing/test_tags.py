"""Title and artist, in whatever encoding and place."""

from __future__ import annotations

from pathlib import Path

import pytest
import soundfile as sf
from hypothesis import given
from hypothesis import strategies as st
from tests.importing.own_library import Library, noise, write

from sleepterm.formats.tags import tags_of

V3, V4 = b"\3", b"\4"


def id3(version: bytes, *frames: tuple[bytes, bytes]) -> bytes:
    body = b"".join(
        key + len(text).to_bytes(4, "big") + b"\0\0" + text for key, text in frames
    )
    size = bytes(len(body) >> 7 * shift & 0x7F for shift in (3, 2, 1, 0))
    return b"ID3" + version + b"\0\0" + size + body


def test_riff_info_may_be_windows_1252(library: Library, outside: Path) -> None:
    source = write(outside / "x.wav", title="Caf?", artist="J?rg")
    content = source.read_bytes().replace(b"Caf?", b"Caf\xe9")
    source.write_bytes(content.replace(b"J?rg", b"J\xf6rg"))
    [track] = library.add(source).added
    assert (track.title, track.credit) == ("Café", "Jörg")


@pytest.mark.parametrize(
    "text",
    [
        b"\0Caf\xe9",
        b"\1" + "Café".encode("utf-16"),
        b"\2" + "Café".encode("utf-16-be"),
        b"\3" + "Café\0more".encode(),
    ],
)
@pytest.mark.parametrize("version", [V3, V4])
def test_id3_before_flac_is_read(
    library: Library, outside: Path, version: bytes, text: bytes
) -> None:
    source = write(outside / "x.flac")
    tag = id3(version, (b"TXXX", b"\3any"), (b"TIT2", text), (b"TPE1", b"\3Ann"))
    source.write_bytes(tag + source.read_bytes())
    [track] = library.add(source).added
    assert (track.title, track.credit) == ("Café", "Ann")


def test_a_tag_without_false_syncs_is_read(tmp_path: Path) -> None:
    # ID3v2.3 sees to it for the whole tag, 2.4 for single frames.
    text = b"\1" + b"\xff\xfe" + "Straße ÿ".encode("utf-16-le")
    safe = text.replace(b"\xff", b"\xff\0")
    old = bytearray(id3(V3, (b"TIT2", text), (b"TPE1", b"\3Ann")))
    body = bytes(old[10:]).replace(b"\xff", b"\xff\0")
    old[5], old[9] = 0x80, len(body)
    size = len(text).to_bytes(4, "big")
    new = bytearray(id3(V4, (b"TIT2", size + safe), (b"TPE1", b"\3Ann")))
    new[19] = 0b11
    file = tmp_path / "x.flac"
    for content in (bytes(old[:10]) + body, bytes(new)):
        file.write_bytes(content)
        assert tags_of(file) == {"title": "Straße ÿ", "artist": "Ann"}


def test_a_title_that_cannot_be_read_is_the_files_name(
    library: Library, outside: Path
) -> None:
    source = write(outside / "Night rain.flac")
    source.write_bytes(id3(V4, (b"TIT2", b"\7odd")) + source.read_bytes())
    assert library.add(source).added[0].title == "Night rain"


def test_tags_of_megabytes_are_no_title(library: Library, outside: Path) -> None:
    source = write(outside / "Rain.flac")
    source.write_bytes(id3(V3, (b"TIT2", b"\3" + b"x" * 70_000)) + source.read_bytes())
    assert library.add(source).added[0].title == "Rain"


@pytest.mark.parametrize("kind", ["ogg", "mp3"])
def test_tags_larger_than_any_are_refused_unread(
    library: Library, outside: Path, kind: str
) -> None:
    outside.mkdir(exist_ok=True)
    source = outside / f"x.{kind}"
    if kind == "mp3":
        write(outside / "y.mp3", noise(2))
        sound = (outside / "y.mp3").read_bytes()
        size = bytes((40 << 20) >> 7 * shift & 0x7F for shift in (3, 2, 1, 0))
        source.write_bytes(b"ID3\3\0\0" + size + bytes(40 << 20) + sound)
    else:
        with sf.SoundFile(source, "w", 8000, 2, format="OGG") as file:
            file.title = "x" * (40 << 20)
            file.write(noise(2))
    assert library.reason(source) == "has tags of more than 32 MB"


@given(st.binary(max_size=200), st.sampled_from([b"ID3\3\0\0", b"RIFF1234WAVE", b""]))
def test_no_tag_raises(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, start: bytes
) -> None:
    path = tmp_path_factory.mktemp("tags") / "x"
    path.write_bytes(start + content)
    assert set(tags_of(path)) <= {"title", "artist"}
