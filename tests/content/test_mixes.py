"""The mixes that come with sleepterm are of tracks that do."""

from __future__ import annotations

import tomllib

from tests.content.bundled_content import ROOT, TRACKS

from sleepterm.library.mixes.mix import mix_name
from sleepterm.library.mixes.mix_file import parse_starters
from sleepterm.library.names import name_key

TEXT = (ROOT / "mixes.toml").read_text("utf-8")
MIXES, PROBLEMS = parse_starters(TEXT, file="mixes.toml")


def test_there_are_ten_and_more_each_with_a_reason() -> None:
    assert PROBLEMS == ()
    assert len(MIXES) >= 10
    assert all(20 <= len(mix.reason) <= 70 for mix in MIXES)
    assert len({mix.reason for mix in MIXES}) == len(MIXES)


def test_names_are_short_and_no_tracks() -> None:
    keys = {name_key(name) for x in TRACKS.values() for name in (x["id"], x["title"])}
    for mix in MIXES:
        assert mix_name(mix.name) == mix.name
        assert len(mix.name) <= 26
        assert mix.key not in keys


def test_they_are_of_loops_and_one_voice_at_most() -> None:
    for mix in MIXES:
        kinds = [TRACKS[layer.track_id]["playback"] for layer in mix.layers]
        assert kinds.count("once") <= 1, mix.name
        assert mix.bed is None or TRACKS[mix.bed]["playback"] == "loop"


def test_one_stands_in_front_and_none_is_lost() -> None:
    for mix in MIXES:
        first, *others = (layer.percent for layer in mix.layers)
        assert 80 <= first <= 100, mix.name
        assert all(50 <= percent <= 75 for percent in others), mix.name


def test_the_wheel_has_them() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    included = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert included["mixes.toml"] == "sleepterm/_bundled/mixes.toml"
