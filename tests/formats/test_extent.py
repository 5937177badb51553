"""Frames and pages are counted, whatever stands in the headers."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
import pytest
import soundfile as sf
from hypothesis import given
from hypothesis import strategies as st

from sleepterm.formats.extent import extent_of

NOISE = np.random.default_rng(1).uniform(-0.2, 0.2, (44_100 * 3, 2))


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as folder:
        found = {}
        for kind in ("ogg", "mp3", "wav"):
            path = Path(folder, f"x.{kind}")
            sf.write(path, NOISE, 44_100)
            found[kind] = path.read_bytes()
        return found


def extent(folder: Path, content: bytes) -> object:
    path = folder / "x"
    path.write_bytes(content)
    return extent_of(path)


@pytest.mark.parametrize(
    "tag", [b"TAG" + bytes(125), b"ID3\4\0\0\0\0\1\0" + bytes(128), b"junk" * 99]
)
def test_what_stands_between_joined_mp3s_does_not_count(
    tmp_path: Path, made: dict[str, bytes], tag: bytes
) -> None:
    path = tmp_path / "x.mp3"
    path.write_bytes(made["mp3"] + tag + made["mp3"])
    found = extent_of(path)
    assert found is not None
    assert found.length == pytest.approx(6.0, abs=0.15)
    assert found.forms == 1


def test_an_ogg_file_knows_its_end(tmp_path: Path, made: dict[str, bytes]) -> None:
    path = tmp_path / "x.ogg"
    path.write_bytes(made["ogg"])
    found = extent_of(path)
    assert found is not None
    assert found.length == pytest.approx(3.0)
    assert not found.is_cut
    for cut in (1, 1000, len(made["ogg"]) // 2):
        path.write_bytes(made["ogg"][:-cut])
        found = extent_of(path)
        assert found is not None
        assert found.is_cut


def test_other_formats_have_no_extent(tmp_path: Path, made: dict[str, bytes]) -> None:
    assert extent(tmp_path, made["wav"]) is None
    assert extent(tmp_path, b"") is None


@given(
    st.sampled_from(["ogg", "mp3"]),
    st.lists(st.tuples(st.integers(0, 1 << 20), st.binary(max_size=40)), max_size=5),
)
def test_no_content_raises(
    made: dict[str, bytes], kind: str, changes: list[tuple[int, bytes]]
) -> None:
    content = bytearray(made[kind])
    for number, put in changes:
        at = number % len(content)
        content[at : at + len(put)] = put
    with tempfile.TemporaryDirectory() as folder:
        extent(Path(folder), bytes(content))


@given(st.binary(max_size=300), st.sampled_from([b"", b"ID3\4\0\0\0\0\0\0", b"OggS"]))
def test_no_bytes_raise(content: bytes, start: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        extent(Path(folder), start + content)
