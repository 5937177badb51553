"""The control socket: what other programs of the user send to it, and what it reads."""

from __future__ import annotations

import contextlib
import json
import socket
from collections.abc import Iterator
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from tests.fuzz.grammar import json_like
from tests.fuzz.target import Run, Target
from tests.playback.playback_run import RAIN, SCAN
from tests.remote.remote_run import ServedRun, raw, read_to_the_end, served_at

from sleepterm.remote.event_wire import STATE, event_of
from sleepterm.remote.protocol import (
    VERSION,
    EventMessage,
    Hello,
    ProtocolError,
    Request,
    decode,
    encode,
)
from sleepterm.remote.requests import COMMANDS, FOLLOW, HANDOVER, READ_AGAIN, meaning

_HELLO = encode(Hello(VERSION))
_GIVEN: tuple[tuple[str, tuple[object, ...]], ...] = (
    *(
        ("play", (RAIN,)),
        ("play", (SCAN,)),
        ("pause", ()),
        ("resume", ()),
        ("stop", ()),
    ),
    *(("set_master", (35,)), ("set_layer", (RAIN, 80)), ("skip_part", (1,))),
    *(("play_layers", ([[RAIN, 80], [SCAN, 50]], None)), ("choose_bed", (SCAN, RAIN))),
    *(("set_timer", ({"enabled": True, "duration": 2700.0, "fade": 60.0},)),),
    *(
        ("extend_timer", (600.0,)),
        ("guided.seek", (-15.0,)),
        ("tone.change_master", (1,)),
    ),
    *(("waking.set_wake", ({"at": 1.7e9, "sound": RAIN},)), ("waking.snooze", ())),
    *((STATE, ()), (FOLLOW, ()), (HANDOVER, ()), (READ_AGAIN, (RAIN,))),
)
_KEYS = (
    *("hello", "request", "answer", "event", "id", "do", "given", "value", "protocol"),
    *("enabled", "duration", "fade", "law", "end", "then", "until", "at", "sound"),
    *("snooze", "rise", "layers", "hour", "minute", RAIN),
)
_ANEW = 400
"""Inputs after which the server is another one: what it is asked to do adds up."""


@contextlib.contextmanager
def _messages(_folder: Path) -> Iterator[Run]:
    def run(data: bytes) -> None:
        for line in data.split(b"\n"):
            with contextlib.suppress(ProtocolError):
                message = decode(line)
                if isinstance(message, Request):
                    _ = meaning(message)
                elif isinstance(message, EventMessage):
                    _ = event_of(message)

    yield run


class _Served:
    """A server that is made anew from time to time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._stack = contextlib.ExitStack()
        self._left = 0
        self._run: ServedRun | None = None

    def path(self) -> Path:
        if self._left == 0 or self._run is None:
            self.close()
            self._run = self._stack.enter_context(
                served_at(self._folder / "run/s.sock")
            )
            self._left = _ANEW
        self._left -= 1
        return self._run.path

    def close(self) -> None:
        self._stack.close()


@contextlib.contextmanager
def _socket(folder: Path) -> Iterator[Run]:
    served = _Served(folder)

    def run(data: bytes) -> None:
        path = served.path()
        said = _talk(path, data)
        assert b"That failed" not in said, said[-500:]
        answer = _talk(path, _HELLO + encode(Request(1, STATE)))
        assert b'"answer":{"id":1,' in answer, answer

    try:
        yield run
    finally:
        served.close()


def _talk(path: Path, data: bytes) -> bytes:
    """Send all, and read what is said until the server closes."""
    with raw(path, greets=False) as connection:
        half = len(data) // 2
        with contextlib.suppress(OSError):
            connection.sendall(data[:half])
            connection.sendall(data[half:])
        # Who closes at once gets no answers.
        wanted = data.count(b'"request"') + 1 if data.startswith(_HELLO) else 0
        said = b""
        connection.settimeout(0.05)
        with contextlib.suppress(OSError):
            while said.count(b"\n") < wanted and (piece := connection.recv(65536)):
                said += piece
        with contextlib.suppress(OSError):
            connection.shutdown(socket.SHUT_WR)
        with contextlib.suppress(OSError):
            connection.settimeout(10)
            said += read_to_the_end(connection)
        return said


def _request(do: str, given: object) -> bytes:
    text = json.dumps({"request": {"id": 1, "do": do, "given": given}})
    return text.encode() + b"\n"


def _grammar() -> SearchStrategy[bytes]:
    names = st.sampled_from([*COMMANDS, *(do for do, _ in _GIVEN)])
    values = json_like(_KEYS)
    free = st.builds(_request, names, st.lists(values, max_size=2))
    known = st.sampled_from(_GIVEN).map(lambda each: _request(*each))
    lines = st.lists(st.one_of(known, free), max_size=6).map(b"".join)
    return lines.map(lambda x: _HELLO + x)


def _seeds() -> list[bytes]:
    each = [_HELLO + _request(do, given) for do, given in _GIVEN]
    return [*each, _HELLO, b"", b"\n" * 50, b"x" * 70_000, b"[" * 60_000 + b"\n"]


def _message_seeds() -> list[bytes]:
    events = [encode(EventMessage("state", {"state": {}})), encode(EventMessage("x"))]
    return [*_seeds(), *events]


_WORDS = (
    *(x.encode() for x in (*_KEYS, *COMMANDS)),
    *(_HELLO, b"null", b"1e999", b"-1", b'"nan"', b"{}", b"[]", b'"\\ud800"', b"\n"),
)
TARGETS = (
    Target("messages", _message_seeds, _messages, _WORDS, _grammar, weight=1.2),
    Target("socket", _seeds, _socket, _WORDS, _grammar, weight=0.15),
)
