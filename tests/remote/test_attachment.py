"""A connection that stays, whatever becomes of the other side."""

from __future__ import annotations

import contextlib
import queue
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("has no such sockets", allow_module_level=True)

from tests.playback.playback_run import NOISE, RAIN, SEA
from tests.remote.remote_run import ServedRun, served, served_at

from sleepterm.audio.state import Status
from sleepterm.playback.state import PlaybackState
from sleepterm.remote import attachment as module
from sleepterm.remote.attachment import Attachment, OtherVersionError
from sleepterm.remote.client import NotRunningError
from sleepterm.remote.event_wire import RemoteState, state_message
from sleepterm.remote.protocol import (
    SCREENS,
    VERSION,
    Answer,
    EventMessage,
    Hello,
    Message,
    encode,
)
from sleepterm.units import Percent, Seconds


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_HANDED_OVER_WITHIN", 0.1)


@pytest.fixture
def there(tmp_path: Path) -> Iterator[ServedRun]:
    with served(tmp_path) as run:
        yield run


class Here:
    """This side of an attachment; its thread of playback is the test's own."""

    def __init__(self, path: Path) -> None:
        self.attachment = Attachment(path)
        self.playback = self.attachment.playback
        self.work: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self.gone = 0
        self.attachment.begin(lambda work, _: self.work.put(work), self._gone)

    def until(self, is_so: Callable[[], bool]) -> None:
        deadline = time.monotonic() + 10
        while not is_so():
            self.work.get(timeout=deadline - time.monotonic())()

    def _gone(self) -> None:
        self.gone += 1


def test_commands_go_there_and_events_come_back(there: ServedRun) -> None:
    here = Here(there.path)
    here.playback.play(RAIN)
    here.until(lambda: here.playback.state.status is Status.PLAYING)
    there.do(lambda: there.run.play(SEA))
    here.until(lambda: len(here.playback.state.layers) == 2)
    here.attachment.close(Seconds(5.0))


def test_what_was_asked_last_is_done_before_it_closes(there: ServedRun) -> None:
    here = Here(there.path)
    # So that both are on their way at once.
    there.do(lambda: None)
    here.playback.play(RAIN)
    here.playback.set_master(Percent(33))
    here.attachment.close(Seconds(10.0))
    assert there.run.state.master == 33
    assert there.quits == 0


def test_its_end_is_told_once(there: ServedRun) -> None:
    here = Here(there.path)
    there.server.close()
    here.until(lambda: here.gone == 1)
    here.playback.play(RAIN)
    here.attachment.close(Seconds(5.0))
    assert here.work.empty()


def test_nothing_is_told_of_a_connection_that_was_closed_here(there: ServedRun) -> None:
    here = Here(there.path)
    here.attachment.close(Seconds(0.0))
    there.server.close()
    for thread in threading.enumerate():
        if thread.name == "attachment":
            thread.join(10)
    while not here.work.empty():
        here.work.get()()
    assert here.gone == 0


def test_who_listens_next_is_followed(
    there: ServedRun, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_HANDED_OVER_WITHIN", 10.0)
    here = Here(there.path)
    there.do(lambda: there.run.play(RAIN))
    there.server.close()
    with served_at(there.path) as other:
        other.do(lambda: other.run.play(NOISE))
        here.until(lambda: [x.track_id for x in here.playback.state.layers] == [NOISE])
        here.playback.pause()
        here.until(lambda: other.run.status() is Status.PAUSED)
        assert here.gone == 0
        here.attachment.close(Seconds(5.0))


def test_no_answer_is_awaited_to_what_was_asked_of_nobody(
    there: ServedRun, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_HANDED_OVER_WITHIN", 10.0)
    here = Here(there.path)
    tried = threading.Event()

    def connect() -> None:
        tried.set()
        raise NotRunningError

    connects = here.attachment._connect
    monkeypatch.setattr(here.attachment, "_connect", connect)
    there.server.close()
    assert tried.wait(10)
    here.playback.mute()
    with served_at(there.path) as other:
        other.do(lambda: other.run.play(NOISE))
        monkeypatch.setattr(here.attachment, "_connect", connects)
        here.until(lambda: [x.track_id for x in here.playback.state.layers] == [NOISE])
        assert not here.playback.state.is_muted
        assert not here.attachment.is_waiting
        here.playback.pause()
        here.until(lambda: other.run.status() is Status.PAUSED)
        here.attachment.close(Seconds(5.0))


def test_no_screen_attaches_to_another_version(tmp_path: Path) -> None:
    with (
        served_at(tmp_path / "run" / "s.sock", screens=SCREENS + 1) as run,
        pytest.raises(OtherVersionError, match="another version"),
    ):
        Attachment(run.path)


def test_nobody_listens(tmp_path: Path) -> None:
    with pytest.raises(NotRunningError):
        Attachment(tmp_path / "s.sock")


class Broken:
    """A process that lets screens attach, and then sends what it likes."""

    def __init__(self, path: Path, *then: bytes) -> None:
        self.path = path
        self.count = 0
        self._then = then
        self._listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._listener.bind(str(path))
        self._listener.listen()
        self._open: list[socket.socket] = []
        threading.Thread(target=self._run, daemon=True).start()

    def close(self) -> None:
        self._listener.close()
        for each in self._open:
            each.close()

    def _run(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self.count += 1
            self._open.append(connection)
            first: list[Message] = [
                Hello(VERSION, screens=SCREENS),
                Answer(1, state_message(RemoteState(PlaybackState())).value),
            ]
            connection.sendall(b"".join(map(encode, first)))
            if self._then:
                threading.Thread(target=self._go_on, args=[connection]).start()

    def _go_on(self, connection: socket.socket) -> None:
        """Answer the first command with what is to be sent then."""
        read = b""
        # The greeting, the request to follow, and a command.
        while read.count(b"\n") < 3:
            piece = connection.recv(4096)
            if not piece:
                return
            read += piece
        with contextlib.suppress(OSError):
            connection.sendall(b"".join(self._then))


@pytest.mark.parametrize(
    "nonsense",
    [
        b"what?\n",
        encode(EventMessage("state", {"state": 7})),
        encode(EventMessage("notice")),
        b"x" * 2_000_000,
    ],
)
def test_who_sends_nonsense_is_given_up(nonsense: bytes, tmp_path: Path) -> None:
    broken = Broken(tmp_path / "s.sock", nonsense)
    here = Here(broken.path)

    def is_given_up() -> bool:
        here.playback.mute()
        return here.gone == 1

    here.playback.mute()
    here.until(is_given_up)
    assert 1 <= broken.count <= 3
    broken.close()


def test_who_takes_nothing_more_blocks_nobody(tmp_path: Path) -> None:
    stopped = Broken(tmp_path / "s.sock")
    here = Here(stopped.path)
    for _ in range(2000):
        # More than a socket holds.
        here.playback.play("x" * 400)
    here.playback.mute()
    assert here.playback.state.is_muted
    here.attachment.close(Seconds(0.05))
    stopped.close()
