"""One client of the control socket, as the server sees it."""

from __future__ import annotations

import contextlib
import socket
from collections import deque

from sleepterm.remote.protocol import LONGEST_REQUEST, LineSplitter, ProtocolError

HELLO_WITHIN = 5.0
"""Seconds in which a client has to say hello."""

READS_WITHIN = 10.0
"""Seconds in which a client has to take something of what is sent to it."""

_IDLE = 60.0
"""Seconds without a request after which a client that follows nothing is dropped."""

_MOST_UNSENT = 4 * 1024 * 1024
_PIECE = 64 * 1024
_MOST_PIECES = 4
"""As much as a socket holds of what a client has sent."""


class PeerGoneError(Exception):
    """The client has closed the connection."""


class PeerTooSlowError(PeerGoneError):
    """The client is there, but takes too little of what is sent to it."""


class Peer:
    """Buffers what comes from a client and what goes to it; never blocks.

    Args:
        connection: to the client; not blocking.
        now: monotonic seconds.

    Attributes:
        lines: what has come and was not handled yet.
        has_greeted: whether the client has said hello.
        is_busy: whether a request of it is being carried out.
        follows: whether it gets events.
        auditions: whether it has begun an audition.
    """

    def __init__(self, connection: socket.socket, now: float) -> None:
        self.connection = connection
        self.lines: deque[bytes] = deque()
        self.has_greeted = False
        self.is_busy = False
        self.follows = self.auditions = False
        self._splitter = LineSplitter(LONGEST_REQUEST)
        self._unsent = bytearray()
        self._state = b""
        self._since = now

    @property
    def has_output(self) -> bool:
        """Whether something waits for the client to take it."""
        return bool(self._unsent)

    @property
    def wants_input(self) -> bool:
        """Whether the client may send more: it has an answer to all before."""
        return not (self.is_busy or self.lines)

    @property
    def dropped_at(self) -> float | None:
        """When the client is dropped unless something happens; None for never."""
        if not self.has_greeted:
            return self._since + HELLO_WITHIN
        if self._unsent:
            return self._since + READS_WITHIN
        return None if self.follows or self.is_busy else self._since + _IDLE

    def receive(self, now: float) -> None:
        """Read what has come.

        Raises:
            PeerGoneError: the client has gone.
            ProtocolError: a line is too long.
        """
        try:
            piece = self.connection.recv(_PIECE)
        except BlockingIOError:
            return
        except OSError:
            raise PeerGoneError from None
        if not piece:
            raise PeerGoneError
        lines = tuple(self._splitter.feed(piece))
        # Half a line is no reason to wait longer.
        if lines and self.has_greeted:
            self._since = now
        self.lines.extend(lines)

    def last_lines(self) -> list[bytes]:
        """What a client has sent that has gone without waiting for the answers."""
        with contextlib.suppress(OSError, ProtocolError):
            for _ in range(_MOST_PIECES):
                self.lines.extend(self._splitter.feed(self.connection.recv(_PIECE)))
        lines = [*self.lines]
        self.lines.clear()
        return lines

    def send(self, line: bytes, now: float, *, is_state: bool = False) -> None:
        """Send a line; of states that the client is too slow for, only the last.

        Raises:
            PeerGoneError: the client has gone.
            PeerTooSlowError: it takes too little.
        """
        if is_state and self._unsent:
            self._state = line
            return
        if not self._unsent and self.has_greeted:
            self._since = now
        self._unsent += self._state + line
        self._state = b""
        if len(self._unsent) > _MOST_UNSENT:
            raise PeerTooSlowError
        self.flush(now)

    def flush(self, now: float) -> None:
        """Let the client take what it has room for.

        Raises:
            PeerGoneError: the client has gone.
        """
        while self._unsent:
            try:
                count = self.connection.send(self._unsent[:_PIECE])
            except BlockingIOError:
                return
            except OSError:
                raise PeerGoneError from None
            if self.has_greeted:
                self._since = now
            del self._unsent[:count]
            if not self._unsent:
                self._unsent += self._state
                self._state = b""
