"""The notification of the last minute, on a real bus with a daemon made for it."""

from __future__ import annotations

import queue
from collections.abc import Iterator

import pytest
from tests.desktop.private_bus import Night, PrivateBus, eventually, needs_bus
from tests.playback.playback_run import RAIN, PlaybackRun

from sleepterm.desktop.last_minute_notice import NAME, PATH
from sleepterm.desktop.session_bus.connection import SessionBus
from sleepterm.desktop.session_bus.messages import Answer, Bus, Call, Reply, Signal
from sleepterm.night.sleep_timer import AfterEnd

pytestmark = needs_bus

SHOWN = 7


class Daemon:
    """Shows notifications: notes what it is asked, and clicks when told to."""

    def __init__(self, address: str) -> None:
        self.asked: queue.Queue[Call] = queue.Queue()
        self.has_name = False
        self.bus = SessionBus(address)
        self.bus.add(self)
        self.bus.start()

    async def joined(self, bus: Bus) -> None:
        self.has_name = bool(await bus.own_one_of((NAME,)))

    def called(self, call: Call, reply: Reply) -> bool:
        if call.path != PATH:
            return False
        self.asked.put(call)
        is_new = call.member == "Notify"
        reply(Answer("u", (SHOWN,)) if is_new else Answer())
        return True

    def signalled(self, signal: Signal) -> None:
        """Nothing is asked for."""

    def left(self) -> None:
        self.has_name = False

    def click(self, key: str, shown: int = SHOWN) -> None:
        signal = Signal(PATH, NAME, "ActionInvoked", "us", (shown, key))
        self.bus.do(lambda: self.bus.send(signal))

    def next(self) -> Call:
        return self.asked.get(timeout=20)


@pytest.fixture
def bus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PrivateBus]:
    bus = PrivateBus(tmp_path_factory.mktemp("b"))
    bus.start()
    yield bus
    bus.kill()


@pytest.fixture
def night(bus: PrivateBus) -> Iterator[Night]:
    run = PlaybackRun()
    run.play(RAIN)
    night = Night(bus, run)
    eventually(lambda: bus.players() == ["sleepterm"])
    yield night
    night.close()


def test_it_is_shown_clicked_and_withdrawn(bus: PrivateBus, night: Night) -> None:
    daemon = Daemon(bus.address)
    eventually(lambda: daemon.has_name)
    stopped: list[str] = []

    def begin() -> None:
        night.last_minute.begin(AfterEnd.SUSPEND, lambda: stopped.append("stop"))

    night.do(begin)
    call = daemon.next()
    assert call.body[3] == "This machine suspends in one minute"
    assert call.body[5] == ["stay-awake", "Stay awake"]
    # Nobody clicks before its number has come back.
    eventually(lambda: night.notice._shown == SHOWN)
    # Clicks on the notifications of others, and on what is none of our buttons.
    daemon.click("stay-awake", shown=8)
    daemon.click("other")
    daemon.click("stay-awake")
    eventually(lambda: bool(stopped))
    assert stopped == ["stop"]
    night.do(night.last_minute.end)
    closing = daemon.next()
    assert (closing.member, closing.body) == ("CloseNotification", (SHOWN,))
    daemon.bus.close()


def test_a_key_withdraws_it(bus: PrivateBus, night: Night) -> None:
    daemon = Daemon(bus.address)
    eventually(lambda: daemon.has_name)

    def at_once() -> None:
        night.last_minute.begin(AfterEnd.POWEROFF, lambda: None)
        night.last_minute.end()

    night.do(at_once)
    assert daemon.next().body[3] == "This machine powers off in one minute"
    assert daemon.next().member == "CloseNotification"
    daemon.bus.close()


def test_without_a_daemon_nothing_happens(bus: PrivateBus, night: Night) -> None:
    night.do(lambda: night.last_minute.begin(AfterEnd.SUSPEND, lambda: None))
    night.do(night.last_minute.end)
    assert bus.playerctl("status") == "Playing"
    assert night.notices == []
