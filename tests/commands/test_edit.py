"""`sleepterm edit`: what is output of own sounds, and what of their file stays."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import numpy as np
import pytest
import soundfile as sf

from sleepterm.cli import main
from sleepterm.commands.shared.catalog_access import load
from sleepterm.importing.measure_unlisted import measure_unlisted
from sleepterm.store.paths import Paths

COMMENT = "# my own words\n"


def hum(path: Path, level: float = 0.1) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    noise = np.random.default_rng(1).standard_normal(44_100 * 2) * level
    sf.write(path, noise, 44_100)
    return path


@pytest.fixture
def added(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The catalogue of a library with one own sound, `hum`."""
    arguments = ["--title", "Hum", "--topic", "sleep", "--mood", "tired"]
    assert main(["add", str(hum(tmp_path / "hum.wav")), *arguments]) == 0
    catalog = Paths.of_user().own_catalog
    catalog.write_text(COMMENT + catalog.read_text())
    capsys.readouterr()
    return catalog


def listed(capsys: pytest.CaptureFixture[str], track_id: str) -> dict[str, object]:
    capsys.readouterr()
    assert main(["list", "--json"]) == 0
    tracks = json.loads(capsys.readouterr().out)
    return next(track for track in tracks if track["id"] == track_id)


def entry(catalog: Path) -> str:
    return catalog.read_text().partition("[[track]]")[2]


def test_every_value_can_be_changed(
    added: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert 'moods = ["tired"]' in entry(added)
    arguments = ["--title", "Fridge", "--type", "noise", "--topic", "Focus"]
    more = ["--topic", "calm", "--mood", "busy  mind", "--loop", "shuffle"]
    assert main(["edit", "hu", *arguments, *more, "--gain", "-4.5"]) == 0
    output = capsys.readouterr().out
    assert "hum  Fridge (noise, shuffle, -4.5 dB)" in output
    assert "focus, calm; busy mind" in output
    track = listed(capsys, "hum")
    assert (track["title"], track["type"]) == ("Fridge", "noise")
    assert track["topics"] == ["focus", "calm"]
    assert 'moods = ["busy mind"]' in entry(added)
    assert 'loop = "shuffle"' in entry(added)
    assert "gain_db = -4.5" in entry(added)
    assert added.read_text().startswith(COMMENT)


def test_an_empty_word_clears_a_list(
    added: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["edit", "hum", "--topic", "", "--mood", ""]) == 0
    assert listed(capsys, "hum")["topics"] == []
    assert "topics" not in entry(added)
    assert "moods" not in entry(added)


def test_once_and_back(added: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["edit", "hum", "--once"]) == 0
    assert "(other, once," in capsys.readouterr().out
    assert "loop" not in entry(added)
    assert main(["edit", "hum", "--loop", "exact"]) == 0
    assert 'playback = "loop"' in entry(added)
    assert 'loop = "exact"' in entry(added)


def test_the_gain_is_measured_as_it_was_at_first(added: Path) -> None:
    before = entry(added)
    assert main(["edit", "hum", "--gain", "3"]) == 0
    assert "gain_db = 3.0" in entry(added)
    assert main(["edit", "hum", "--gain", "measure"]) == 0
    assert entry(added) == before


def shout(path: Path) -> Path:
    """A hum with half a second that is 20 dB louder."""
    sound, rate = sf.read(hum(path, level=0.02))
    sound[rate : rate + rate // 2] *= 10
    sf.write(path, np.concatenate([sound] + 9 * [sound[:rate]]), rate)
    return path


def guard(catalog: Path) -> float | None:
    """The loudness that the guard of the entry holds; None without one."""
    table = tomllib.loads(catalog.read_text())["track"][0]
    value = table.get("guard_lufs")
    return None if value is None else float(value)


def test_only_what_startles_is_guarded_and_one_may_choose(
    added: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert guard(added) is None
    assert main(["edit", "hum", "--guard", "on"]) == 0
    level = guard(added)
    assert level is not None
    assert -15 < level < -13
    assert main(["edit", "hum", "--guard", "off"]) == 0
    assert guard(added) is None
    assert main(["remove", "hum"]) == 0
    assert main(["add", str(shout(tmp_path / "shout.wav"))]) == 0
    held = guard(added)
    assert held is not None
    assert main(["edit", "shout", "--gain", "1"]) == 0
    assert guard(added) == held
    capsys.readouterr()


def test_a_sound_without_an_entry_is_guarded_once_it_is_measured() -> None:
    paths = Paths.of_user()
    shout(paths.own_sounds / "shout.wav")
    found = load(paths)
    assert [track.id for track in found.unmeasured] == ["shout"]
    measure_unlisted(found.unmeasured, paths, lambda _: None)
    track = load(paths).catalog.find("shout")
    assert track.guard_lufs is not None
    assert track.length == pytest.approx(11.0)


def test_an_unlisted_sound_gets_an_entry(
    capsys: pytest.CaptureFixture[str],
) -> None:
    paths = Paths.of_user()
    hum(paths.own_sounds / "far" / "My fan.wav")
    assert main(["edit", "my-fan", "--title", "The fan"]) == 0
    track = listed(capsys, "my-fan")
    assert track["title"] == "The fan"
    assert 'file = "far/My fan.wav"' in entry(paths.own_catalog)
    assert "gain_db = 0.0" in entry(paths.own_catalog)
    assert main(["edit", "my-fan", "--gain", "measure"]) == 0
    assert "gain_db = 0.0" not in entry(paths.own_catalog)
    assert paths.own_catalog.read_text().count("[[track]]") == 1


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["rain-steady", "--title", "x"], "comes with sleepterm and can't be edited"),
        (["nothing-such", "--title", "x"], "no track"),
        (["hum"], "There is nothing to change"),
        (["hum", "--title", " "], "title must not be empty"),
        (["hum", "--gain", "30"], "gain_db must be a number from -60 to 24; it is 30"),
        (["hum", "--gain", "nan"], "gain_db must be a number"),
        (["hum", "--gain", "loud"], "neither a number of dB nor 'measure'"),
        (["hum", "--type", "x"], "'x' is none of nature"),
        (["hum", "--loop", "exact", "--once"], "not allowed with"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_written(
    added: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], reason: str
) -> None:
    before = added.read_bytes()
    assert main(["edit", *arguments]) == 2
    assert reason in capsys.readouterr().err
    assert added.read_bytes() == before


def test_a_sound_that_is_away_is_not_measured(
    added: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = added.read_bytes()
    (Paths.of_user().own_sounds / "hum.wav").unlink()
    assert main(["edit", "hum", "--gain", "measure"]) == 2
    assert "Hum: " in capsys.readouterr().err
    assert added.read_bytes() == before
    assert main(["edit", "hum", "--title", "Gone"]) == 0
