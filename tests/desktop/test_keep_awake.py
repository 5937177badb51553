"""The machine stays awake while something plays: a desktop's lock, or the system's."""

from __future__ import annotations

import contextlib
import queue
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from shutil import which

import pytest
from tests.desktop.companion_run import PATIENCE, CompanionRun

from sleepterm.audio.state import Device
from sleepterm.desktop.keep_awake import AwakeLock, KeepAwake

if sys.platform != "linux" or which("dbus-daemon") is None:
    pytest.skip("needs a dbus-daemon", allow_module_level=True)

from jeepney import HeaderFields, Message, MessageType, new_method_return
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection
from wakepy import modecount

NAME = "org.freedesktop.PowerManagement"
COOKIE = 7
INHIBIT = """#!/bin/sh
echo "$@" >> "{log}"
while [ "${{1#--}}" != "$1" ]; do shift; done
exec "$@"
"""


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A bus without a desktop."""
    address = f"unix:path={tmp_path}/bus"
    words = ("--session", "--nofork", "--nopidfile", "--print-address")
    daemon = subprocess.Popen(
        ["dbus-daemon", *words, f"--address={address}"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert daemon.stdout is not None
    daemon.stdout.readline()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    monkeypatch.delenv("XDG_SESSION_DESKTOP", raising=False)
    yield address
    daemon.kill()
    daemon.communicate()


@pytest.fixture
def system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The log of a `systemd-inhibit` that grants everything."""
    log = tmp_path / "asked"
    program = tmp_path / "programs" / "systemd-inhibit"
    program.parent.mkdir()
    program.write_text(INHIBIT.format(log=log), encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")
    return log


class Desktop:
    """A desktop's power management on the bus; tells what it is asked."""

    def __init__(self, bus: str) -> None:
        self.asked: queue.SimpleQueue[tuple[object, ...]] = queue.SimpleQueue()
        self._connection = open_dbus_connection(bus)
        self._connection.send_and_get_reply(message_bus.RequestName(NAME))
        self.thread = threading.Thread(target=self._serve, daemon=True)
        self.thread.start()

    def _serve(self) -> None:
        # The bus is gone at the end.
        with self._connection, contextlib.suppress(OSError):
            while True:
                message = self._connection.receive()
                if message.header.message_type is MessageType.method_call:
                    self._answer(message)

    def _answer(self, message: Message) -> None:
        name = message.header.fields[HeaderFields.member]
        answer = ("u", (COOKIE,)) if name == "Inhibit" else ()
        self._connection.send(new_method_return(message, *answer))
        self.asked.put((name, *message.body))

    def leave(self) -> None:
        self._connection.sock.shutdown(socket.SHUT_RDWR)
        self.thread.join(PATIENCE)

    def next(self) -> tuple[object, ...]:
        return self.asked.get(timeout=PATIENCE)


@pytest.fixture
def desktop(bus: str) -> Iterator[Desktop]:
    desktop = Desktop(bus)
    yield desktop
    desktop.leave()


def test_a_desktop_is_asked_while_something_plays(
    desktop: Desktop, system: Path
) -> None:
    run = CompanionRun()
    held = ("Inhibit", "sleepterm", "Sound is playing")
    with run.followed_by(KeepAwake()):
        assert desktop.asked.empty()
        run.play("steady-rain")
        assert desktop.next() == held
        run.playback.pause()
        assert desktop.next() == ("UnInhibit", COOKIE)
        run.playback.resume()
        assert desktop.next() == held
        run.player.become(device=Device.MISSING)
        assert desktop.next() == ("UnInhibit", COOKIE)
        run.player.become(device=Device.READY)
        assert desktop.next() == held
    assert desktop.next() == ("UnInhibit", COOKIE)
    assert not system.exists()


def test_without_a_desktop_the_system_is_asked(bus: str, system: Path) -> None:
    del bus
    lock = AwakeLock()
    assert lock.hold() == "systemd-inhibit"
    lock.release()
    lock.release()
    asked = system.read_text(encoding="utf-8")
    assert asked.startswith("--what=idle --who=sleepterm --why=Sound is playing ")
    assert asked.count("\n") == 1


def test_a_desktop_that_refuses_leaves_nothing_open(bus: str, system: Path) -> None:
    del bus, system
    counts = []
    for _ in range(3):
        lock = AwakeLock()
        lock.hold()
        lock.release()
        files = len(list(Path("/proc/self/fd").iterdir()))
        counts.append((files, modecount()))
    (files, modes), *_, (files_after, modes_after) = counts
    assert files_after <= files
    assert modes_after <= modes


def test_where_nothing_keeps_it_awake_playing_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("PATH", "")
    run = CompanionRun()
    assert AwakeLock().hold() == ""
    with run.followed_by(KeepAwake()):
        run.play("steady-rain")
    assert run.told == []


def test_a_companion_that_never_started_can_be_closed() -> None:
    KeepAwake().close()
