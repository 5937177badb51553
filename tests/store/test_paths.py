"""Paths of the user and of the installation."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from sleepterm.errors import SleeptermError
from sleepterm.store import bundled
from sleepterm.store.bundled import (
    bundled_bells,
    bundled_catalog,
    bundled_scripts,
    bundled_sounds,
)
from sleepterm.store.paths import Paths


@pytest.mark.skipif(sys.platform != "linux", reason="XDG folders are Linux's")
def test_the_users_folders_are_those_of_the_system_and_none_is_made(
    home: Path,
) -> None:
    paths = Paths.of_user()
    assert paths.own_catalog == home / "data/sleepterm/tracks.toml"
    assert paths.own_sounds == home / "data/sleepterm/sounds"
    assert paths.config_file == home / "config/sleepterm/config.toml"
    assert paths.session_file == home / "state/sleepterm/session.toml"
    assert paths.lengths_file == home / "cache/sleepterm/lengths.json"
    assert list(home.iterdir()) == []


def test_a_checkout_has_the_bundled_things_at_its_top() -> None:
    assert bundled_catalog().is_file()
    assert bundled_catalog().name == "tracks.toml"
    assert bundled_sounds() == bundled_catalog().parent / "sounds"
    assert set(bundled_bells()) == {"low", "middle", "high"}
    assert all(path.is_file() for path in bundled_bells().values())
    assert len(bundled_scripts()) >= 20
    assert bundled_scripts()["body-scan-short"].name == "body-scan-short.txt"


def test_a_wheel_has_them_in_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "sleepterm" / "_bundled"
    package.mkdir(parents=True)
    (package / "tracks.toml").write_text("schema = 1\n")
    monkeypatch.setattr(bundled, "_HOMES", (package, *bundled._HOMES))
    assert bundled_catalog() == package / "tracks.toml"
    assert bundled_sounds() == package / "sounds"
    assert bundled_bells() == bundled_scripts() == {}
    for path in ("sounds/bells/low.ogg", "sessions/a-rest.txt", "sessions/.keep"):
        (package / path).parent.mkdir(parents=True, exist_ok=True)
        (package / path).touch()
    assert bundled_bells() == {"low": package / "sounds" / "bells" / "low.ogg"}
    assert bundled_scripts() == {"a-rest": package / "sessions" / "a-rest.txt"}


def test_an_installation_without_them_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundled, "_HOMES", (tmp_path / "a", tmp_path / "b"))
    with pytest.raises(SleeptermError, match="neither in"):
        bundled_catalog()
