"""Asks the running sleepterm, over its control socket."""

from __future__ import annotations

import contextlib
import socket
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sleepterm.errors import SleeptermError
from sleepterm.playback.events import PlaybackEvent
from sleepterm.playback.handover import Handover
from sleepterm.playback.state import PlaybackState
from sleepterm.playback.wire import from_wire, to_wire
from sleepterm.remote.address import address_of, is_supported
from sleepterm.remote.event_wire import STATE, RemoteState, event_of
from sleepterm.remote.protocol import (
    LONGEST,
    VERSION,
    Answer,
    EventMessage,
    Hello,
    LineSplitter,
    Message,
    ProtocolError,
    Request,
    check_version,
    decode,
    encode,
)
from sleepterm.remote.requests import FOLLOW, HANDOVER, LEAVE
from sleepterm.translation import gettext as _

PATIENCE = 5.0
"""Seconds that the running sleepterm may take for an answer."""

_PIECE = 64 * 1024


class NotRunningError(SleeptermError):
    """No sleepterm listens."""

    def __init__(self) -> None:
        super().__init__(
            _("Not running"), _("sleepterm is not running."), exit_status=1
        )


class UnreachableError(SleeptermError):
    """The running sleepterm does not answer, or not what is understood."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(_("No answer"), message, hint, exit_status=1)


class Client:
    """A connection to the running sleepterm; blocks until it answers.

    Args:
        connection: to it.
        patience: seconds that an answer may take.

    Attributes:
        hello: what it has told about itself.

    Raises:
        UnreachableError: it does not answer, or speaks another protocol.
    """

    def __init__(self, connection: socket.socket, patience: float = PATIENCE) -> None:
        self._connection = connection
        self._patience = patience
        self._splitter = LineSplitter(LONGEST)
        self._messages: deque[Message] = deque()
        self._events: deque[EventMessage] = deque()
        self._last_id = 0
        try:
            self.hello: Hello = check_version(self._next(self._patience))
        except ProtocolError:
            raise UnreachableError(
                _("The running sleepterm is of another version."),
                _("Quit it and start it again."),
            ) from None
        self._send(Hello(VERSION))

    def ask(self, do: str, *given: object) -> object:
        """Ask for something, and wait for the answer.

        Args:
            do: a name in `requests.py`.
            given: its arguments.

        Returns:
            The answer's value, as plain JSON values.

        Raises:
            UnreachableError: there is no answer.
            SleeptermError: it was refused.
        """
        self._last_id += 1
        plain = tuple(to_wire(each) for each in given)
        self._send(Request(self._last_id, do, plain))
        end = time.monotonic() + self._patience
        while True:
            message = self._next(max(0.0, end - time.monotonic()))
            if isinstance(message, EventMessage):
                self._events.append(message)
            elif isinstance(message, Answer):
                if message.error:
                    raise SleeptermError(_("Refused"), message.error)
                if message.id == self._last_id:
                    return message.value

    def state(self) -> PlaybackState:
        """What plays now.

        Raises:
            UnreachableError: there is no answer.
        """
        return _state(self.ask(STATE)).state

    def handover(self) -> Handover:
        """What plays or is paused, to go on with it here.

        Raises:
            UnreachableError: there is no answer.
            SleeptermError: it can't be handed over; says why.
        """
        try:
            return from_wire(Handover, self.ask(HANDOVER))
        except ValueError as error:
            raise UnreachableError(_nonsense(error)) from None

    def leave(self) -> None:
        """Let it fade out and end.

        Raises:
            UnreachableError: there is no answer.
        """
        self.ask(LEAVE)

    def follow(self) -> Iterator[PlaybackState | PlaybackEvent]:
        """The state now, and then every state and event, until the program ends.

        Raises:
            UnreachableError: what it sends can't be understood.
        """
        yield _state(self.ask(FOLLOW)).state
        while (message := self._next_event()) is not None:
            try:
                event = event_of(message)
            except ProtocolError as error:
                raise UnreachableError(_nonsense(error)) from None
            if event is not None:
                yield event.state if isinstance(event, RemoteState) else event

    def stay(self) -> RemoteState:
        """Follow with `receive`, and wait for ever from now on.

        Returns:
            The state now.

        Raises:
            UnreachableError: there is no answer.
        """
        first = _state(self.ask(FOLLOW))
        self._connection.settimeout(None)
        return first

    def receive(self) -> Message:
        """The next message; waits for it. After `stay`.

        Raises:
            UnreachableError: the connection has ended.
        """
        return self._events.popleft() if self._events else self._next(None)

    def send(self, request: Request) -> None:
        """Send a request, whose answer comes by `receive`. After `stay`.

        Raises:
            UnreachableError: the connection has ended.
        """
        try:
            self._connection.sendall(encode(request))
        except OSError:
            raise UnreachableError(_("The running sleepterm has gone.")) from None

    def end(self) -> None:
        """End the connection; who waits for it in another thread goes on."""
        with contextlib.suppress(OSError):
            self._connection.shutdown(socket.SHUT_RDWR)

    def _next_event(self) -> EventMessage | None:
        while not self._events:
            try:
                message = self._next(None)
            except UnreachableError:
                return None
            if isinstance(message, EventMessage):
                return message
        return self._events.popleft()

    def _send(self, message: Message) -> None:
        self._connection.settimeout(self._patience)
        try:
            self._connection.sendall(encode(message))
        except OSError:
            raise UnreachableError(_gone()) from None

    def _next(self, patience: float | None) -> Message:
        while not self._messages:
            try:
                self._connection.settimeout(patience)
                piece = self._connection.recv(_PIECE)
                self._messages.extend(map(decode, self._splitter.feed(piece)))
            except (TimeoutError, BlockingIOError):
                raise UnreachableError(
                    _silent(),
                    _("If Ctrl+Z has stopped it, 'fg' in its terminal continues it."),
                ) from None
            except OSError:
                piece = b""
            except ProtocolError as error:
                raise UnreachableError(_nonsense(error)) from None
            if not piece:
                raise UnreachableError(_gone())
        return self._messages.popleft()


def _state(value: object) -> RemoteState:
    try:
        return from_wire(RemoteState, value)
    except ValueError as error:
        raise UnreachableError(_nonsense(error)) from None


def _gone() -> str:
    return _("The running sleepterm has gone.")


def _silent() -> str:
    return _("The running sleepterm does not answer.")


def _nonsense(error: Exception) -> str:
    reason = str(error).rstrip(".")
    # Translators: {reason} is for developers, and English
    return _("The running sleepterm sends nonsense: {reason}.").format(reason=reason)


@contextmanager
def connected(path: Path, patience: float = PATIENCE) -> Iterator[Client]:
    """A connection to the sleepterm that listens at a path.

    Args:
        path: of the socket.
        patience: seconds that an answer may take.

    Raises:
        NotRunningError: nobody listens there.
        UnreachableError: there is no answer.
    """
    if not is_supported():
        raise NotRunningError
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        connection.settimeout(patience)
        try:
            with address_of(path) as address:
                connection.connect(address)
        except TimeoutError:
            raise UnreachableError(_silent()) from None
        except OSError:
            raise NotRunningError from None
        yield Client(connection, patience)
