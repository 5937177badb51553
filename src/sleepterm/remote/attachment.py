"""A connection that stays: the running sleepterm's playback, for a screen here."""

from __future__ import annotations

import contextlib
import queue
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from sleepterm.errors import SleeptermError
from sleepterm.playback.state import PlaybackState
from sleepterm.remote.client import Client, UnreachableError, connected
from sleepterm.remote.event_wire import STATE, RemoteState
from sleepterm.remote.protocol import (
    SCREENS,
    Answer,
    EventMessage,
    Message,
    ProtocolError,
    Request,
)
from sleepterm.remote.remote_playback import RemotePlayback
from sleepterm.translation import gettext as _
from sleepterm.units import Seconds

Post = Callable[[Callable[[], None], str], None]
"""Has something done on playback's thread; of waiting work with the same word, if it
is not "", only the last."""

_OTHER_VERSION = _(
    "The running sleepterm is of another version, so no screen can attach to it."
)
_HANDED_OVER_WITHIN = 1.5
"""Seconds in which another process listens that goes on with what was played."""
_BETWEEN_TRIES = 0.05
_LASTS = 1.0
_MOST_SHORT = 3
"""After so many connections in a row that did not last, no other is tried."""
_STATE = "remote state"


class OtherVersionError(SleeptermError):
    """Screens of this version can't attach to the running sleepterm."""

    def __init__(self) -> None:
        super().__init__(_("Another version"), _OTHER_VERSION, exit_status=1)


class Attachment:
    """Carries commands to the running sleepterm, and its events to this process.

    If it ends, and another process soon listens in its place, that one is followed.

    Args:
        path: of the socket.

    Attributes:
        playback: the running sleepterm's; use it on one thread only.
        asked: called on that thread with each command that is sent.
        replaced: called there with what another process plays that is followed next.

    Raises:
        NotRunningError: nobody listens.
        UnreachableError: there is no answer.
        OtherVersionError: it is too old or too new.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stack = ExitStack()
        self._client, first = self._connect()
        self.asked: Callable[[], None] = lambda: None
        self.replaced: Callable[[PlaybackState], None] = lambda _: None
        self.playback = RemotePlayback(first, self._send, self.close)
        self._first = first
        self._requests: queue.SimpleQueue[Request | None] = queue.SimpleQueue()
        self._closing = threading.Event()
        self._sent = self._answered = 0
        self._waits_since = 0.0
        self._has_begun = self._has_ended = False
        self._all_answered = threading.Condition()

    def begin(self, post: Post, gone: Callable[[], None]) -> None:
        """Carry commands and events from now on.

        Args:
            post: brings work to playback's thread.
            gone: called there once nobody listens any more; not after `close`.
        """
        self._has_begun = True
        self.playback.begin(self._first)
        for work in (self._write, partial(self._read, post, gone)):
            threading.Thread(target=work, name="attachment", daemon=True).start()

    @property
    def is_waiting(self) -> bool:
        """Whether an answer of the other side is to come."""
        return not self._has_ended and self._answered < self._sent

    @property
    def waited(self) -> Seconds:
        """How long the other side has not answered what it was asked."""
        if not self.is_waiting:
            return Seconds(0.0)
        return Seconds(time.monotonic() - self._waits_since)

    def close(self, patience: Seconds) -> None:
        """End the connection once all commands are answered, or after some seconds."""
        with self._all_answered:
            _ = self._all_answered.wait_for(
                lambda: self._has_ended or self._answered >= self._sent, patience
            )
        self._closing.set()
        self._requests.put(None)
        self._client.end()
        if not self._has_begun:
            self._stack.close()

    def _connect(self) -> tuple[Client, RemoteState]:
        with ExitStack() as stack:
            client = stack.enter_context(connected(self._path))
            if client.hello.screens != SCREENS:
                raise OtherVersionError
            first = client.stay()
            self._stack.close()
            self._stack = stack.pop_all()
            return client, first

    def _send(self, request: Request) -> None:
        if self._answered >= self._sent:
            self._waits_since = time.monotonic()
        self._sent = request.id
        self._requests.put(request)
        self.asked()

    def _write(self) -> None:
        while (request := self._requests.get()) is not None:
            # What can't be sent is lost: the reader sees that the other side has gone.
            with contextlib.suppress(UnreachableError):
                self._client.send(request)

    def _read(self, post: Post, gone: Callable[[], None]) -> None:
        short = 0
        while not self._closing.is_set():
            begun = time.monotonic()
            with contextlib.suppress(UnreachableError):
                while True:
                    self._take(self._client.receive(), post)
            if self._closing.is_set():
                break
            short = short + 1 if time.monotonic() - begun < _LASTS else 0
            first = self._another() if short < _MOST_SHORT else None
            if first is None:
                post(gone, "")
                break
            post(partial(self._begin_again, first), "")
        self._has_ended = True
        self._settle(self._sent)
        self._requests.put(None)
        self._stack.close()

    def _begin_again(self, first: RemoteState) -> None:
        # What was asked while nobody listened is answered by nobody.
        self._settle(self._sent)
        self.replaced(first.state)
        self.playback.begin(first)

    def _take(self, message: Message, post: Post) -> None:
        is_state = isinstance(message, EventMessage) and message.event == STATE
        post(partial(self._receive, message), _STATE if is_state else "")
        if isinstance(message, Answer):
            self._settle(message.id)

    def _receive(self, message: Message) -> None:
        try:
            self.playback.receive(message)
        except ProtocolError:
            # It is no longer known what is true.
            self._client.end()

    def _settle(self, number: int) -> None:
        with self._all_answered:
            self._answered = max(self._answered, number)
            self._waits_since = time.monotonic()
            self._all_answered.notify_all()

    def _another(self) -> RemoteState | None:
        """Connect to who listens in place of the one that has gone."""
        self._settle(self._sent)
        end = time.monotonic() + _HANDED_OVER_WITHIN
        while time.monotonic() < end and not self._closing.is_set():
            try:
                self._client, first = self._connect()
            except SleeptermError:
                time.sleep(_BETWEEN_TRIES)
            else:
                return first
        return None
