"""Messages of the control socket: lines of JSON. Pure.

Both sides begin with a `Hello`. Then the client sends requests, and the server answers
each, in order; to a client that has asked to follow it sends events, too.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any, NoReturn

from sleepterm.playback.wire import WireError, from_wire

VERSION = 1
"""Raised when older programs can't understand a message any more."""

SCREENS = 1
"""Raised when a screen of another version can't attach any more."""

LONGEST_REQUEST = 64 * 1024
"""The most bytes of a line that a client sends."""

LONGEST = 1024 * 1024
"""The most bytes of a line that a server sends."""

_MOST_ID = 2**53


class ProtocolError(Exception):
    """What was received is no message; the message is one sentence."""


@dataclass(frozen=True, slots=True)
class Hello:
    """The first message of each side.

    Attributes:
        protocol: its version of the protocol.
        program: its version of sleepterm.
        pid: its process; 0 from a client.
        is_detached: whether it plays without a terminal.
        ends_by: the time of day at which it ends in any case, like "9:30"; "" for
            none.
        screens: what screens can attach to it, `SCREENS`; 0 for none.
    """

    protocol: int
    program: str = ""
    pid: int = 0
    is_detached: bool = False
    ends_by: str = ""
    screens: int = 0


@dataclass(frozen=True, slots=True)
class Request:
    """A client asks for something.

    Attributes:
        id: chosen by the client; the answer has it, too.
        do: a name in `requests.py`.
        given: the arguments, as plain JSON values.
    """

    id: int
    do: str
    given: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a request.

    Attributes:
        id: of the request; -1 if that could not be read.
        value: the result, as a plain JSON value.
        error: why it was refused, a sentence; "" if it was not.
    """

    id: int
    value: Any = None
    error: str = ""


@dataclass(frozen=True, slots=True)
class EventMessage:
    """Something has happened.

    Attributes:
        event: its name in `event_wire.py`.
        value: the event, as a plain JSON value.
    """

    event: str
    value: Any = None


Message = Hello | Request | Answer | EventMessage

_KINDS: dict[str, type] = {
    "hello": Hello,
    "request": Request,
    "answer": Answer,
    "event": EventMessage,
}
_NAMES = {kind: name for name, kind in _KINDS.items()}


def encode(message: Message) -> bytes:
    """A message as a line, with its end."""
    content = {x.name: getattr(message, x.name) for x in fields(message)}
    text = json.dumps({_NAMES[type(message)]: content}, separators=(",", ":"))
    return text.encode("ascii") + b"\n"


def decode(line: bytes) -> Message:
    """The message of a line.

    Args:
        line: with or without its end.

    Raises:
        ProtocolError: it is none.
    """
    try:
        value = json.loads(line.decode("utf-8"), parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise ProtocolError("A line is not JSON.") from None
    if not isinstance(value, dict) or len(value) != 1:
        raise ProtocolError("A message is an object with one key.")
    ((name, content),) = value.items()
    if name not in _KINDS or not isinstance(content, dict):
        raise ProtocolError("A message of this kind is not known.")
    return _message(name, content)


def _message(name: str, content: dict[str, Any]) -> Message:
    # These are of any kind, and checked by who knows what is wanted.
    free = {key: content.pop(key) for key in ("given", "value") if key in content}
    try:
        if name == "request":
            given = free.get("given", [])
            if not isinstance(given, list):
                raise ProtocolError("The arguments of a request are a list.")
            request = from_wire(_Head, content)
            return Request(_id(request.id), request.do, tuple(given))
        if name == "answer":
            answer = from_wire(_AnswerHead, content)
            return Answer(_id(answer.id), free.get("value"), answer.error)
        if name == "event":
            event = from_wire(_EventHead, content)
            return EventMessage(event.event, free.get("value"))
        return from_wire(Hello, content)
    except WireError as error:
        raise ProtocolError(f"A message is wrong: {error}.") from None


@dataclass(frozen=True, slots=True)
class _Head:
    id: int
    do: str


@dataclass(frozen=True, slots=True)
class _AnswerHead:
    id: int
    error: str = ""


@dataclass(frozen=True, slots=True)
class _EventHead:
    event: str


def _id(number: int) -> int:
    if not -1 <= number < _MOST_ID:
        raise ProtocolError("The id of a message is out of range.")
    return number


def _refuse(word: str) -> NoReturn:
    raise ValueError(word)


class LineSplitter:
    """Joins what arrives in pieces, and splits it into lines.

    Args:
        longest: the most bytes of a line, without its end.
    """

    def __init__(self, longest: int) -> None:
        self._longest = longest
        self._begun = bytearray()

    def feed(self, received: bytes) -> Iterator[bytes]:
        """The lines that are complete with this piece, without their ends.

        Raises:
            ProtocolError: a line is too long; whatever comes then is worthless.
        """
        *whole, rest = received.split(b"\n")
        for piece in whole:
            self._append(piece)
            line = bytes(self._begun)
            self._begun.clear()
            yield line
        self._append(rest)

    def _append(self, piece: bytes) -> None:
        if len(self._begun) + len(piece) > self._longest:
            raise ProtocolError(f"A line is longer than {self._longest} bytes.")
        self._begun += piece


def check_version(hello: Message) -> Hello:
    """The hello, if both sides understand each other.

    Raises:
        ProtocolError: they don't, or it is no hello.
    """
    if not isinstance(hello, Hello):
        raise ProtocolError("The first message has to be a hello.")
    if hello.protocol != VERSION:
        raise ProtocolError(
            f"One side speaks version {hello.protocol} of the protocol,"
            f" the other version {VERSION}."
        )
    return hello
