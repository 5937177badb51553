"""A control server on a real socket, around playback with a fake player."""

from __future__ import annotations

import queue
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.playback.playback_run import PlaybackRun

from sleepterm.playback.companion import FrontEnd
from sleepterm.playback.last_minute import LastMinute
from sleepterm.playback.notice import Notice
from sleepterm.remote.protocol import SCREENS, VERSION, Hello, encode
from sleepterm.remote.server import ControlServer


class ServedRun:
    """Playback on a thread of its own, with a control server.

    Attributes:
        run: playback; touch it only through `do`.
        notices: what was shown to the user.
        quits: how often the program was asked to end.
        read_again: the ids of tracks with which it was asked to read its files again.
        reads: what it does then.
        last_minute: before the machine is suspended.
    """

    def __init__(self, path: Path, screens: int = SCREENS) -> None:
        self.path = path
        self.run = PlaybackRun()
        self.notices: list[Notice] = []
        self.quits = 0
        self.read_again: list[str] = []
        self.reads: Callable[[], None] = lambda: None
        self.last_minute = LastMinute()
        hello = Hello(VERSION, "1.0", 42, screens=screens)
        self.server = ControlServer(path, lambda: hello)
        self._work: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._loop, daemon=True)

    def start(self, track_id: str = "") -> None:
        """Listen; before that, play this track."""
        self._thread.start()
        if track_id:
            self.do(lambda: self.run.play(track_id))
        front_end = FrontEnd(
            self.run.playback,
            self._work.put,
            self._quit,
            self.notices.append,
            self.last_minute,
            self._read_again,
        )
        self.do(lambda: self.server.start(front_end))

    def _read_again(self, track_id: str) -> None:
        self.read_again.append(track_id)
        self.reads()

    def do(self, work: Callable[[], None]) -> None:
        """Do something on playback's thread, and wait for it."""
        done = threading.Event()
        errors: list[Exception] = []

        def guarded() -> None:
            try:
                work()
            except Exception as error:  # noqa: BLE001 - raised below
                errors.append(error)
            done.set()

        self._work.put(guarded)
        assert done.wait(10)
        if errors:
            raise errors[0]

    def close(self) -> None:
        self.server.close()
        self._work.put(None)
        self._thread.join(10)

    def _loop(self) -> None:
        while (work := self._work.get()) is not None:
            work()

    def _quit(self) -> None:
        self.quits += 1


@contextmanager
def served(folder: Path, track_id: str = "") -> Iterator[ServedRun]:
    """A server that listens in a folder, and plays this track already."""
    with served_at(folder / "run" / "s.sock", track_id=track_id) as run:
        yield run


@contextmanager
def served_at(
    path: Path, screens: int = SCREENS, track_id: str = ""
) -> Iterator[ServedRun]:
    """A server that listens at a path, and plays this track already."""
    run = ServedRun(path, screens)
    run.start(track_id)
    assert run.server.wait_until_listening(10)
    try:
        yield run
    finally:
        run.close()


@contextmanager
def raw(path: Path, *, greets: bool = True) -> Iterator[socket.socket]:
    """A bare connection; ours is the hello if `greets`."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        connection.settimeout(10)
        connection.connect(str(path))
        if greets:
            connection.sendall(encode(Hello(VERSION)))
        yield connection


def read_to_the_end(connection: socket.socket) -> bytes:
    """All that comes until the other side closes."""
    read = b""
    while True:
        try:
            piece = connection.recv(65536)
        except ConnectionResetError:
            return read
        if not piece:
            return read
        read += piece
