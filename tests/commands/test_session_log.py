"""What `play` leaves behind: history, favourites, and the last mix for `again`."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from sleepterm.cli import main
from sleepterm.library.history.plays import Ending, Play
from sleepterm.store.bundled import bundled_sounds
from sleepterm.store.diary_state import load_diary_state
from sleepterm.store.history import History
from sleepterm.store.paths import Paths
from sleepterm.store.session import Session, SessionLayer, load_session, save_session
from sleepterm.units import Percent, Seconds

SHORT = ("--timer", "1.5s", "--fade", "1s")


def sleepterm(
    *arguments: str, status: int = 0, **extra: str
) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "sleepterm", *arguments],
        check=False,
        env=os.environ | {"SDL_AUDIODRIVER": "dummy"} | extra,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == status, done.stderr
    return done


def history() -> History:
    return History(Paths.of_user().history_file)


def test_play_is_remembered_and_again_plays_it_softer() -> None:
    before = time.time()
    done = sleepterm("play", "tent in the rain", "--volume", "60", *SHORT)
    assert done.stderr == ""
    first, second, whole = history().plays()
    assert (first.track_id, second.track_id) == ("rain-on-tent", "thunder-distant")
    assert whole == replace(first, track_id="mix-tent-in-the-rain")
    assert {first.ended, second.ended} == {Ending.TIMER}
    assert 1 < first.heard < 20
    assert before <= first.at <= time.time()
    assert 0 <= first.hour < 24
    [key] = load_diary_state(Paths.of_user().diary_state).keys
    assert round(before) <= key <= time.time()
    mix = (
        SessionLayer("rain-on-tent", Percent(90)),
        SessionLayer("thunder-distant", Percent(65)),
    )
    session = load_session(Paths.of_user().session_file)
    assert (session.layers, session.master) == (mix, 60)
    assert sleepterm("again", *SHORT).stderr == ""
    assert len(history().plays()) == 5
    # softer this once only
    assert load_session(Paths.of_user().session_file) == session


def test_a_bed_that_came_with_its_track_is_no_choice() -> None:
    sleepterm("play", "Breathing by the sea", *SHORT)
    played = [play.track_id for play in history().plays()]
    assert played == ["breathing-bells", "mix-breathing-by-the-sea"]
    sleepterm("again", *SHORT)
    ids = [x.track_id for x in load_session(Paths.of_user().session_file).layers]
    assert ids == ["breathing-bells", "waves-slow"]


def test_again_keeps_the_bed_that_was_heard() -> None:
    paths = Paths.of_user()
    paths.data.mkdir(parents=True)
    paths.own_catalog.write_text(
        'schema = 1\n[[track]]\nid = "tale"\ntitle = "Tale"\nplayback = "once"\n'
        f'bed = "owl"\nfile = "{bundled_sounds() / "breathing-bells.ogg"}"\n',
        encoding="utf-8",
    )
    layers = tuple(SessionLayer(x, Percent(50)) for x in ("tale", "wind"))
    save_session(paths.session_file, Session(layers=layers))
    sleepterm("again", *SHORT)
    assert load_session(paths.session_file).layers == layers


def test_again_leaves_the_last_mix_as_it_is_also_what_is_missing_tonight() -> None:
    paths = Paths.of_user()
    path = paths.session_file
    paths.own_sounds.mkdir(parents=True)
    paths.own_catalog.write_text(
        'schema = 1\n[[track]]\nid = "tale"\ntitle = "Tale"\nplayback = "once"\n'
        f'file = "{bundled_sounds() / "breathing-bells.ogg"}"\n'
        'captions = "tale.vtt"\nbed = "owl"\n',
        encoding="utf-8",
    )
    (paths.own_sounds / "tale.vtt").write_text(
        "WEBVTT\n\nNOTE sleepterm session\nbed frogs 00:00:00.400\n\n"
        "00:10.000 --> 00:20.000\nWords.\n",
        encoding="utf-8",
    )
    layers = tuple(SessionLayer(x, Percent(50)) for x in ("on-usb", "tale", "owl"))
    save_session(path, Session(layers=layers))
    sleepterm("again", *SHORT)
    assert load_session(path).layers == layers
    sleepterm("again", "--volume", "33", *SHORT)
    assert load_session(path) == Session(layers=layers, master=Percent(33))


def test_plays_are_stored_also_on_a_slow_disk(tmp_path: Path) -> None:
    # Loading the database takes longer than fading out.
    library = Path(sqlite3.__file__).parent / "__init__.py"
    package = tmp_path / "sqlite3"
    package.mkdir()
    (package / "dbapi2.py").write_text((library.parent / "dbapi2.py").read_text())
    head = "import time\ntime.sleep(2)\n"
    (package / "__init__.py").write_text(head + library.read_text())
    sleepterm("play", "owl", *SHORT, PYTHONPATH=str(tmp_path))
    assert [play.track_id for play in history().plays()] == ["owl"]


def test_switched_off_nothing_is_remembered_of_what_is_played() -> None:
    config = Paths.of_user().config_file
    config.parent.mkdir(parents=True)
    config.write_text("[for-you]\nenabled = false\n", encoding="utf-8")
    sleepterm("play", "owl", *SHORT)
    assert not Paths.of_user().history_file.exists()
    assert not Paths.of_user().diary_state.exists()


def test_without_a_device_the_last_mix_stays() -> None:
    path = Paths.of_user().session_file
    save_session(path, Session(layers=(SessionLayer("frogs", Percent(50)),)))
    sleepterm("play", "owl", status=1, SDL_AUDIODRIVER="no-such-driver")
    assert load_session(path).layers[0].track_id == "frogs"
    assert history().plays() == ()


@pytest.mark.parametrize("place", ["history.sqlite", "session.toml", ""])
def test_a_disk_that_refuses_ends_no_night(place: str) -> None:
    state = Paths.of_user().state
    if place:
        (state / place).mkdir(parents=True)
    else:
        state.parent.mkdir(parents=True)
        state.touch()
    done = sleepterm("play", "owl", *SHORT)
    assert ("history.sqlite" in done.stderr) == (place != "session.toml")


def test_a_damaged_history_is_quarantined_and_reported() -> None:
    file = Paths.of_user().history_file
    file.parent.mkdir(parents=True)
    file.write_bytes(b"no database" * 1000)
    done = sleepterm("play", "owl", *SHORT)
    assert "history.sqlite.broken" in done.stderr
    assert file.with_name("history.sqlite.broken").read_bytes()[:11] == b"no database"
    assert len(history().plays()) == 1


def test_again_says_if_there_is_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["again"]) == 2
    assert "Nothing was played yet" in capsys.readouterr().err
    save_session(
        Paths.of_user().session_file,
        Session(layers=(SessionLayer("gone", Percent(50)),)),
    )
    assert main(["again"]) == 2
    assert "All sounds of the last mix are missing: gone" in capsys.readouterr().err


def test_the_history_is_shown_and_forgotten(capsys: pytest.CaptureFixture[str]) -> None:
    history().record([Play("owl", 1.7e9, 23, Seconds(2700.0), Ending.TIMER)])
    history().like("frogs", 1.0)
    assert main(["history"]) == 0
    line = capsys.readouterr().out.split()
    assert line[0].startswith("2023-11-1")
    assert line[2:] == ["owl", "45:00", "by", "timer"]
    assert main(["history", "--clear"]) == 0
    assert history().plays() == ()
    assert history().favourites() == ("frogs",)
    assert main(["history", "--clear", "--all"]) == 0
    assert history().favourites() == ()


def test_favourites(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["favourite", "ow"]) == 0
    assert main(["favourite", "frogs"]) == 0
    capsys.readouterr()
    assert main(["favourite"]) == 0
    assert capsys.readouterr().out == "owl\nfrogs\n"
    assert main(["favourite", "owl", "--remove"]) == 0
    assert history().favourites() == ("frogs",)
    assert main(["favourite", "no-such"]) == 2
    history().like("gone-since", 5.0)
    assert main(["favourite", "gone-since", "--remove"]) == 0
    assert history().favourites() == ("frogs",)


def test_for_you_begins_by_the_hour_and_learns(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def offered(*more: str) -> list[dict[str, str]]:
        assert main(["for-you", "--json", *more]) == 0
        rows: list[dict[str, str]] = json.loads(capsys.readouterr().out)
        return rows

    newcomer = offered("--hour", "23")
    assert len(newcomer) == 5
    assert newcomer != offered("--hour", "14")
    assert {row["why"] for row in newcomer} == {"good for late evening"}
    nights = [time.time() - day * 86_400 for day in (1, 2, 3)]
    plays = [Play("fan", at, 0, Seconds(999.0), Ending.TIMER) for at in nights]
    history().record(plays)
    first = offered("--hour", "23")[0]
    assert (first["id"], first["why"]) == ("fan", "often your last sound before 1 am")
    main(["history", "--clear"])
    capsys.readouterr()
    assert offered("--hour", "23") == newcomer
    assert main(["for-you"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 5


def test_for_you_can_be_switched_off(capsys: pytest.CaptureFixture[str]) -> None:
    config = Paths.of_user().config_file
    config.parent.mkdir(parents=True)
    config.write_text("[for-you]\nenabled = false\n", encoding="utf-8")
    assert main(["for-you"]) == 2
    assert "config.toml" in capsys.readouterr().err


def test_a_history_that_cannot_be_written_is_a_failure(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "state" / "sleepterm").mkdir(parents=True)
    (home / "state" / "sleepterm" / "history.sqlite").mkdir()
    assert main(["favourite", "owl"]) == 1
    assert capsys.readouterr().err.count("\n") == 1
