"""Killed at any step, adding again completes what was begun."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.importing.own_library import write

from sleepterm.cli import main
from sleepterm.store.catalogs import load_catalog
from sleepterm.store.paths import Paths

CAPTIONS = "WEBVTT\n\n00:00.100 --> 00:01.000\nhush\n"
KILLED = """
import os, pathlib, sys
from sleepterm.cli import main

left = int(sys.argv[1])

def counted(move):
    def dying(*arguments):
        global left
        if left == 0:
            os.kill(os.getpid(), 9)
        left -= 1
        return move(*arguments)
    return dying

os.replace = counted(os.replace)
os.rename = counted(os.rename)
pathlib.Path.replace = counted(pathlib.Path.replace)
sys.exit(main(["add", sys.argv[2]]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kills itself by a signal")
@pytest.mark.parametrize("step", range(6))
def test_a_sound_arrives_with_its_captions_or_not_at_all(
    tmp_path: Path, step: int
) -> None:
    source = write(tmp_path / "outside" / "tale.flac")
    source.with_suffix(".vtt").write_text(CAPTIONS)
    paths = Paths.of_user()
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(step), str(source)],
        check=False,
        env=os.environ,
        capture_output=True,
        timeout=60,
    )
    assert done.returncode in {-9, 0}, done.stderr
    assert step > 0 or done.returncode == -9
    sounds = set(paths.own_sounds.glob("[!.]*.flac"))
    assert all(sound.with_suffix(".vtt").exists() for sound in sounds)
    main(["add", str(source)])
    loaded = load_catalog(paths, bundled_catalog=Path(), bundled_sounds=Path())
    [track] = loaded.catalog
    assert track.captions is not None
    assert track.captions.read_text() == CAPTIONS
    assert track.captions.is_relative_to(paths.own_sounds)
    here = sorted(x.name for x in paths.own_sounds.iterdir())
    assert here == ["tale.flac", "tale.vtt"]


def test_a_copy_without_its_captions_gets_them(tmp_path: Path) -> None:
    source = write(tmp_path / "outside" / "tale.flac")
    source.with_suffix(".vtt").write_text(CAPTIONS)
    paths = Paths.of_user()
    paths.own_sounds.mkdir(parents=True)
    (paths.own_sounds / "tale.flac").write_bytes(source.read_bytes())
    assert main(["add", str(source)]) == 0
    assert (paths.own_sounds / "tale.vtt").read_text() == CAPTIONS
    loaded = load_catalog(paths, bundled_catalog=Path(), bundled_sounds=Path())
    assert [x.captions for x in loaded.catalog] == [paths.own_sounds / "tale.vtt"]
