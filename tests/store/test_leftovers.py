"""What killed writers have left is deleted in every folder, and nothing else."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from sleepterm.store.leftovers import clear_all_leftovers
from sleepterm.store.paths import Paths

LEFT = ".0123456789abcdef.part"


@pytest.mark.skipif(sys.platform == "win32", reason="has no such locks")
def test_each_folder_is_looked_after_but_that_of_sounds(tmp_path: Path) -> None:
    paths = Paths(*(tmp_path / x for x in ("data", "config", "state", "cache")))
    removed = paths.removed_sounds / "000001-aa"
    folders = (
        *(paths.data, paths.config, paths.state, paths.cache, paths.mixes),
        *(paths.sequences, paths.spoken_words, removed, paths.renditions / "scan"),
        *(paths.speech_cache / "scan", paths.decoded_sounds, paths.own_sounds),
    )
    for folder in folders:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / LEFT).touch()
        (folder / "kept").touch()
    (paths.removed_sounds / "000002-bb").mkdir()
    clear_all_leftovers(paths)
    left = {x.parent for x in tmp_path.rglob(LEFT)}
    assert left == {paths.own_sounds}
    assert len([*tmp_path.rglob("kept")]) == len(folders)
    assert [x.name for x in paths.removed_sounds.iterdir()] == ["000001-aa"]
    clear_all_leftovers(Paths(*[tmp_path / "none"] * 4))
