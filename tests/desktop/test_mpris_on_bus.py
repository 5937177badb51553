"""MPRIS on a real bus, seen by playerctl and busctl."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator

import pytest
from tests.desktop.mpris_run import MIXES
from tests.desktop.private_bus import (
    PATIENCE,
    Night,
    PrivateBus,
    Signals,
    eventually,
    needs_bus,
)
from tests.playback.playback_run import MINUTE, RAIN, SCAN, PlaybackRun

from sleepterm.audio.state import Status
from sleepterm.desktop.mpris.interface import (
    BUS_NAME,
    METHODS,
    PATH,
    PLAYER,
    PROPERTIES,
    PROPERTIES_OF,
    ROOT,
)
from sleepterm.desktop.mpris.properties import track_path
from sleepterm.night.sleep_timer import TimerSettings
from sleepterm.units import Percent, Seconds

pytestmark = needs_bus


@pytest.fixture(scope="module")
def bus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PrivateBus]:
    bus = PrivateBus(tmp_path_factory.mktemp("b"))
    bus.start()
    yield bus
    bus.kill()


@pytest.fixture
def patience() -> float:
    return PATIENCE


@pytest.fixture
def night(bus: PrivateBus, patience: float) -> Iterator[Night]:
    run = PlaybackRun(mixes=MIXES, timer=TimerSettings(duration=Seconds(15 * MINUTE)))
    run.play(RAIN)
    night = Night(bus, run, patience)
    eventually(lambda: bus.players() == ["sleepterm"])
    yield night
    night.close()
    eventually(lambda: bus.players() == [])


@pytest.fixture
def monitors() -> Iterator[Callable[[PrivateBus], Signals]]:
    begun: list[Signals] = []

    def begin(bus: PrivateBus) -> Signals:
        begun.append(Signals(bus))
        return begun[-1]

    yield begin
    for each in begun:
        each.close()


def test_everything_the_specification_asks_for_is_there(
    bus: PrivateBus, night: Night
) -> None:
    assert night.run.status() is Status.PLAYING
    text = str(bus.call("org.freedesktop.DBus.Introspectable", "Introspect"))
    for interface in (ROOT, PLAYER):
        assert f'<interface name="{interface}">' in text
        assert all(f'<method name="{x}">' in text for x in METHODS[interface])
        found = bus.call(PROPERTIES, "GetAll", "s", interface)
        assert isinstance(found, dict)
        types = {name: x.type for name, x in PROPERTIES_OF[interface].items()}
        assert {name: value["type"] for name, value in found.items()} == types
    for name in PROPERTIES_OF[PLAYER]:
        value = bus.call(PROPERTIES, "Get", "ss", PLAYER, name)
        assert isinstance(value, dict)
    assert bus.call("org.freedesktop.DBus.Peer", "Ping") is None
    assert "could not be found" in str(bus.call(PLAYER, "Explode"))
    assert "opens no addresses" in str(bus.call(PLAYER, "OpenUri", "s", "file:///x"))


def test_playerctl_commands_and_sees_the_result_at_once(
    bus: PrivateBus, night: Night
) -> None:
    seen = []
    for word in ("pause", "pause", "play", "play-pause", "play", "stop"):
        bus.playerctl(word)
        seen.append(bus.playerctl("status"))
    assert seen == ["Paused", "Paused", "Playing", "Paused", "Playing", "Stopped"]
    bus.playerctl("play")
    bus.playerctl("volume", "0.35")
    assert bus.playerctl("volume") == "0.350000"
    bus.playerctl("next")
    assert bus.playerctl("metadata", "title") == "Warm"
    bus.playerctl("previous")
    assert bus.playerctl("metadata", "title") == "Cold"
    assert night.run.state.master == 35


def test_seeking_is_signalled_and_other_changes_too(
    bus: PrivateBus, night: Night, monitors: Callable[[PrivateBus], Signals]
) -> None:
    night.do(lambda: night.run.play(SCAN))
    here = track_path(night.run.state)
    signals = monitors(bus)
    bus.playerctl("position", "90")
    assert "Seeked" in signals.until("int64 90000000")
    found = bus.call(PROPERTIES, "Get", "ss", PLAYER, "Position")
    assert found == {"type": "x", "data": 90_000_000}
    bus.call(PLAYER, "Seek", "x", "500000")
    assert "Seeked" in signals.until("int64 90500000")
    bus.call(PLAYER, "SetPosition", "ox", "/org/sleepterm/track/other", "5000000")
    bus.call(PLAYER, "SetPosition", "ox", here, "10000000")
    assert "Seeked" in signals.until("int64 10000000")
    # By a key of the screen.
    night.do(lambda: night.run.playback.guided.seek(Seconds(300.0)))
    assert "Seeked" in signals.until("int64 310000000")
    night.do(lambda: night.run.playback.set_master(Percent(20)))
    told = signals.until("array [\n")
    told += signals.until("0.2")
    assert "PropertiesChanged" in told
    assert "Metadata" not in told


def test_play_pause_in_a_fade_is_still_awake(bus: PrivateBus, night: Night) -> None:
    player = night.run.player
    timer = player.state.timer.advanced(Seconds(6 * MINUTE))
    night.do(lambda: player.become(timer=timer))
    bus.playerctl("play-pause")
    assert bus.playerctl("status") == "Playing"
    assert not night.run.state.timer.is_fading


def test_the_bus_may_go_and_come_back(bus: PrivateBus, night: Night) -> None:
    bus.kill()
    night.do(night.run.playback.pause)
    assert night.run.status() is Status.PAUSED
    bus.start()
    eventually(lambda: bus.players() == ["sleepterm"])
    assert bus.playerctl("status") == "Paused"
    assert night.notices == []


def test_two_have_two_names(bus: PrivateBus, night: Night) -> None:
    run = PlaybackRun()
    other = Night(bus, run)
    eventually(lambda: len(bus.players()) == 2)
    first, second = bus.players()
    assert first == "sleepterm"
    assert second.startswith("sleepterm.instance")
    bus.playerctl("-p", second, "volume", "0.1")
    assert (run.state.master, night.run.state.master) == (10, 80)
    # It keeps its name: whoever commands it must find it.
    night.close()
    eventually(lambda: bus.players() == [second])
    other.close()


@pytest.mark.parametrize("patience", [0.4])
def test_a_busy_playback_is_neither_flooded_nor_waited_for(
    bus: PrivateBus, night: Night
) -> None:
    release = night.hold()
    callers = [
        threading.Thread(target=lambda: told.append(str(bus.call(PLAYER, "Pause"))))
        for _ in range(20)
    ]
    told: list[str] = []
    for caller in callers:
        caller.start()
    # Properties are answered all the while.
    assert bus.playerctl("status") == "Playing"
    for caller in callers:
        caller.join()
    assert sum("Too many calls" in text for text in told) == 4
    release()
    eventually(lambda: night.run.status() is Status.PAUSED)
    assert bus.call(PLAYER, "Play") is None
    eventually(lambda: night.run.status() is Status.PLAYING)


def test_quit_ends_the_program(bus: PrivateBus, night: Night) -> None:
    bus.call(ROOT, "Quit")
    assert night.left.is_set()


def test_nothing_is_printed_whatever_happens(
    bus: PrivateBus, night: Night, capfd: pytest.CaptureFixture[str]
) -> None:
    assert night.run.status() is Status.PLAYING
    for words in (("s", "\U0001f600"), ("as", "0")):
        bus.call(PLAYER, "Pause", *words)
    bus.kill()
    bus.start()
    eventually(lambda: bus.players() == ["sleepterm"])
    sys.stdout.flush()
    assert capfd.readouterr() == ("", "")


def test_without_a_bus_it_starts_and_ends_in_silence(
    bus: PrivateBus, capfd: pytest.CaptureFixture[str]
) -> None:
    class NoBus(PrivateBus):
        address = "unix:path=/nowhere/at/all"

    gone = object.__new__(NoBus)
    run = PlaybackRun()
    run.play(RAIN)
    lonely = Night(gone, run)
    lonely.do(run.playback.pause)
    lonely.close()
    assert lonely.notices == []
    assert bus.players() == []
    assert capfd.readouterr() == ("", "")


def test_names_and_paths_are_those_of_the_specification() -> None:
    assert BUS_NAME == "org.mpris.MediaPlayer2.sleepterm"
    assert PATH == "/org/mpris/MediaPlayer2"
