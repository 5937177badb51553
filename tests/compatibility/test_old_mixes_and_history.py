"""The user's mixes, what was played, and what is liked."""

from __future__ import annotations

import shutil

import pytest
from tests.compatibility.old_home import ANSWERS, NOW, RECORDS, OldHome, good

from sleepterm.library.history.plays import Ending, Play
from sleepterm.store.history import History
from sleepterm.units import Seconds

DAY = 86400.0
PLAYS = (
    Play("garden", NOW - 9 * DAY, 23, Seconds(2700.0), Ending.TIMER),
    Play("letter", NOW - 8 * DAY, 22, Seconds(2.0), Ending.END),
    Play("rain-steady", NOW - 7 * DAY, 23, Seconds(1800.5), Ending.TIMER),
    Play("pink-noise", NOW - 6 * DAY, 2, Seconds(12.0), Ending.SKIPPED),
    Play("mix-our-rain", NOW - 5 * DAY, 23, Seconds(1200.0), Ending.STOPPED),
    Play("gratitude", NOW - 4 * DAY, 7, Seconds(400.25), Ending.END),
    Play("no-longer-here", NOW - 3 * DAY, 0, Seconds(60.0), Ending.STOPPED),
    Play("rain-steady", NOW - 2 * DAY, 23, Seconds(2700.0), Ending.TIMER),
)
LIKED = ("garden", "body-scan-short", "mix-our-rain")


def mixes() -> dict[str, dict[str, object]]:
    return {mix["name"]: mix for mix in good("mix", "list", "--json").json}


@pytest.mark.usefixtures("old")
def test_every_mix_is_listed_as_it_was() -> None:
    listed = mixes()
    for mix in ANSWERS["own_mixes"]:
        assert listed[mix["name"]] | mix == listed[mix["name"]]
    own = {name for name, mix in listed.items() if not mix["starter"]}
    assert own == {"Home", "Letter with rain", "Our rain"}


@pytest.mark.usefixtures("old")
def test_deleted_and_overwritten_mixes_come_back() -> None:
    before = mixes()
    good("mix", "undo")
    good("mix", "undo")
    after = mixes()
    assert after["No more"]["layers"] == [{"track": "pink-noise", "percent": 40}]
    overwritten = after["Home 2"]["layers"]
    assert isinstance(overwritten, list)
    assert overwritten[0] == {"track": "garden", "percent": 65}
    assert set(after) == {*before, "No more", "Home 2"}


def test_a_shared_line_and_a_shared_file_are_as_they_were(old: OldHome) -> None:
    music = old.home / "Music"
    line = (music / "shared.txt").read_text(encoding="utf-8")
    file = (music / "shared.toml").read_text(encoding="utf-8")
    assert good("mix", "share", "Our rain").out == line
    assert good("mix", "share", "Letter with rain", "--toml").out == file


def test_a_shared_line_and_a_shared_file_are_taken(old: OldHome) -> None:
    music = old.home / "Music"
    wanted = mixes()
    shutil.rmtree(old.paths.mixes)
    line = (music / "shared.txt").read_text(encoding="utf-8").strip()
    good("mix", "import", line)
    good("mix", "import", str(music / "shared.toml"))
    for name in ("Our rain", "Letter with rain"):
        assert mixes()[name] == wanted[name]


def test_a_shared_mix_that_is_there_is_no_second_one(old: OldHome) -> None:
    before = old.file_bytes()
    good("mix", "import", str(old.home / "Music" / "shared.txt"))
    good("mix", "import", str(old.home / "Music" / "shared.toml"))
    assert old.file_bytes() == before


def test_a_renamed_mix_keeps_its_plays_and_its_heart(old: OldHome) -> None:
    good("mix", "rename", "Our rain", "August")
    history = History(old.paths.history_file)
    assert "mix-august" in history.favourites()
    assert "mix-august" in {play.track_id for play in history.plays()}


def test_every_play_and_favourite_is_read(old: OldHome) -> None:
    history = History(old.paths.history_file)
    assert history.plays() == PLAYS
    assert history.favourites() == LIKED
    assert history.problems == []
    assert old.broken() == []


@pytest.mark.usefixtures("old")
def test_history_and_favourites_are_shown() -> None:
    lines = [line.split() for line in good("history").out.splitlines()]
    assert [words[2] for words in lines] == [play.track_id for play in PLAYS]
    assert [words[3] for words in lines[:3]] == ["45:00", "0:02", "30:00"]
    assert good("favourite").out.split() == list(LIKED)


@pytest.mark.usefixtures("old", "recorded_time")
def test_lists_of_what_was_played_and_liked() -> None:
    shown = {
        name_of_list: [
            track["id"] for track in good("list", f"--{name_of_list}", "--json").json
        ]
        for name_of_list in ("favourites", "recent", "popular")
    }
    assert shown["favourites"] == list(LIKED)
    assert shown["recent"][:3] == ["rain-steady", "gratitude", "mix-our-rain"]
    assert {"rain-steady", "gratitude", "garden"} <= set(shown["popular"])
    by_time = good("list", "--sort", "played", "--json").json
    assert by_time[0]["id"] == "rain-steady"


@pytest.mark.usefixtures("old", "recorded_time")
def test_for_you_goes_by_the_old_history() -> None:
    offers = good("for-you", "--hour", "23", "--json").json
    assert {offer["id"] for offer in offers} == set(ANSWERS["for_you"])


def test_new_plays_and_favourites_join_the_old_ones(old: OldHome) -> None:
    new = Play("owl", NOW, 21, Seconds(60.0), Ending.STOPPED)
    history = History(old.paths.history_file)
    history.record([new])
    assert history.problems == []
    good("favourite", "owl")
    good("favourite", "garden", "--remove")
    assert history.plays() == (*PLAYS, new)
    assert history.favourites() == ("body-scan-short", "mix-our-rain", "owl")


def test_a_history_from_before_there_were_favourites(old: OldHome) -> None:
    shutil.copy(RECORDS / "history-v1.sqlite", old.paths.history_file)
    good("favourite", "garden")
    history = History(old.paths.history_file)
    first = Play("owl", NOW - 20 * DAY, 21, Seconds(900.0), Ending.TIMER)
    assert history.plays() == (first,)
    assert history.favourites() == ("garden",)
    assert old.broken() == []
