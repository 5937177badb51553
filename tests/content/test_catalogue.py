"""tracks.toml, sounds/ and SOUNDS.md agree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

import pytest
from studio.__main__ import MANIFEST, RECORD, SEEDS
from studio.manifest import read
from studio.provenance import key_of
from studio.sounds_page import sounds_page
from studio.spoken import record
from studio.spoken.pools import Entry, spoken_entries
from studio.spoken.scripts import names, parts, spoken_names
from studio.work import Work
from studio.works import ALL, WORKS
from studio.works.bells import BELLS
from tests.content.bundled_content import CATALOGUE, FILES, POOLS, ROOT, SOUNDS, TRACKS

from studio import seeds

LOOP_MODES = {"exact", "crossfade", "shuffle", "sparse"}
TYPES = {
    "nature",
    "noise",
    "music",
    "meditation",
    "breathwork",
    "story",
    "asmr",
    "hypnosis",
    "therapy",
    "coaching",
    "prayer",
}
KNOWN_KEYS = {
    *("id", "title", "type", "topics", "moods", "file", "playback", "loop"),
    *("events", "gain_db", "captions", "bed", "bed_db", "license", "credit"),
    *("noise", "drift_db"),
    "pool_minutes",
}


def listed_files() -> Iterator[str]:
    for track in (*FILES.values(), *pool_parts()):
        yield track["file"]
        if "captions" in track:
            yield track["captions"]


def pool_parts() -> list[Entry]:
    """The parts of pools that the catalogue does not name, as entries."""
    entries = spoken_entries(list(POOLS.values()), parts())
    return [x for x in entries if x["file"] != POOLS[pool_of(x)]["file"]]


def pool_of(part: Entry) -> str:
    return str(part["id"].partition("/")[0])


def test_schema_and_unique_ids() -> None:
    assert CATALOGUE["schema"] == 1
    assert len(TRACKS) == len(CATALOGUE["track"])


@pytest.mark.parametrize("track", TRACKS.values(), ids=TRACKS)
def test_entry_is_complete(track: dict[str, Any]) -> None:
    assert set(track) <= KNOWN_KEYS
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", track["id"])
    assert track["title"] == track["title"].strip() != ""
    assert track["type"] in TYPES
    assert track["license"] == "CC0-1.0"
    assert track["credit"]
    if track["id"] in FILES:
        name = f"{track['id']}/opening" if track["id"] in POOLS else track["id"]
        assert track["file"] in {f"{name}.ogg", f"{name}.opus"}


@pytest.mark.parametrize("track", TRACKS.values(), ids=TRACKS)
def test_entry_can_be_found_by_its_words(track: dict[str, Any]) -> None:
    for words in (track["topics"], track["moods"]):
        assert words
        assert len(set(words)) == len(words)
        assert all(word == word.lower().strip() != "" for word in words)


@pytest.mark.parametrize("track", FILES.values(), ids=FILES)
def test_entry_loops_or_is_heard_once(track: dict[str, Any]) -> None:
    if track["playback"] == "loop":
        assert track["loop"] in LOOP_MODES
        assert "captions" not in track
    else:
        assert track["playback"] == "once"
        assert "loop" not in track


@pytest.mark.parametrize("work", WORKS, ids=lambda each: each.id)
def test_catalogue_and_studio_agree_on_how_it_is_played(work: Work) -> None:
    track = TRACKS[work.id]
    assert (track["playback"] == "once") == work.once
    assert (track.get("loop") == "sparse") == bool(work.events)
    assert track.get("events", 0) == work.events


def test_every_file_is_listed_and_there() -> None:
    listed = list(listed_files())
    assert len(set(listed)) == len(listed)
    bells = {f"{each.id}.ogg" for each in BELLS}
    there = {x.relative_to(SOUNDS).as_posix() for x in SOUNDS.rglob("*") if x.is_file()}
    assert there == set(listed) | bells


def test_every_track_comes_from_the_studio() -> None:
    assert set(FILES) - set(POOLS) == {each.id for each in WORKS} | set(names())


def test_files_are_those_that_were_measured() -> None:
    built = read(MANIFEST)
    assert set(built) == {each.id for each in ALL}
    assert set(record.read(RECORD)) == set(spoken_names())
    for each in ALL:
        file = SOUNDS / each.file
        assert sha256(file.read_bytes()).hexdigest() == built[each.id].digest, each.id


@pytest.mark.parametrize("work", ALL, ids=lambda each: each.id)
def test_file_is_up_to_date_with_its_recipe(work: Work) -> None:
    assert read(MANIFEST)[work.id].key == key_of(work), "run make sounds"


def test_page_is_up_to_date() -> None:
    catalogue, built = ROOT / "tracks.toml", read(MANIFEST)
    page = sounds_page(catalogue, built, seeds.read(SEEDS), record.read(RECORD))
    assert (ROOT / "SOUNDS.md").read_text("utf-8") == page, "run make sounds"
    for track in TRACKS.values():
        assert f"## {track['title']}\n" in page
        if track["id"] in FILES:
            assert f"| `{track['file']}` |" in page


def test_the_whole_weighs_little() -> None:
    whole = sum(x.stat().st_size for x in SOUNDS.rglob("*") if x.is_file())
    assert whole <= 95_000_000
