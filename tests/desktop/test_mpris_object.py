"""What the object on the bus answers to calls, right, wrong and hostile."""

from __future__ import annotations

import asyncio
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sleepterm.desktop.mpris.interface import (
    BUS_NAME,
    INTROSPECTABLE,
    PATH,
    PLAYER,
    PROPERTIES,
    ROOT,
    introspection,
)
from sleepterm.desktop.mpris.object import MprisObject
from sleepterm.desktop.mpris.properties import player_properties
from sleepterm.desktop.mpris.steps import CanStep
from sleepterm.desktop.session_bus.messages import (
    Answer,
    Body,
    Call,
    Refusal,
    Reply,
    Signal,
    Typed,
)
from sleepterm.playback.state import PlaybackState
from sleepterm.units import Percent, Seconds


class FakeBus:
    """A bus on which some names are taken."""

    def __init__(self, *taken: str) -> None:
        self.taken = {*taken}
        self.owned = ""
        self.signals: list[Signal] = []

    def send(self, signal: Signal) -> None:
        self.signals.append(signal)

    async def ask(self, call: Call) -> Body:
        raise ConnectionError(call.member)

    async def own_one_of(self, names: tuple[str, ...]) -> str:
        self.owned = next((x for x in names if x not in self.taken), "")
        return self.owned


class Caller:
    """Calls an object whose commands are recorded and answered at once."""

    def __init__(self) -> None:
        self.done: list[tuple[str, Body]] = []
        self.answers: list[Answer | Refusal] = []
        self.object = MprisObject(self._carry_out, lambda: Seconds(12.5))
        self.show()

    def show(self, **changes: object) -> None:
        state = PlaybackState(**changes)  # type: ignore[arg-type]
        self.object.properties = player_properties(state, CanStep())

    def call(self, interface: str, member: str, signature: str, *body: object) -> str:
        """Call it; returns "", or the last part of the error's name."""
        call = Call(PATH, interface, member, signature, body)
        if not self.object.called(call, self.answers.append):
            return "not mine"
        answer = self.answers[-1]
        return answer.name.rpartition(".")[2] if isinstance(answer, Refusal) else ""

    def value(self) -> object:
        answer = self.answers[-1]
        assert isinstance(answer, Answer)
        return answer.body[0]

    def _carry_out(self, name: str, arguments: Body, reply: Reply) -> None:
        self.done.append((name, arguments))
        reply(Answer())


def test_methods_are_carried_out_with_their_arguments() -> None:
    caller = Caller()
    assert caller.call(PLAYER, "PlayPause", "") == ""
    assert caller.call(PLAYER, "SetPosition", "ox", "/a", 5) == ""
    assert caller.call("", "Stop", "") == ""
    assert caller.call(ROOT, "Quit", "") == ""
    assert caller.done == [
        ("PlayPause", ()),
        ("SetPosition", ("/a", 5)),
        ("Stop", ()),
        ("Quit", ()),
    ]


@pytest.mark.parametrize(
    ("interface", "member", "signature", "body", "error"),
    [
        (PLAYER, "Seek", "i", (5,), "InvalidArgs"),
        (PLAYER, "Pause", "s", ("now",), "InvalidArgs"),
        (PLAYER, "OpenUri", "s", ("https://example.org",), "NotSupported"),
        (PLAYER, "Explode", "", (), "not mine"),
        ("org.example", "Pause", "", (), "not mine"),
        (PROPERTIES, "Get", "ss", (PLAYER, "Shuffle"), "UnknownProperty"),
        (PROPERTIES, "Get", "ss", ("org.example", "X"), "UnknownInterface"),
        (PROPERTIES, "GetAll", "s", ("org.example",), "UnknownInterface"),
        (PROPERTIES, "GetAll", "", (), "UnknownMethod"),
    ],
)
def test_what_it_can_not_do_is_refused_and_not_carried_out(
    interface: str, member: str, signature: str, body: Body, error: str
) -> None:
    caller = Caller()
    assert caller.call(interface, member, signature, *body) == error
    assert caller.done == []


