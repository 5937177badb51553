"""Answers other processes on the control socket, while the program runs."""

from __future__ import annotations

import contextlib
import os
import selectors
import socket
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from sleepterm.audio.events import AuditionEnded
from sleepterm.errors import SleeptermError
from sleepterm.playback.companion import FrontEnd
from sleepterm.playback.events import NoticeIssued, PlaybackChanged, PlaybackEvent
from sleepterm.playback.notice import Notice
from sleepterm.playback.state import PlaybackState
from sleepterm.playback.wire import to_wire
from sleepterm.remote.address import (
    address_of,
    is_same_user,
    lock_when_free,
    make_private,
)
from sleepterm.remote.event_wire import message_of, state_message
from sleepterm.remote.peer import Peer, PeerGoneError, PeerTooSlowError
from sleepterm.remote.protocol import (
    Answer,
    Hello,
    ProtocolError,
    Request,
    check_version,
    decode,
    encode,
)
from sleepterm.remote.requests import Meaning, meaning, state_of
from sleepterm.translation import gettext as _

MOST_PEERS = 32
_BACKLOG = 64
_MOST_LATE = 100
"""So many of the last requests of a client that has gone are carried out."""
_CLOSE_WITHIN = 0.8
_AFTER_A_FAILURE = 0.2


class _Output(NamedTuple):
    """A line from playback's thread.

    Attributes:
        line: what is sent.
        peer: who gets it; None means all that follow.
        is_state: whether a later state makes it worthless.
    """

    line: bytes
    peer: Peer | None = None
    is_state: bool = False


