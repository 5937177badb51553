"""The object on the bus that answers for the player. On the bus's thread."""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Mapping

from sleepterm.desktop.mpris.interface import (
    BUS_NAME,
    INTROSPECTABLE,
    METHODS,
    PATH,
    PLAYER,
    PROPERTIES,
    PROPERTIES_OF,
    ROOT,
    introspection,
)
from sleepterm.desktop.mpris.properties import ROOT_PROPERTIES
from sleepterm.desktop.session_bus.messages import (
    ERROR,
    Answer,
    Body,
    Bus,
    Call,
    Refusal,
    Reply,
    Signal,
    Typed,
)
from sleepterm.units import Seconds

CarryOut = Callable[[str, Body, Reply], None]
"""Carries out a method or sets a property by its name, and answers once it is done."""


class MprisObject:
    """Answers calls from the properties it has, and tells what changes in them.

    Implements `BusClient`.

    Args:
        carry_out: has playback do something.
        position: of the guided track now, in seconds.

    Attributes:
        properties: of the player, whole and never changed in place, so that any
            thread may set them; `tell` signals what is new.
    """

    def __init__(self, carry_out: CarryOut, position: Callable[[], Seconds]) -> None:
        self.properties: Mapping[str, Typed] = {}
        self._told: Mapping[str, Typed] = {}
        self._carry_out = carry_out
        self._position = position
        self._bus: Bus | None = None

    async def joined(self, bus: Bus) -> None:
        """Take a name: the plain one if no other sleepterm has it."""
        self._bus = bus
        self._told = self.properties
        await bus.own_one_of((BUS_NAME, f"{BUS_NAME}.instance{os.getpid()}"))

    def left(self) -> None:
        """The connection is gone."""
        self._bus = None

    def signalled(self, signal: Signal) -> None:
        """Nothing is asked for."""

    def tell(self) -> None:
        """Signal what has changed since the last time."""
        new, self._told, old = self.properties, self.properties, self._told
        changed = {key: value for key, value in new.items() if value != old.get(key)}
        if changed:
            body = (PLAYER, changed, ())
            self._send(Signal(PATH, PROPERTIES, "PropertiesChanged", "sa{sv}as", body))

    def tell_position(self, position: Seconds) -> None:
        """Signal that the position has jumped there."""
        self._send(Signal(PATH, PLAYER, "Seeked", "x", (_micro(position),)))

    def called(self, call: Call, reply: Reply) -> bool:
        """Answer a call; whether it is for this object."""
        if call.interface == INTROSPECTABLE:
            return self._introspect(call, reply)
        if call.path != PATH:
            return False
        if call.interface == PROPERTIES:
            self._answer_properties(call, reply)
            return True
        interface = call.interface or _interface_of(call.member)
        arguments = METHODS.get(interface, {}).get(call.member)
        if arguments is None:
            return False
        if call.signature != "".join(x.type for x in arguments):
            reply(_refused("InvalidArgs", f"{call.member} has other arguments."))
        elif call.member == "OpenUri":
            reply(_refused("NotSupported", "sleepterm opens no addresses."))
        elif call.member == "Raise":
            reply(Answer())
        else:
            self._carry_out(call.member, call.body, reply)
        return True

    def _introspect(self, call: Call, reply: Reply) -> bool:
        text = introspection(call.path)
        if text is not None:
            reply(Answer("s", (text,)))
        return text is not None

    def _answer_properties(self, call: Call, reply: Reply) -> None:
        match call.member, call.signature, call.body:
            case "Get", "ss", (str(interface), str(name)):
                value = self._values(interface).get(name)
                if value is None:
                    reply(_no_property(interface, name))
                else:
                    reply(Answer("v", (value,)))
            case "GetAll", "s", (str(interface),):
                if interface in PROPERTIES_OF:
                    reply(Answer("a{sv}", (self._values(interface),)))
                else:
                    reply(_no_interface(interface))
            case "Set", "ssv", (str(interface), str(name), Typed() as value):
                self._set(interface, name, value, reply)
            case _:
                reply(_refused("UnknownMethod", f"There is no such {call.member}."))

    def _set(self, interface: str, name: str, value: Typed, reply: Reply) -> None:
        known = PROPERTIES_OF.get(interface, {}).get(name)
        number = value.value
        if known is None:
            reply(_no_property(interface, name))
        elif not known.is_writable:
            reply(_refused("PropertyReadOnly", f"{name} can't be set."))
        elif (
            value.signature != known.type
            or not isinstance(number, float)
            or not math.isfinite(number)
        ):
            reply(_refused("InvalidArgs", f"{name} is a number of type d."))
        else:
            self._carry_out(name, (number,), reply)

    def _values(self, interface: str) -> dict[str, Typed]:
        if interface == ROOT:
            return dict(ROOT_PROPERTIES)
        if interface != PLAYER or not self.properties:
            return {}
        return {**self.properties, "Position": Typed("x", _micro(self._position()))}

    def _send(self, signal: Signal) -> None:
        if self._bus is not None:
            self._bus.send(signal)


def _micro(position: Seconds) -> int:
    return round(position * 1_000_000)


def _interface_of(member: str) -> str:
    """The interface of a method whose caller names none."""
    return next((name for name, found in METHODS.items() if member in found), "")


def _refused(name: str, text: str) -> Refusal:
    return Refusal(ERROR + name, text)


def _no_interface(interface: str) -> Refusal:
    return _refused("UnknownInterface", f"There is no interface '{interface}'.")


def _no_property(interface: str, name: str) -> Refusal:
    if interface not in PROPERTIES_OF:
        return _no_interface(interface)
    return _refused("UnknownProperty", f"There is no property '{name}'.")
