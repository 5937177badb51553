"""Tracks of noise, which have no file, on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import soundfile as sf

from sleepterm.cli import main
from sleepterm.store import catalog_cache, catalogs
from sleepterm.store.paths import Paths

OWN = """\
schema = 1

[[track]]
id = "my-hush"
title = "My hush"
type = "noise"
noise = "pink"
gain_db = -3.0
"""


@pytest.fixture
def own() -> Path:
    """The user's tracks.toml, with a noise of their own."""
    file = Paths.of_user().own_catalog
    file.parent.mkdir(parents=True)
    file.write_text(OWN)
    return file


def rows(capsys: pytest.CaptureFixture[str], *words: str) -> list[dict[str, object]]:
    assert main(["list", "--json", *words]) == 0
    found: list[dict[str, object]] = json.loads(capsys.readouterr().out)
    return found


def test_list_says_which_noise_in_place_of_a_file(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert own.exists()
    (mine,) = rows(capsys, "my hush")
    assert (mine["id"], mine["noise"], mine["file"]) == ("my-hush", "pink", None)
    assert mine["missing"] is None
    (bundled,) = rows(capsys, "brown noise")[:1]
    assert (bundled["id"], bundled["noise"]) == ("brown-noise", "brown")
    assert rows(capsys, "night-train")[0]["noise"] is None


def test_a_long_catalogue_keeps_it_in_its_copy(
    own: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogs, "_LONG", 0)
    first = rows(capsys, "hush")
    assert Paths.of_user().catalog_cache.exists()

    def parsed_again(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr(catalog_cache, "parse_catalog", parsed_again)
    assert rows(capsys, "hush") == first
    assert own.read_text() == OWN


def test_a_mistake_is_named_with_its_place(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own.write_text(OWN.replace('"pink"', '"pnik"'))
    assert main(["list", "hush"]) == 0
    said = capsys.readouterr().err
    assert "track 1 (my-hush)" in said
    assert "did you mean pink?" in said


def test_is_edited_and_removed_and_nothing_else_goes(
    own: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    sounds = Paths.of_user().own_sounds
    sounds.mkdir(parents=True)
    (sounds / "talk.txt").write_text("kept")
    monkeypatch.chdir(sounds)
    assert main(["edit", "my-hush", "--title", "Hush", "--gain", "measure"]) == 0
    text = own.read_text()
    assert 'title = "Hush"' in text
    assert 'noise = "pink"' in text
    assert "file" not in text
    assert "gain_db = 0.0" in text
    assert main(["remove", "my-hush"]) == 0
    assert (sounds / "talk.txt").read_text() == "kept"
    assert "my-hush" not in own.read_text()
    capsys.readouterr()
    assert rows(capsys, "--mine") == []


def test_cannot_be_played_once(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["edit", "my-hush", "--once"]) == 2
    assert "noise has no end" in capsys.readouterr().err
    assert own.read_text() == OWN


def test_renders_rain_that_drifts_or_does_not(tmp_path: Path) -> None:
    config = Paths.of_user().config_file
    config.parent.mkdir(parents=True)

    def rendered(drift: str) -> np.ndarray:
        config.write_text(f"[sound]\ndrift = {drift}\n")
        file = tmp_path / f"{drift}.wav"
        options = ("--length", "30s", "--volume", "60")
        assert main(["render", "rain-steady", *options, "-o", str(file)]) == 0
        return np.asarray(sf.read(file)[0])

    steady, drifting = rendered("0"), rendered("3")
    gain = drifting[np.abs(steady) > 0.005] / steady[np.abs(steady) > 0.005]
    assert gain.max() > 1.05 * gain.min()
    assert np.abs(np.diff(gain)).max() < 0.05


def test_renders_the_same_for_the_same_seed(own: Path, tmp_path: Path) -> None:
    def rendered(seed: int, *layers: str) -> np.ndarray:
        file = tmp_path / f"{seed}-{len(list(tmp_path.iterdir()))}.wav"
        options = ("--length", "1s", "--seed", str(seed))
        assert main(["render", *layers, *options, "-o", str(file)]) == 0
        return np.asarray(sf.read(file)[0])

    assert own.exists()
    first = rendered(1, "my-hush", "brown-noise:60")
    assert np.abs(first).max() > 0.01
    assert np.array_equal(first, rendered(1, "my-hush", "brown-noise:60"))
    assert not np.allclose(first, rendered(2, "my-hush", "brown-noise:60"))