class ControlServer:
    """Implements `Companion`: lets other processes command and follow playback.

    One process at a time listens; others wait for their turn, asleep. The thread wakes
    only for clients.

    Args:
        path: of the socket.
        hello: what a client is told first; for any thread.
    """

    def __init__(self, path: Path, hello: Callable[[], Hello]) -> None:
        self._path = path
        self._hello = hello
        self._front_end: FrontEnd | None = None
        self._thread: threading.Thread | None = None
        self._is_closing = False
        self._peers: dict[socket.socket, Peer] = {}
        self._outputs: deque[_Output] = deque()
        self._selector: selectors.BaseSelector
        self._ringer: socket.socket | None = None
        self._warnings: deque[str] = deque(maxlen=8)
        self._has_lock = False
        self._listens = threading.Event()
        self._auditioner: Peer | None = None

    def start(self, front_end: FrontEnd) -> None:
        """Wait for the socket, and listen on it.

        Raises:
            SleeptermError: there is no place for it.
        """
        make_private(self._path.parent)
        self._front_end = front_end
        front_end.playback.subscribe(partial(self._follow, front_end))
        front_end.last_minute.subscribe(lambda _: self._tell_state(front_end))
        self._thread = threading.Thread(
            target=self._run, args=[front_end], name="control socket", daemon=True
        )
        self._thread.start()

    def wait_until_listening(self, seconds: float) -> bool:
        """Whether the socket can be reached, within this time."""
        return self._listens.wait(seconds)

    def close(self) -> None:
        """End the thread; clients get what was on its way."""
        self._is_closing = True
        self._ring()
        # Who waits for the socket has nothing to clean up.
        if self._thread is not None and self._has_lock:
            self._thread.join(_CLOSE_WITHIN)

    # The program's thread.

    def _follow(self, front_end: FrontEnd, event: PlaybackEvent) -> None:
        if isinstance(event, NoticeIssued) and event.notice.is_warning:
            self._warnings.append(event.notice.text)
        if isinstance(event, AuditionEnded):
            self._auditioner = None
        if isinstance(event, PlaybackChanged):
            self._tell_state(front_end, event.state)
        elif self._has_followers and (message := message_of(event)) is not None:
            self._put(_Output(encode(message)))

    @property
    def _has_followers(self) -> bool:
        return any(x.follows for x in tuple(self._peers.values()))

    def _tell_state(
        self, front_end: FrontEnd, state: PlaybackState | None = None
    ) -> None:
        if self._has_followers:
            line = encode(state_message(state_of(front_end, state)))
            self._put(_Output(line, is_state=True))

    def _carry_out(
        self, front_end: FrontEnd, peer: Peer, number: int, asked: Meaning
    ) -> None:
        self._warnings.clear()
        value: object = None
        error = ""
        if asked.follows:
            # Noted first: no event between answer and follower is lost.
            peer.follows = True
        try:
            answer = asked.run(front_end)
            if asked.auditions is not None:
                self._auditioner = peer if asked.auditions else None
            value = to_wire(answer) if answer is not None else [*self._warnings]
        except SleeptermError as failure:
            error = str(failure)
        except Exception as failure:  # noqa: BLE001 - the client is told
            reason = f"{type(failure).__name__}: {failure}"
            error = _("That failed: {reason}").format(reason=reason)
        self._put(_Output(encode(Answer(number, value, error)), peer))

    def _end_audition(self, front_end: FrontEnd, peer: Peer) -> None:
        """Give the mix back that a client has silenced, which has gone."""
        if self._auditioner is peer:
            front_end.playback.audition(None)

    def _put(self, output: _Output) -> None:
        self._outputs.append(output)
        self._ring()

    def _ring(self) -> None:
        # A bell that is full has been rung.
        if self._ringer is not None:
            with contextlib.suppress(OSError):
                self._ringer.send(b"!")

    # The thread of the socket.

    def _run(self, front_end: FrontEnd) -> None:
        try:
            held = lock_when_free(self._path)
            self._has_lock = True
            try:
                if not self._is_closing:
                    self._listen(front_end)
            finally:
                os.close(held)
        except Exception as error:  # noqa: BLE001 - shown to the user
            # Bound now: Python forgets the name.
            notice = Notice.of(error)
            front_end.post(lambda: front_end.show_notice(notice))

    def _listen(self, front_end: FrontEnd) -> None:
        with (
            socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listener,
            selectors.DefaultSelector() as self._selector,
            _bell() as (bell, self._ringer),
        ):
            # Whoever made it holds no lock: it has ended.
            self._path.unlink(missing_ok=True)
            with address_of(self._path) as address:
                listener.bind(address)
            try:
                self._path.chmod(0o600)
                listener.listen(_BACKLOG)
                listener.settimeout(0.0)
                self._selector.register(listener, selectors.EVENT_READ)
                self._selector.register(bell, selectors.EVENT_READ)
                self._listens.set()
                while not self._is_closing:
                    self._wait(front_end, listener, bell)
                self._deliver(front_end)
            finally:
                self._path.unlink(missing_ok=True)
                for peer in tuple(self._peers.values()):
                    self._drop(peer)

    def _wait(
        self, front_end: FrontEnd, listener: socket.socket, bell: socket.socket
    ) -> None:
        for key, ready in self._selector.select(self._patience()):
            if key.fileobj is listener:
                self._accept(listener)
            elif key.fileobj is bell:
                _hear(bell)
                self._deliver(front_end)
            elif (peer := self._peers.get(key.data)) is not None:
                self._attend(front_end, peer, ready)
        now = time.monotonic()
        for peer in tuple(self._peers.values()):
            if peer.dropped_at is not None and peer.dropped_at <= now:
                self._drop(peer)

    def _attend(self, front_end: FrontEnd, peer: Peer, ready: int) -> None:
        with self._dropping(peer):
            if ready & selectors.EVENT_WRITE:
                peer.flush(time.monotonic())
            if ready & selectors.EVENT_READ:
                peer.receive(time.monotonic())
                self._handle(front_end, peer)
        self._watch(peer)

    def _patience(self) -> float | None:
        times = [x.dropped_at for x in self._peers.values() if x.dropped_at is not None]
        return max(0.0, min(times) - time.monotonic()) if times else None

    def _accept(self, listener: socket.socket) -> None:
        try:
            connection, _ = listener.accept()
        except OSError:
            # It has gone again, or there are no descriptors left: try again, slowly.
            time.sleep(_AFTER_A_FAILURE)
            return
        if len(self._peers) >= MOST_PEERS or not is_same_user(connection):
            connection.close()
            return
        connection.settimeout(0.0)
        peer = self._peers[connection] = Peer(connection, time.monotonic())
        self._selector.register(connection, selectors.EVENT_READ, connection)
        with self._dropping(peer):
            peer.send(encode(self._hello()), time.monotonic())

    def _deliver(self, front_end: FrontEnd) -> None:
        while self._outputs:
            line, wanted, is_state = self._outputs.popleft()
            peers = tuple(self._peers.values())
            for peer in peers:
                if peer is wanted or (wanted is None and peer.follows):
                    with self._dropping(peer):
                        peer.send(line, time.monotonic(), is_state=is_state)
                        if wanted is not None:
                            peer.is_busy = False
                            self._handle(front_end, peer)
                    self._watch(peer)

    def _handle(self, front_end: FrontEnd, peer: Peer) -> None:
        """Begin what the client asks for, one request at a time."""
        while peer.lines and not peer.is_busy:
            message = decode(peer.lines.popleft())
            if not peer.has_greeted:
                _ = check_version(message)
                peer.has_greeted = True
            elif isinstance(message, Request):
                self._begin(front_end, peer, message)
            else:
                raise ProtocolError("A client sends requests only.")

    def _begin(self, front_end: FrontEnd, peer: Peer, request: Request) -> None:
        try:
            asked = meaning(request)
        except ProtocolError as error:
            answer = Answer(request.id, error=str(error))
            peer.send(encode(answer), time.monotonic())
            return
        peer.is_busy = True
        peer.auditions = peer.auditions or asked.auditions is True
        self._post(front_end, peer, request.id, asked)

    def _post(
        self, front_end: FrontEnd, peer: Peer, number: int, asked: Meaning
    ) -> None:
        front_end.post(partial(self._carry_out, front_end, peer, number, asked))

    def _watch(self, peer: Peer) -> None:
        """Wait for what the client is wanted to do next."""
        if peer.connection in self._peers:
            wanted = selectors.EVENT_READ if peer.wants_input else 0
            wanted |= selectors.EVENT_WRITE if peer.has_output else 0
            with contextlib.suppress(KeyError):
                self._selector.unregister(peer.connection)
            if wanted:
                self._selector.register(peer.connection, wanted, peer.connection)

    @contextlib.contextmanager
    def _dropping(self, peer: Peer) -> Iterator[None]:
        """Drop the client if it has gone or sends nonsense; tell it what is wrong."""
        try:
            yield
        except ProtocolError as error:
            with contextlib.suppress(PeerGoneError):
                peer.send(encode(Answer(-1, error=str(error))), time.monotonic())
            self._drop(peer)
        except PeerTooSlowError:
            self._drop(peer)
        except PeerGoneError:
            self._finish(peer)
            self._drop(peer)

    def _finish(self, peer: Peer) -> None:
        """Carry out what the client has asked for before it has gone."""
        front_end = self._front_end
        lines = peer.last_lines()[-_MOST_LATE:]
        if front_end is None or not peer.has_greeted:
            return
        for line in lines:
            with contextlib.suppress(ProtocolError):
                request = decode(line)
                if isinstance(request, Request):
                    self._post(front_end, peer, request.id, meaning(request))

    def _drop(self, peer: Peer) -> None:
        with contextlib.suppress(KeyError, ValueError):
            self._selector.unregister(peer.connection)
        self._peers.pop(peer.connection, None)
        peer.connection.close()
        if peer.auditions and (front_end := self._front_end) is not None:
            front_end.post(partial(self._end_audition, front_end, peer))


@contextlib.contextmanager
def _bell() -> Iterator[tuple[socket.socket, socket.socket]]:
    """Two ends of a bell: what rings at the second is heard at the first."""
    with contextlib.ExitStack() as stack:
        bell, ringer = map(stack.enter_context, socket.socketpair())
        for end in (bell, ringer):
            end.settimeout(0.0)
        yield bell, ringer


def _hear(bell: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while bell.recv(4096):
            pass
