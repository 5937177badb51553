"""A session in another voice is played whole or not at all."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from sleepterm.errors import SleeptermError
from sleepterm.formats.problem import Severity
from sleepterm.library.catalog.track import Track
from sleepterm.store.catalogs import LoadedCatalog, load_catalog
from sleepterm.store.paths import Paths
from sleepterm.store.renditions import Rendition, Renditions
from sleepterm.units import Seconds

CATALOG = """\
schema = 1
[[track]]
id = "scan"
title = "A scan"
type = "meditation"
file = "scan.ogg"
captions = "scan.vtt"
playback = "once"
bed = "rain"
gain_db = -1.5
[[track]]
id = "rain"
title = "Rain"
file = "rain.ogg"
"""


Damage = Callable[[Rendition], None]


class Home:
    """A user's folders and an installation with one session."""

    def __init__(self, folder: Path) -> None:
        self.paths = Paths(*(folder / x for x in ("data", "config", "state", "cache")))
        self.sounds = folder / "sounds"
        self.sounds.mkdir()
        for name in ("scan.ogg", "scan.vtt", "rain.ogg"):
            (self.sounds / name).touch()
        (folder / "tracks.toml").write_text(CATALOG)
        self.renditions = Renditions(self.paths.renditions)
        self.folder = self.paths.renditions / "scan"

    def keep(self, voice: str = "hummer", sound: bytes = b"sound") -> Rendition:
        with self.renditions.staging_folder("scan") as made:
            audio, captions = made / "scan.ogg", made / "scan.vtt"
            audio.write_bytes(sound)
            captions.write_bytes(b"WEBVTT\n" + sound)
            rendition = Rendition("scan", voice, "abc", Seconds(61.5), audio, captions)
            return self.renditions.keep(rendition)

    def load(self) -> LoadedCatalog:
        return load_catalog(
            self.paths,
            bundled_catalog=self.sounds.parent / "tracks.toml",
            bundled_sounds=self.sounds,
        )

    def scan(self) -> Track:
        return self.load().catalog.find("scan")

    def plays_bundled(self) -> bool:
        track = self.scan()
        assert track.missing == ""
        return (track.file, track.captions) == (
            self.sounds / "scan.ogg",
            self.sounds / "scan.vtt",
        )


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def test_without_any_the_bundled_voice_speaks(home: Home) -> None:
    assert home.plays_bundled()
    assert home.load().problems == ()
    assert home.renditions.sessions() == ()
    assert not home.paths.data.exists()


def test_the_session_is_the_same_with_another_sound(home: Home) -> None:
    before = home.scan()
    kept = home.keep()
    after = home.scan()
    assert after == replace(
        before, file=kept.audio, captions=kept.captions, length=Seconds(61.5)
    )
    assert kept.audio.read_bytes() == b"sound"
    assert home.renditions.get("scan") == kept
    assert home.load().problems == ()


def test_a_new_one_takes_the_place_and_leaves_nothing(home: Home) -> None:
    first = home.keep(sound=b"one")
    second = home.keep(voice="other:low", sound=b"two")
    assert home.scan().file == second.audio != first.audio
    names = {x.name for x in home.folder.iterdir()}
    assert names == {"rendition.json", second.audio.name, second.captions.name}
    home.renditions.drop("scan")
    home.renditions.drop("scan")
    assert home.plays_bundled()
    assert list(home.paths.renditions.iterdir()) == []


