"""`sleepterm add`, `remove` and `render`, one after the other."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile as sf

from sleepterm.cli import main


@pytest.fixture
def hum(tmp_path: Path) -> Path:
    """A second of noise at 44.1 kHz in mono."""
    path = tmp_path / "My hum.wav"
    noise = np.random.default_rng(1).standard_normal(44_100 * 2) * 0.1
    sf.write(path, noise, 44_100)
    return path


def test_added_listed_rendered_removed(
    hum: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["add", str(hum), "--title", "Hum", "--topic", "sleep"]) == 0
    track_id = capsys.readouterr().out.split()[0]
    assert main(["list", "--topic", "sleep", "hum"]) == 0
    assert track_id in capsys.readouterr().out
    out = tmp_path / "out.wav"
    assert main(["render", track_id, "--length", "3s", "-o", str(out)]) == 0
    sound, rate = sf.read(out)
    assert (len(sound), rate) == (3 * 48_000, 48_000)
    assert np.abs(sound[24_000:]).max() > 0.001
    assert main(["remove", track_id]) == 0
    capsys.readouterr()
    assert main(["list", "hum"]) == 0
    assert track_id not in capsys.readouterr().out


def test_one_unreadable_file_is_named_and_the_other_added(
    hum: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.flac"
    bad.write_bytes(b"this is no sound")
    assert main(["add", str(bad), str(hum)]) == 0
    output = capsys.readouterr()
    assert len(output.out.splitlines()) == 1
    assert "bad.flac" in output.err
    assert main(["add", str(bad)]) == 1


def test_adding_again_is_a_duplicate(
    hum: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["add", str(hum)]) == 0
    track_id = capsys.readouterr().out.split()[0]
    assert main(["add", str(hum)]) == 1
    assert track_id in capsys.readouterr().err


def test_rendering_the_same_seed_gives_the_same_file(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("a.wav", "b.wav", "c.wav")]
    for file, seed in zip(files, ("1", "1", "2"), strict=True):
        arguments = ["render", "rain-s:50", "--length", "2s", "--seed", seed]
        assert main([*arguments, "-o", str(file)]) == 0
    a, b, c = (file.read_bytes() for file in files)
    assert a == b
    assert a != c


def test_a_render_that_fails_leaves_nothing(tmp_path: Path) -> None:
    out = tmp_path / "nowhere" / "out.wav"
    assert main(["render", "rain-s", "--length", "1s", "-o", str(out)]) == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ["add", "speak"])
def test_a_path_of_a_user_that_is_not_there_is_no_file(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, "~nobody-of-that-name/x.txt"]) in {1, 2}
    said = capsys.readouterr().err
    assert said.startswith("sleepterm: ")
    assert "~nobody-of-that-name/x.txt" in said


def test_a_file_may_be_called_like_a_user(
    hum: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(hum.parent)
    hum.rename("~hum.wav")
    assert main(["add", "~hum.wav"]) == 0