@pytest.mark.parametrize(
    ("interface", "name", "value", "error"),
    [
        (PLAYER, "CanPlay", Typed("b", value=True), "PropertyReadOnly"),
        (ROOT, "Identity", Typed("s", "x"), "PropertyReadOnly"),
        (PLAYER, "Shuffle", Typed("b", value=True), "UnknownProperty"),
        (PLAYER, "Volume", Typed("s", "loud"), "InvalidArgs"),
        (PLAYER, "Volume", Typed("d", float("nan")), "InvalidArgs"),
        (PLAYER, "Rate", Typed("d", float("inf")), "InvalidArgs"),
    ],
)
def test_what_can_not_be_set_is_refused(
    interface: str, name: str, value: Typed, error: str
) -> None:
    caller = Caller()
    assert caller.call(PROPERTIES, "Set", "ssv", interface, name, value) == error
    assert caller.done == []


def test_raise_succeeds_and_does_nothing() -> None:
    caller = Caller()
    assert caller.call(ROOT, "Raise", "") == ""
    assert caller.done == []


def test_setting_volume_and_rate() -> None:
    caller = Caller()
    for name in ("Volume", "Rate"):
        assert (
            caller.call(PROPERTIES, "Set", "ssv", PLAYER, name, Typed("d", 0.5)) == ""
        )
    assert caller.done == [("Volume", (0.5,)), ("Rate", (0.5,))]


def test_the_position_is_that_of_the_moment_in_microseconds() -> None:
    caller = Caller()
    assert caller.call(PROPERTIES, "Get", "ss", PLAYER, "Position") == ""
    assert caller.value() == Typed("x", 12_500_000)
    assert caller.call(PROPERTIES, "GetAll", "s", PLAYER) == ""
    found = caller.value()
    assert isinstance(found, dict)
    assert found["Position"] == Typed("x", 12_500_000)


def test_only_what_changes_is_told_and_once() -> None:
    caller, bus = Caller(), FakeBus()
    asyncio.run(caller.object.joined(bus))
    caller.object.tell()
    caller.show(master=Percent(30))
    caller.object.tell()
    caller.object.tell()
    (signal,) = bus.signals
    assert signal.member == "PropertiesChanged"
    assert signal.body == (PLAYER, {"Volume": Typed("d", 0.3)}, ())
    caller.object.left()
    caller.show(master=Percent(40))
    caller.object.tell()
    assert len(bus.signals) == 1


def test_it_takes_the_plain_name_or_one_of_its_own() -> None:
    for taken, name in (
        ((), BUS_NAME),
        ((BUS_NAME,), f"{BUS_NAME}.instance{os.getpid()}"),
    ):
        bus = FakeBus(*taken)
        asyncio.run(Caller().object.joined(bus))
        assert bus.owned == name


def test_the_way_to_the_object_can_be_walked() -> None:
    assert '<node name="org"/>' in (introspection("/") or "")
    assert '<node name="MediaPlayer2"/>' in (introspection("/org/mpris") or "")
    assert introspection("/org/mp") is None
    assert introspection(PATH + "/x") is None


@given(
    st.sampled_from([ROOT, PLAYER, PROPERTIES, INTROSPECTABLE, ""]),
    st.sampled_from(["Get", "GetAll", "Set", "Seek", "Introspect", "Pause"]),
    st.sampled_from(["", "s", "ss", "ssv", "x", "ox"]),
    st.lists(st.one_of(st.text(max_size=3), st.integers(), st.none()), max_size=3),
)
def test_every_call_is_answered_or_left_to_the_library(
    interface: str, member: str, signature: str, body: list[object]
) -> None:
    caller = Caller()
    answered = caller.call(interface, member, signature, *body) != "not mine"
    assert len(caller.answers) == answered