@pytest.mark.parametrize("step", range(4))
def test_an_end_between_any_two_steps_leaves_the_old_one_whole(
    home: Home, step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Power fails behind the first, second, third move of a file, or at no move."""
    first = home.keep(sound=b"one")
    real, moves = Path.replace, iter(range(99))

    def failing(self: Path, target: Path) -> Path:
        if next(moves) == step:
            raise KeyboardInterrupt
        return real(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    if step < 3:
        with pytest.raises(KeyboardInterrupt):
            home.keep(sound=b"two")
        assert home.renditions.get("scan") == first
        assert home.scan().file == first.audio
        assert first.audio.read_bytes() == b"one"
    else:
        assert home.keep(sound=b"two").audio.read_bytes() == b"two"
    monkeypatch.undo()
    assert home.load().problems == ()
    home.keep(sound=b"three")
    assert len(list(home.folder.iterdir())) == 3


def test_what_is_left_over_of_a_first_try_is_no_rendition(home: Home) -> None:
    home.folder.mkdir(parents=True)
    (home.folder / "0123456789abcdef.ogg").write_bytes(b"half")
    (home.folder / ".part-x").mkdir()
    assert home.plays_bundled()
    assert home.load().problems == ()


def remove(*names: str) -> Damage:
    def damage(kept: Rendition) -> None:
        for name in names:
            getattr(kept, name).unlink()

    return damage


def overwrite(name: str, content: bytes) -> Damage:
    def damage(kept: Rendition) -> None:
        target = {"audio": kept.audio, "captions": kept.captions}
        target.get(name, kept.audio.with_name(name)).write_bytes(content)

    return damage


def record(**values: object) -> Damage:
    def damage(kept: Rendition) -> None:
        file = kept.audio.with_name("rendition.json")
        file.write_text(json.dumps(json.loads(file.read_text()) | values))

    return damage


def lost(kept: Rendition) -> None:
    record(audio=1, captions=None)(kept)
    remove("audio", "captions")(kept)


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (remove("audio"), r"[0-9a-f]{16}\.ogg: No such file"),
        (remove("captions"), r"[0-9a-f]{16}\.vtt: No such file"),
        (overwrite("audio", b"sou"), "have been changed"),
        (overwrite("captions", b"WEBVTT\nsounx"), "have been changed"),
        (overwrite("rendition.json", b"{"), "rendition.json cannot be read"),
        (overwrite("rendition.json", b"\xff\xfe\x00"), "cannot be read"),
        (overwrite("rendition.json", b"[" * 100_000), "cannot be read"),
        (overwrite("rendition.json", b"[]"), "rendition.json is not understood"),
        (record(form=2), "rendition.json is not understood"),
        (record(length="61"), "rendition.json is not understood"),
        (record(voice=None), "rendition.json is not understood"),
        (record(voice="x\x1b[2J"), "rendition.json is not understood"),
        (record(content="../../scan"), "rendition.json is not understood"),
        (lost, "No such file"),
    ],
)
def test_a_damaged_one_is_named_and_the_bundled_voice_speaks(
    home: Home, damage: Damage, message: str
) -> None:
    damage(home.keep())
    assert home.plays_bundled()
    [problem] = home.load().problems
    assert problem.severity is Severity.WARNING
    assert problem.file == str(home.folder)
    assert re.search(message, problem.message)
    assert "scan keeps the bundled voice" in problem.message
    assert home.renditions.sessions() == ("scan",)
    again = home.keep()
    assert home.scan().file == again.audio
    assert home.load().problems == ()


def test_one_that_was_copied_elsewhere_and_back_is_whole(home: Home) -> None:
    kept = home.keep()
    for file in (kept.audio, kept.captions):
        os.utime(file, (1, 1))
    assert home.scan().file == kept.audio


def test_only_guided_sessions_that_there_are_get_a_voice(home: Home) -> None:
    home.keep()
    for name in ("rain", "unknown", "Not an id"):
        shutil.copytree(home.folder, home.paths.renditions / name)
    (home.paths.renditions / "a-file").write_text("")
    loaded = home.load()
    assert loaded.problems == ()
    assert loaded.catalog.find("rain").file == home.sounds / "rain.ogg"
    assert home.renditions.sessions() == ("rain", "scan", "unknown")


def test_a_folder_that_cannot_be_made_is_reported(home: Home) -> None:
    home.paths.data.mkdir()
    home.paths.renditions.write_text("in the way")
    with pytest.raises(SleeptermError, match="cannot be written") as caught:
        home.keep()
    assert caught.value.exit_status == 1
    assert home.plays_bundled()
