"""It hears which others play, on a real bus with players made for it."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from tests.desktop.companion_run import CompanionRun
from tests.desktop.private_bus import PATIENCE, PrivateBus, eventually, needs_bus
from tests.playback.playback_run import RAIN

from sleepterm.audio.state import Status
from sleepterm.desktop.mpris.companion import Mpris
from sleepterm.desktop.mpris.interface import PATH, PLAYER, PROPERTIES, ROOT
from sleepterm.desktop.other_media import OtherMediaWatch
from sleepterm.desktop.session_bus.companion import BusCompanion
from sleepterm.desktop.session_bus.connection import SessionBus
from sleepterm.desktop.session_bus.messages import (
    Answer,
    Bus,
    Call,
    Refusal,
    Reply,
    Signal,
    Typed,
)
from sleepterm.store.config.other_media import OtherMedia
from sleepterm.units import Seconds

pytestmark = needs_bus

SETTLES = Seconds(0.3)


class Player:
    """A media player on the bus.

    Args:
        bus: where it is.
        name: the end of its bus name.
        status: what it does at first.
        identity: what it is called; None does not answer.

    Attributes:
        was_asked: set once somebody knows what it does: what it tells from then on
            is news.
    """

    def __init__(
        self,
        bus: PrivateBus,
        name: str,
        status: str = "Paused",
        identity: str | None = "Firefox",
    ) -> None:
        self.name = f"{ROOT}.{name}"
        self.has_name = False
        self.was_asked = threading.Event()
        self._values = {"Identity": identity, "PlaybackStatus": status}
        self.bus = SessionBus(bus.address, [Seconds(0.05)])
        self.bus.add(self)
        self.bus.start()
        eventually(lambda: self.has_name)

    async def joined(self, bus: Bus) -> None:
        self.has_name = bool(await bus.own_one_of((self.name,)))

    def called(self, call: Call, reply: Reply) -> bool:
        if call.path != PATH or call.member != "Get":
            return False
        value = self._values[str(call.body[1])]
        if value is None:
            reply(Refusal("org.example.No", "No."))
        else:
            reply(Answer("v", (Typed("s", value),)))
        if call.body[1] == "PlaybackStatus":
            self.was_asked.set()
        return True

    def signalled(self, signal: Signal) -> None:
        """Nothing is asked for."""

    def left(self) -> None:
        self.has_name = False

    def become(self, *statuses: str, is_told: bool = True) -> None:
        """Do this, or one after the other without a pause."""
        assert self.was_asked.wait(PATIENCE)
        self._values["PlaybackStatus"] = statuses[-1]

        def tell() -> None:
            for status in statuses:
                new = {"PlaybackStatus": Typed("s", status)} if is_told else {}
                gone = () if is_told else ("PlaybackStatus",)
                body = (PLAYER, new, gone)
                change = (PATH, PROPERTIES, "PropertiesChanged", "sa{sv}as", body)
                self.bus.send(Signal(*change))

        self.bus.do(tell)


class Watch(OtherMediaWatch):
    """Tells when it knows who was there: who comes from then on is new."""

    def __init__(self, how: OtherMedia) -> None:
        super().__init__(how, SETTLES)
        self.has_joined = threading.Event()

    async def joined(self, bus: Bus) -> None:
        await super().joined(bus)
        self.has_joined.set()


class Listening(CompanionRun):
    """Playback that listens; what comes from the bus is done when it is awaited."""

    def until(self, status: Status, why: str = "") -> None:
        """Do what is posted until playback is like this."""
        while (self.status(), self.state.why_paused) != (status, why):
            self.do_posted()

    def yields(self) -> list[str]:
        """How the player was told to yield, in order."""
        names = [str(name) for name, *_ in self.player.calls]
        return [name for name in names if name in {"duck", "release"}]

    def nothing_for(self, seconds: float) -> None:
        with pytest.raises(queue.Empty):
            self.posted.get(timeout=seconds)


@pytest.fixture
def bus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PrivateBus]:
    bus = PrivateBus(tmp_path_factory.mktemp("b"))
    bus.start()
    yield bus
    bus.kill()


@contextmanager
def listening(bus: PrivateBus, how: OtherMedia) -> Iterator[Listening]:
    night, watch = Listening(), Watch(how)
    night.play(RAIN)
    parts = (Mpris(tuple), watch)
    with night.followed_by(BusCompanion(bus.address, parts, [Seconds(0.05)])):
        assert watch.has_joined.wait(PATIENCE)
        yield night


def test_it_pauses_while_a_player_plays(bus: PrivateBus) -> None:
    fox = Player(bus, "firefox.instance7")
    with listening(bus, OtherMedia.PAUSE) as night:
        fox.become("Playing")
        night.until(Status.PAUSED, "Firefox plays")
        # Between two tracks.
        fox.become("Stopped", "Playing")
        night.nothing_for(SETTLES * 2)
        fox.become("Paused", is_told=False)
        night.until(Status.PLAYING)
        # One that comes, and goes without a word.
        vlc = Player(bus, "vlc", "Playing", identity=None)
        night.until(Status.PAUSED, "vlc plays")
        vlc.bus.close()
        night.until(Status.PLAYING)
    fox.bus.close()


def test_neither_ourselves_nor_what_repeats_us_counts(bus: PrivateBus) -> None:
    with listening(bus, OtherMedia.PAUSE) as night:
        ours = Player(bus, "sleepterm.instance2", "Playing", "sleepterm")
        echo = Player(bus, "playerctld", "Playing", "playerctld")
        assert night.status() is Status.PLAYING
        assert bus.playerctl("-p", "sleepterm", "status") == "Playing"
        night.nothing_for(0.3)
        lookalike = Player(bus, "sleeptermite", "Playing")
        night.until(Status.PAUSED, "Firefox plays")
    for player in (ours, echo, lookalike):
        player.bus.close()


def test_what_plays_already_is_ducked_and_does_not_pause(bus: PrivateBus) -> None:
    fox = Player(bus, "firefox", "Playing")
    with listening(bus, OtherMedia.PAUSE) as night:
        night.do_posted()
        assert night.status() is Status.PLAYING
        fox.become("Paused")
        night.do_posted()
        fox.become("Playing")
        night.until(Status.PAUSED, "Firefox plays")
    with listening(bus, OtherMedia.DUCK) as night:
        night.do_posted()
        assert night.yields() == ["duck"]
    fox.bus.close()


def test_a_bus_that_goes_ends_the_ducking_until_it_is_back(bus: PrivateBus) -> None:
    fox = Player(bus, "firefox", "Playing")
    with listening(bus, OtherMedia.DUCK) as night:
        night.do_posted()
        assert night.yields() == ["duck"]
        bus.kill()
        night.do_posted()
        assert night.yields() == ["duck", "release"]
        bus.start()
        while night.yields() != ["duck", "release", "duck"]:
            night.do_posted()
    fox.bus.close()


@pytest.mark.parametrize(
    ("signature", "body"),
    [
        ("s", (PLAYER,)),
        ("sa{sv}as", (PLAYER, {"PlaybackStatus": Typed("u", 5)}, ())),
        ("sa{sv}as", (ROOT, {"PlaybackStatus": Typed("s", "Playing")}, ())),
        ("ssas", (PLAYER, "Playing", ("PlaybackStatus",))),
    ],
)
def test_nonsense_is_passed_over(
    bus: PrivateBus, signature: str, body: tuple[object, ...]
) -> None:
    fox = Player(bus, "firefox", identity="Fire\x1b[31mfox" + "x" * 90)
    with listening(bus, OtherMedia.PAUSE) as night:
        nonsense = Signal(PATH, PROPERTIES, "PropertiesChanged", signature, body)
        assert fox.was_asked.wait(PATIENCE)
        fox.bus.do(lambda: fox.bus.send(nonsense))
        night.nothing_for(0.2)
        fox.become("Playing")
        night.do_posted()
        assert night.status() is Status.PAUSED
        why = night.state.why_paused
        assert "\x1b" not in why
        assert len(why) < 60
        assert night.notices[0].startswith("Other media: Paused while Fire")
    fox.bus.close()
