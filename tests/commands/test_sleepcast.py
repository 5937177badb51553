"""A pool of parts on the command line: rendered, played, listed and examined."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.audio.pool_files import NAMES, make_pool

from sleepterm.cli import main
from sleepterm.formats.webvtt import parse_webvtt
from sleepterm.store.paths import Paths
from sleepterm.store.pool_nights import PoolNights

ENTRY = """schema = 1
[[track]]
id = "cast"
title = "Cast"
type = "story"
file = "cast/opening.wav"
captions = "cast/opening.vtt"
playback = "once"
pool_minutes = 5
"""


@pytest.fixture
def folder(home: Path) -> Path:
    """The folder of an own pool."""
    assert home.exists()
    paths = Paths.of_user()
    make_pool(paths.own_sounds / "cast")
    paths.own_catalog.write_text(ENTRY)
    return paths.own_sounds / "cast"


def order(out: Path) -> list[str]:
    cues = parse_webvtt(out.with_suffix(".vtt").read_text(encoding="utf-8"))
    return list(dict.fromkeys(cue.text.split()[0] for cue in cues))


def render(out: Path, *more: str) -> list[str]:
    assert main(["render", "cast", "--length", "1m", "-o", str(out), *more]) == 0
    return order(out)


def test_the_seed_says_which_parts_are_rendered(folder: Path, tmp_path: Path) -> None:
    one, two = tmp_path / "one.wav", tmp_path / "two.wav"
    first = render(one, "--seed", "3")
    assert first[0] == "opening"
    assert render(two, "--seed", "3") == first
    assert one.read_bytes() == two.read_bytes()
    others = [render(two, "--seed", str(seed)) for seed in (4, 5, 6)]
    assert any(each != first for each in others)
    # a rendering is no night that was heard
    assert folder.exists()
    assert not Paths.of_user().pool_nights.exists()


def test_a_lost_part_is_told_and_the_rest_is_rendered(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "bean.wav").write_bytes(b"no sound")
    assert render(tmp_path / "night.wav")[0] == "opening"
    told = capsys.readouterr().err
    assert "Cast: The part 'bean' is lost: bean.wav " in told
    assert told.rstrip().endswith("It is left out.")
    assert main(["doctor"]) == 1
    lines = capsys.readouterr().out.splitlines()
    line = next(x for x in lines if x.startswith("FAIL parts"))
    assert "cast has 8 parts to choose from; 1 can't be played: bean" in line


def test_it_is_listed_with_the_length_of_a_night(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["list", "--type", "story"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert folder.exists()
    [line] = [x for x in lines if x.startswith("cast ")]
    assert "5:00" in line
    assert not [x for x in lines if x.startswith("bean")]


@pytest.mark.parametrize("seed", [(), ("--seed", "3")])
def test_a_played_night_is_remembered_unless_a_seed_chose_it(
    folder: Path, seed: tuple[str, ...]
) -> None:
    command = [sys.executable, "-m", "sleepterm", "play", "cast", "--timer", "1s"]
    done = subprocess.run(
        [*command, "--bed", "none", *seed],
        env=os.environ | {"SDL_AUDIODRIVER": "dummy"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stderr == ""
    memory = PoolNights(Paths.of_user().pool_nights, lambda: 0.0).of("cast")
    assert set(memory.parts) <= set(NAMES)
    assert (memory.night, len(memory.parts)) == ((0, 0) if seed else (1, 8))
    assert folder.exists()
