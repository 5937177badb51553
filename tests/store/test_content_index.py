"""Tracks are found by the bytes of their files."""

from __future__ import annotations

from pathlib import Path

from sleepterm.library.catalog.track import ContentType, Track
from sleepterm.store.files.content_index import ContentIndex


def track(file: Path, content: bytes) -> Track:
    file.write_bytes(content)
    return Track(file.stem, file.stem.title(), ContentType.OTHER, file)


def beat() -> None:
    """Reading goes on."""


def test_the_same_file_or_the_same_bytes(tmp_path: Path) -> None:
    rain = track(tmp_path / "rain.wav", b"rain")
    index = ContentIndex([track(tmp_path / "wind.wav", b"wind"), rain])
    assert index.same_as(rain.file, beat) == rain
    assert index.same_as(track(tmp_path / "copy.wav", b"rain").file, beat) == rain
    assert index.same_as(track(tmp_path / "hail.wav", b"hail").file, beat) is None


def test_a_track_whose_file_has_gone_is_no_twin(tmp_path: Path) -> None:
    gone = track(tmp_path / "gone.wav", b"rain")
    rain = track(tmp_path / "rain.wav", b"rain")
    index = ContentIndex([gone, rain])
    gone.file.unlink()
    assert index.same_as(track(tmp_path / "copy.wav", b"rain").file, beat) == rain
