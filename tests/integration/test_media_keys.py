"""Two programs that play, commanded through a real bus; left out where none is."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest
from tests.desktop.private_bus import PrivateBus, eventually, needs_bus

from sleepterm.desktop.mpris.interface import PLAYER, PROPERTIES, ROOT

pytestmark = needs_bus

NOISES = ("pink-noise", "brown-noise")
Play = Callable[[str], "subprocess.Popen[str]"]


@pytest.fixture
def bus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PrivateBus]:
    bus = PrivateBus(tmp_path_factory.mktemp("b"))
    bus.start()
    yield bus
    bus.kill()


@pytest.fixture
def play(bus: PrivateBus) -> Iterator[Play]:
    begun: list[subprocess.Popen[str]] = []

    def begin(track: str) -> subprocess.Popen[str]:
        command = [
            sys.executable,
            "-m",
            "sleepterm",
            "play",
            "--here",
            track,
            "--timer",
            "1h",
        ]
        program = subprocess.Popen(
            command,
            env=bus.environment,
            stdin=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        begun.append(program)
        return program

    yield begin
    for program in begun:
        program.kill()
        program.communicate()


def can_go_next(bus: PrivateBus, player: str) -> bool:
    name = f"org.mpris.MediaPlayer2.{player}"
    found = bus.call(PROPERTIES, "Get", "ss", PLAYER, "CanGoNext", name=name)
    return found == {"type": "b", "data": True}


def test_two_play_and_each_has_its_keys(bus: PrivateBus, play: Play) -> None:
    programs = {program.pid: program for program in map(play, NOISES)}
    eventually(lambda: len(bus.players()) == 2)
    first, second = bus.players()
    assert first == "sleepterm"
    assert int(second.removeprefix("sleepterm.instance")) in programs
    titles = [bus.playerctl("-p", x, "metadata", "title") for x in (first, second)]
    assert sorted(titles) == ["Brown noise", "Pink noise"]
    # playerctl passes over a player that can't go on, and says so.
    eventually(lambda: all(can_go_next(bus, name) for name in (first, second)))
    # The mixes that come with sleepterm, though this command was told of none.
    assert bus.playerctl("-p", first, "next") == ""

    def has_gone_on() -> bool:
        for program in programs.values():
            assert program.poll() is None, program.communicate()
        return bus.playerctl("-p", first, "metadata", "title") not in titles

    eventually(has_gone_on)
    bus.kill()
    bus.start()
    eventually(lambda: len(bus.players()) == 2)
    for name in bus.players():
        bus.call(ROOT, "Quit", name=f"org.mpris.MediaPlayer2.{name}")
    for program in programs.values():
        assert program.wait(timeout=20) == 0
        assert program.stderr is not None
        assert "dbus" not in program.stderr.read().lower()
