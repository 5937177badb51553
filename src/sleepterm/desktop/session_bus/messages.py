"""Messages of D-Bus as plain values. Pure: no library."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple, Protocol

DRIVER = "org.freedesktop.DBus"
"""The name of the bus itself, and of its interface."""

ERROR = f"{DRIVER}.Error."
"""The beginning of the names of usual errors."""

Body = tuple[object, ...]
"""The arguments of a message, in order."""


class Typed(NamedTuple):
    """A value with its D-Bus type, which D-Bus calls a variant."""

    signature: str
    value: object


@dataclass(frozen=True, slots=True)
class Call:
    """A method call.

    Attributes:
        path: of the object.
        interface: of the method; "" if the caller names none.
        member: name of the method.
        signature: types of the arguments.
        body: the arguments.
        destination: the bus name that is called; "" in a call that came in.
    """

    path: str
    interface: str
    member: str
    signature: str = ""
    body: Body = ()
    destination: str = ""


def to_driver(member: str, *words: str) -> Call:
    """A call of the bus itself, with strings as arguments."""
    path = "/org/freedesktop/DBus"
    return Call(path, DRIVER, member, "s" * len(words), words, DRIVER)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a method returns: the types of its values, and these."""

    signature: str = ""
    body: Body = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """An error in place of an answer: its D-Bus name, and a sentence."""

    name: str
    text: str


FAILED = Refusal(f"{ERROR}Failed", "This did not work.")
"""Says nothing of a fault on this side but that there is one."""


@dataclass(frozen=True, slots=True)
class Signal:
    """A signal, which goes to all who listen.

    Attributes:
        path: of the object that sends it.
        interface: of the signal.
        member: its name.
        signature: types of the arguments.
        body: the arguments.
        sender: unique name of who sent it; "" in a signal that goes out.
    """

    path: str
    interface: str
    member: str
    signature: str
    body: Body
    sender: str = ""


Reply = Callable[[Answer | Refusal], None]
"""Answers a call, once, on the bus's thread; further answers do nothing."""


class Bus(Protocol):
    """A connection to the bus; for use on the bus's thread."""

    def send(self, signal: Signal) -> None:
        """Send a signal; nothing without a connection."""

    async def ask(self, call: Call) -> Body:
        """Call a method of another program.

        Raises:
            Exception: it refuses, does not answer, or the connection is lost.
        """

    async def own_one_of(self, names: tuple[str, ...]) -> str:
        """Take the first name that is free; "" if none is."""


class BusClient(Protocol):
    """Uses the bus; everything is called on the bus's thread."""

    async def joined(self, bus: Bus) -> None:
        """There is a connection, the first or another one."""

    def called(self, call: Call, reply: Reply) -> bool:
        """Answer a call, now or later; returns whether it is for this client."""

    def signalled(self, signal: Signal) -> None:
        """Handle a signal that was asked for."""

    def left(self) -> None:
        """The connection is gone."""
