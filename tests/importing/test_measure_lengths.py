"""Lengths of guided tracks, measured once and remembered."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
import soundfile as sf

from sleepterm.importing.measure_lengths import measure_lengths
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.track import ContentType, PlaybackMode, Track
from sleepterm.store.catalogs import load_catalog
from sleepterm.store.paths import Paths


def sound(path: Path, seconds: float) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    sf.write(path, np.zeros((int(seconds * 8000), 1), dtype=np.float32), 8000)
    return path


def guided(file: Path, track_id: str = "x", missing: str = "") -> Track:
    return Track(
        id=track_id,
        title="T",
        type=ContentType.STORY,
        file=file,
        playback=PlaybackMode.ONCE,
        missing=missing,
    )


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(*(tmp_path / x for x in ("data", "config", "state", "cache")))


def test_guided_tracks_are_measured_and_loops_are_not(
    paths: Paths, tmp_path: Path
) -> None:
    loop = Track("loop", "L", ContentType.NOISE, sound(tmp_path / "l.wav", 1))
    catalog = Catalog((guided(sound(tmp_path / "x.ogg", 2.5)), loop))
    assert measure_lengths(catalog, paths) == {"x": pytest.approx(2.5)}


def test_unreadable_and_missing_files_are_passed_over(
    paths: Paths, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.wav"
    broken.write_bytes(b"nothing")
    raw = tmp_path / "x.raw"
    raw.write_bytes(bytes(100))
    catalog = Catalog(
        (
            guided(broken, "broken"),
            guided(raw, "raw"),
            guided(sound(tmp_path / "x.wav", 1), "gone", missing="away"),
            guided(sound(tmp_path / "good.wav", 1), "good"),
        )
    )
    assert measure_lengths(catalog, paths) == {"good": 1.0}


def test_the_catalogue_knows_measured_lengths_at_the_next_start(paths: Paths) -> None:
    file = sound(paths.own_sounds / "talk.wav", 3)
    (paths.own_sounds / "talk.vtt").write_text(
        "WEBVTT\n\n00:01.000 --> 00:02.000\nhi\n"
    )

    def load() -> Catalog:
        nothing = paths.data / "none"
        return load_catalog(
            paths, bundled_catalog=nothing, bundled_sounds=nothing
        ).catalog

    assert [track.length for track in load()] == [None]
    assert measure_lengths(load(), paths) == {"talk": 3.0}
    assert [track.length for track in load()] == [3.0]
    assert measure_lengths(load(), paths) == {}

    sound(file, 4)
    os.utime(file, ns=(1, 1))
    assert [track.length for track in load()] == [None]
    assert measure_lengths(load(), paths) == {"talk": 4.0}


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b'{"x": 1}',
        b'{"x": [1, 2, NaN]}',
        b"[" * 100_000,
        b'{"x": [true, 2, 3.0], "y": ["1", 2, 3], "z": [1, 2, -3]}',
    ],
)
def test_a_broken_cache_is_ignored_and_replaced(
    paths: Paths, tmp_path: Path, broken: bytes
) -> None:
    paths.cache.mkdir(parents=True)
    paths.lengths_file.write_bytes(broken)
    catalog = Catalog((guided(sound(tmp_path / "x.wav", 1)),))
    assert measure_lengths(catalog, paths) == {"x": 1.0}
    assert b"x.wav" in paths.lengths_file.read_bytes()


def test_a_cache_that_cannot_be_written_costs_nothing(
    paths: Paths, tmp_path: Path
) -> None:
    paths.cache.write_text("a file where the folder should be")
    catalog = Catalog((guided(sound(tmp_path / "x.wav", 1)),))
    assert measure_lengths(catalog, paths) == {"x": 1.0}


def test_lengths_of_tracks_that_are_gone_are_forgotten(
    paths: Paths, tmp_path: Path
) -> None:
    old, new = sound(tmp_path / "old.wav", 1), sound(tmp_path / "new.wav", 1)
    measure_lengths(Catalog((guided(old),)), paths)
    measure_lengths(Catalog((guided(new),)), paths)
    text = paths.lengths_file.read_text()
    assert "new.wav" in text
    assert "old.wav" not in text
