"""The user's tracks.toml, their sounds and captions, and what is known of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import soundfile as sf
from tests.compatibility.old_home import ANSWERS, OldHome, good, run

from sleepterm.library.catalog.track import Track
from sleepterm.store.bundled import bundled_catalog, bundled_sounds
from sleepterm.store.catalogs import LoadedCatalog, load_catalog
from sleepterm.store.files.length_cache import load_lengths

LONG = "\n" + ("# " + "x" * 97 + "\n") * 1010
"""What the old tracks.toml was lengthened with when its copy was made."""


def loaded(old: OldHome) -> LoadedCatalog:
    return load_catalog(
        old.paths, bundled_catalog=bundled_catalog(), bundled_sounds=bundled_sounds()
    )


def own(old: OldHome) -> dict[str, Track]:
    return {track.id: track for track in loaded(old).catalog if track.own}


def listed() -> dict[str, dict[str, object]]:
    tracks = good("list", "--json").json
    return {track["id"]: track for track in tracks if track["own"]}


def test_list_shows_every_own_track_as_it_did(old: OldHome) -> None:
    wanted = json.loads(old.filled(json.dumps(ANSWERS["own_tracks"])))
    tracks = listed()
    # a mix is in it too, as are sounds that no catalogue lists
    assert {"garden", "attic", "mix-our-rain"} <= {x["id"] for x in wanted}
    for track in wanted:
        assert tracks[track["id"]] | track == tracks[track["id"]]
    assert len(tracks) == len(wanted)


def test_every_key_of_a_copied_loop_is_read(old: OldHome) -> None:
    garden = own(old)["garden"]
    assert garden.title == "The garden at dusk"
    assert garden.type == "nature"
    assert garden.topics == ("sleep", "focus")
    assert garden.moods == ("evening air", "jasmine")
    assert (garden.playback, garden.loop) == ("loop", "crossfade")
    assert garden.gain_db == -12.4
    assert garden.credit == "Ada Field"
    assert garden.file == old.paths.own_sounds / "garden.flac"
    assert not garden.missing


def test_a_linked_file_and_every_loop_mode_are_read(old: OldHome) -> None:
    tracks = own(old)
    assert tracks["my-fan"].file == old.home / "Music" / "fan.wav"
    assert not tracks["my-fan"].missing
    assert tracks["my-fan"].loop == "exact"
    assert tracks["lullaby"].loop == "shuffle"
    assert tracks["lullaby"].gain_db == -3.5
    assert tracks["drip"].loop == "sparse"
    assert tracks["drip"].events == 3


def test_every_key_of_a_guided_track_is_read(old: OldHome) -> None:
    tracks = own(old)
    chant, letter = tracks["chant"], tracks["letter"]
    assert chant.playback == "once"
    assert chant.captions == old.paths.own_sounds / "chant.lrc"
    assert (chant.bed, chant.bed_db) == ("rain-steady", -18.5)
    assert (chant.license, chant.credit) == ("CC-BY-4.0", "The brothers")
    assert letter.captions == old.paths.own_sounds / "letter.vtt"
    assert (letter.bed, letter.bed_db) == ("garden", -12.0)
    assert letter.length == 2.0


def test_nothing_is_wrong_and_all_is_measured(old: OldHome) -> None:
    found = loaded(old)
    assert found.problems == ()
    assert found.unmeasured == ()


def test_what_was_measured_of_unlisted_sounds_is_used(old: OldHome) -> None:
    old.overwrite(old.paths.own_sounds / "attic.wav")
    tracks = own(old)
    assert (tracks["attic"].gain_db, tracks["attic"].length) == (-12.3, 0.25)
    assert tracks["attic"].captions == old.paths.own_sounds / "attic.vtt"
    assert tracks["attic"].playback == "once"
    assert (tracks["pond"].gain_db, tracks["pond"].length) == (-12.5, 1.0)
    # one that is silent can't be measured, and is not tried again
    assert tracks["silence"].gain_db == 0.0


def test_known_lengths_are_used_and_outdated_ones_renewed(old: OldHome) -> None:
    story = bundled_sounds() / "night-ferry.opus"
    assert load_lengths(old.paths.lengths_file).length_of(story) is None
    old.overwrite(old.paths.own_sounds / "letter.flac")
    assert listed()["letter"]["length_seconds"] == 2.0
    lengths = load_lengths(old.paths.lengths_file)
    assert lengths.length_of(story) == pytest.approx(sf.info(story).duration, abs=0.01)
    assert lengths.length_of(old.paths.own_sounds / "letter.flac") == 2.0


def test_files_added_before_are_passed_over_unread(old: OldHome) -> None:
    before = old.paths.own_catalog.read_bytes()
    music = old.home / "Music"
    for name in ("garden.flac", "fan.wav", "lullaby.opus", "letter.flac"):
        old.overwrite(music / name)
    outcome = run("add", str(music))
    assert (outcome.status, outcome.out) == (1, "")
    for track_id in ("garden", "my-fan", "lullaby", "drip", "letter", "chant"):
        assert f"already there as {track_id}" in outcome.err
    assert old.paths.own_catalog.read_bytes() == before


def test_the_copy_of_a_long_catalogue_is_renewed(old: OldHome) -> None:
    wanted = own(old)
    with old.paths.own_catalog.open("a", encoding="utf-8", newline="") as file:
        file.write(LONG)
    copy = old.paths.catalog_cache
    before = copy.read_bytes()
    assert own(old) == wanted
    renewed = copy.read_bytes()
    assert renewed != before
    assert own(old) == wanted
    assert copy.read_bytes() == renewed
    assert old.broken() == []


def test_an_edit_changes_one_line_and_keeps_comments(old: OldHome) -> None:
    before = old.paths.own_catalog.read_text(encoding="utf-8")
    assert "# Sounds from home. Do not sort!" in before
    assert "# the tap, at last of some use" in before
    good("edit", "drip", "--gain", "-9")
    after = old.paths.own_catalog.read_text(encoding="utf-8")
    assert after == before.replace("gain_db = -7.0", "gain_db = -9.0")
    assert after != before


def test_a_track_is_removed_and_nothing_else(old: OldHome) -> None:
    before = old.paths.own_catalog.read_text(encoding="utf-8")
    good("remove", "chant")
    after = old.paths.own_catalog.read_text(encoding="utf-8")
    assert after == before[: before.index('\n[[track]]\nid = "chant"')]
    left = {x.name for x in old.paths.own_sounds.iterdir()}
    assert not {"chant.flac", "chant.lrc"} & left
    assert {"letter.flac", "letter.vtt"} <= left


def test_another_sound_is_added_behind_the_old_ones(old: OldHome) -> None:
    before = old.paths.own_catalog.read_text(encoding="utf-8")
    # its progress goes to standard error
    assert run("add", str(old.home / "Later" / "shed.flac")).status == 0
    after = old.paths.own_catalog.read_text(encoding="utf-8")
    assert after.startswith(before)
    assert set(own(old)) == {*_ids_before(), "shed"}


def _ids_before() -> set[str]:
    return {x["id"] for x in ANSWERS["own_tracks"] if x["type"] != "mix"}


def test_captions_of_an_earlier_rendering_are_replaced(old: OldHome) -> None:
    captions = old.home / "Rendered" / "night.vtt"
    sound = captions.with_suffix(".ogg")
    before = captions.read_bytes()
    assert _render("letter", sound) == 0
    assert captions.read_bytes() == before


def test_captions_of_an_earlier_rendering_go_with_the_words(old: OldHome) -> None:
    captions = old.home / "Rendered" / "night.vtt"
    assert _render("drip", captions.with_suffix(".ogg")) == 0
    assert not captions.exists()


def _render(track: str, sound: Path) -> int:
    bed = ("--bed", "none") if track == "letter" else ()
    return run("render", track, *bed, "--length", "2s", "-o", str(sound)).status
