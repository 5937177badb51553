"""It pauses when the headphones vanish, with a program that stands for pactl."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.desktop.companion_run import CompanionRun

from sleepterm.audio.state import Status
from sleepterm.desktop.sink_watch import (
    NOTICE,
    NOTICE_DEVICE,
    WHY,
    WHY_DEVICE,
    SinkWatch,
)
from sleepterm.night.time_of_day import TimeOfDay
from sleepterm.night.wake_plan import WakeSettings
from sleepterm.playback.notice import Notice

if sys.platform == "win32":
    pytest.skip("needs a shell", allow_module_level=True)

PACTL = """#!/bin/sh
case "$1" in
subscribe) echo >> "{folder}/subscribed"; exec cat "{folder}/events";;
*) exec cat "{folder}/$4";;
esac
"""
EAR = {"index": 1, "name": "ear", "properties": {"device.form_factor": "headphone"}}
USB = {"index": 3, "name": "usb", "properties": {}}
ROOM = {"index": 2, "name": "room", "properties": {"device.form_factor": "internal"}}


class Server:
    """A sound server; its program `pactl` is found first."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._folder = folder
        program = folder / "pactl"
        program.write_text(PACTL.format(folder=folder), encoding="utf-8")
        program.chmod(0o755)
        os.mkfifo(folder / "events")
        # Open for both, so that neither end waits for the other.
        self._events = os.open(folder / "events", os.O_RDWR)
        monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
        monkeypatch.setenv("SDL_AUDIODRIVER", "pulseaudio")

    def plays_on(self, ours: dict[str, object], *others: dict[str, object]) -> None:
        inputs = [
            {
                "sink": ours["index"],
                "properties": {"sleepterm.player": str(os.getpid())},
            }
        ]
        self._write("sink-inputs", json.dumps(inputs))
        self._write("sinks", json.dumps([ours, *others]))

    def plays_on_none(self, *there: dict[str, object]) -> None:
        self._write("sink-inputs", "[]")
        self._write("sinks", json.dumps(there))

    def _write(self, name: str, text: str) -> None:
        (self._folder / name).write_text(text, encoding="utf-8")

    def tell(self, what: str = "Event 'remove' on sink #1") -> None:
        os.write(self._events, f"{what}\n".encode())

    def close(self) -> None:
        os.close(self._events)

    @property
    def subscribed(self) -> int:
        file = self._folder / "subscribed"
        return len(file.read_text().splitlines()) if file.exists() else 0


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    server = Server(tmp_path, monkeypatch)
    yield server
    server.close()


def test_it_pauses_and_says_why(server: Server) -> None:
    run = CompanionRun()
    server.plays_on(EAR, ROOM)
    with run.followed_by(SinkWatch()):
        run.play("steady-rain")
        run.do_posted()
        assert run.status() is Status.PLAYING
        server.plays_on(ROOM)
        server.tell("Event 'change' on client #9")
        server.tell()
        run.do_posted()
        run.deliver()
        assert run.status() is Status.PAUSED
        assert run.state.why_paused == WHY
        assert run.told == [NOTICE]
        run.playback.toggle()
        assert run.status() is Status.PLAYING
        assert run.state.why_paused == ""
        run.do_posted()
        server.tell()
        run.do_posted()
        assert run.status() is Status.PLAYING
        run.playback.pause()
        assert run.state.why_paused == ""
    assert server.subscribed == 2


def test_who_chooses_the_speakers_gets_them(server: Server) -> None:
    run = CompanionRun()
    server.plays_on(EAR, ROOM)
    with run.followed_by(SinkWatch()):
        run.play("steady-rain")
        run.do_posted()
        server.plays_on(ROOM, EAR)
        server.tell("Event 'change' on sink-input #4")
        run.do_posted()
        assert run.status() is Status.PLAYING


def test_what_plays_on_by_itself_does_not_wake_the_room(server: Server) -> None:
    run = CompanionRun()
    server.plays_on(EAR, ROOM)
    with run.followed_by(SinkWatch()):
        run.play("steady-rain")
        run.do_posted()
        run.playback.pause("Firefox plays")
        server.plays_on(ROOM)
        run.playback.resume()
        run.do_posted()
        assert run.state.why_paused == WHY
        # The user has heard of it, and may want just that.
        run.playback.resume()
        run.do_posted()
        assert run.status() is Status.PLAYING
        server.plays_on(EAR, ROOM)
        server.tell()
        run.do_posted()
        run.playback.pause()
        server.plays_on(ROOM)
        run.playback.resume()
        run.do_posted()
        assert run.status() is Status.PLAYING


@pytest.mark.parametrize(
    ("before", "after", "why", "told"),
    [
        (EAR, (ROOM,), WHY, [NOTICE]),
        (USB, (ROOM,), WHY_DEVICE, [NOTICE_DEVICE]),
        (EAR, (EAR, ROOM), "", []),
        (ROOM, (ROOM, EAR), "", []),
    ],
)
def test_a_pause_is_explained_that_the_system_asked_for(
    server: Server,
    before: dict[str, object],
    after: tuple[dict[str, object], ...],
    why: str,
    told: list[Notice],
) -> None:
    run = CompanionRun()
    server.plays_on(before, ROOM)
    with run.followed_by(SinkWatch()):
        run.play("steady-rain")
        run.do_posted()
        server.plays_on(*after)
        # As a media key.
        run.playback.pause()
        run.do_posted()
        assert run.status() is Status.PAUSED
        assert (run.state.why_paused, run.told) == (why, told)
        run.playback.resume()
        run.do_posted()
        assert run.status() is Status.PLAYING


def test_it_is_explained_before_the_sound_is_on_another_one(server: Server) -> None:
    run = CompanionRun()
    server.plays_on(EAR, ROOM)
    with run.followed_by(SinkWatch()):
        run.play("steady-rain")
        run.do_posted()
        server.plays_on_none(ROOM)
        run.playback.pause()
        run.do_posted()
        assert (run.state.why_paused, run.told) == (WHY, [NOTICE])


def test_who_plays_on_meanwhile_is_told_nothing(server: Server) -> None:
    run = CompanionRun()
    server.plays_on(USB, ROOM)
    with run.followed_by(SinkWatch()):
        run.play("steady-rain")
        run.do_posted()
        server.plays_on(ROOM)
        run.playback.pause()
        run.playback.resume()
        # What plays now, and then why it was paused.
        run.do_posted()
        run.do_posted()
        assert run.status() is Status.PLAYING
        assert run.told == []


def test_an_alarm_goes_on(server: Server) -> None:
    run = CompanionRun()
    server.plays_on(EAR, ROOM)
    with run.followed_by(SinkWatch()):
        at = run.host.at + 60
        sound = "steady-rain"
        run.playback.waking.set_wake(WakeSettings(TimeOfDay(7, 0), sound=sound, at=at))
        run.pass_time(2)
        assert run.playback.waking.has_the_player
        run.do_posted()
        server.plays_on(ROOM)
        server.tell()
        run.do_posted()
        assert run.status() is Status.PLAYING
        assert run.told == []


def test_without_a_server_or_sound_nothing_runs(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = CompanionRun()
    with run.followed_by(SinkWatch()):
        run.pass_time(60)
    monkeypatch.setenv("SDL_AUDIODRIVER", "alsa")
    with run.followed_by(SinkWatch()):
        run.play("steady-rain")
    assert server.subscribed == 0
    assert run.posted.empty()
