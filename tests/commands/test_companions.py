"""What follows playback beside the screen, on the screen and without a terminal."""

from __future__ import annotations

import threading

import pytest
from tests.playback.playback_run import PlaybackRun

from sleepterm.commands.shared.companions import at_once, new_companions
from sleepterm.commands.shared.detachment import Detachment
from sleepterm.playback.companion import FrontEnd
from sleepterm.store.paths import Paths
from sleepterm.store.settings import Settings

SOCKET = "remote.server.ControlServer"
SINKS = "desktop.sink_watch.SinkWatch"
AWAKE = "desktop.keep_awake.KeepAwake"
BUS = "desktop.session_bus.companion.BusCompanion"
END = "commands.shared.detachment.DetachedEnd"
QUIET = Settings(pauses_without_headphones=False, keeps_awake=False)


class Recorder:
    """Stands for a companion, and notes that it starts."""

    def __init__(self, name: str, started: set[str]) -> None:
        self.name = name
        self.started = started

    def __call__(self, *_: object) -> Recorder:
        return self

    def start(self, _front_end: FrontEnd) -> None:
        self.started.add(self.name)

    def close(self) -> None:
        pass


@pytest.mark.parametrize(
    ("settings", "detachment", "wanted"),
    [
        (Settings(), None, {SOCKET, SINKS, AWAKE, BUS}),
        (Settings(), Detachment(), {SOCKET, SINKS, AWAKE, BUS, END}),
        (QUIET, None, {SOCKET, BUS}),
    ],
)
def test_each_that_is_wanted_starts(
    settings: Settings,
    detachment: Detachment | None,
    wanted: set[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    started: set[str] = set()
    for name in (SOCKET, SINKS, AWAKE, BUS, END):
        monkeypatch.setattr(f"sleepterm.{name}", Recorder(name, started))
    monkeypatch.setattr("sleepterm.remote.address.is_supported", lambda: True)
    monkeypatch.setattr(
        "sleepterm.commands.shared.companions.session_bus_address",
        lambda: "unix:path=/nowhere/bus",
    )
    companions = new_companions(Paths.of_user(), settings, detachment)
    playback = PlaybackRun().playback
    companions.start(FrontEnd(playback, lambda _: None, lambda: None, lambda _: None))
    assert started == wanted


def test_none_waits_for_the_end_of_another() -> None:
    all_end = threading.Barrier(3)
    ended: list[int] = []
    at_once([lambda: ended.append(all_end.wait(20))] * 3)
    assert sorted(ended) == [0, 1, 2]
