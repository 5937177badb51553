"""A private session bus, and playback on a thread of its own for it."""

from __future__ import annotations

import json
import os
import queue
import shutil
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.playback.playback_run import PlaybackRun

from sleepterm.desktop.last_minute_notice import LastMinuteNotice
from sleepterm.desktop.mpris.companion import Mpris
from sleepterm.desktop.mpris.interface import BUS_NAME, PATH
from sleepterm.desktop.session_bus.companion import BusCompanion
from sleepterm.playback.companion import FrontEnd
from sleepterm.playback.last_minute import LastMinute
from sleepterm.playback.notice import Notice
from sleepterm.units import Seconds

PATIENCE = 20.0
_CONFIG = """<busconfig><type>session</type><listen>unix:path={socket}</listen>
<auth>EXTERNAL</auth><policy context="default"><allow send_destination="*"/>
<allow eavesdrop="true"/><allow own="*"/></policy></busconfig>"""
_PROGRAMS = ("dbus-daemon", "dbus-monitor", "playerctl", "busctl")

needs_bus = pytest.mark.skipif(
    any(shutil.which(name) is None for name in _PROGRAMS),
    reason=f"needs {', '.join(_PROGRAMS)}",
)


def eventually(holds: Callable[[], bool]) -> None:
    """Wait until something holds.

    Raises:
        AssertionError: it never does.
    """
    deadline = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > deadline:
            raise AssertionError("it never came true")
        time.sleep(0.04)


class PrivateBus:
    """A dbus-daemon that can be killed and started again at the same address.

    Args:
        folder: for its files; the path of a socket must be short.

    Attributes:
        address: of the bus.
        environment: variables by which programs find it.
    """

    def __init__(self, folder: Path) -> None:
        self.socket = folder / "bus"
        self.address = f"unix:path={self.socket}"
        self.environment = os.environ | {"DBUS_SESSION_BUS_ADDRESS": self.address}
        self._config = folder / "bus.conf"
        self._config.write_text(_CONFIG.format(socket=self.socket), encoding="utf-8")
        self._daemon: subprocess.Popen[str] | None = None

    def start(self) -> None:
        """Start it and wait until it listens."""
        self._daemon = subprocess.Popen(
            [
                "dbus-daemon",
                f"--config-file={self._config}",
                "--nofork",
                "--nopidfile",
                "--print-address=1",
            ],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self._daemon.stdout is not None
        assert self._daemon.stdout.readline()

    def kill(self) -> None:
        """End it; nothing is left of it."""
        if self._daemon is not None:
            self._daemon.kill()
            self._daemon.communicate()
            self._daemon = None
        self.socket.unlink(missing_ok=True)

    def playerctl(self, *words: str) -> str:
        """What playerctl prints, or its error."""
        done = subprocess.run(
            ["playerctl", *words],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        return (done.stdout or done.stderr).strip()

    def players(self) -> list[str]:
        """The players on the bus, sorted."""
        return sorted(x for x in self.playerctl("-l").split() if "sleepterm" in x)

    def call(self, interface: str, member: str, *words: str, name: str = "") -> object:
        """Call a method with busctl; returns its first value."""
        done = subprocess.run(
            [
                "busctl",
                f"--address={self.address}",
                "--json=short",
                "call",
                name or BUS_NAME,
                PATH,
                interface,
                member,
                *words,
            ],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            return done.stderr.strip()
        return json.loads(done.stdout)["data"][0] if done.stdout.strip() else None


class Signals:
    """The signals of the player, as dbus-monitor prints them."""

    def __init__(self, bus: PrivateBus) -> None:
        self._monitor = subprocess.Popen(
            [
                "dbus-monitor",
                "--address",
                bus.address,
                f"type='signal',path='{PATH}'",
            ],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        # It tells first that it has a name, and then that it listens.
        self.until("NameLost")
        self.text = ""

    def until(self, word: str) -> str:
        """Read on until a line with this word; returns all lines until there."""
        assert self._monitor.stdout is not None
        lines = []
        for line in self._monitor.stdout:
            lines.append(line)
            if word in line:
                break
        return "".join(lines)

    def close(self) -> None:
        self._monitor.kill()
        self._monitor.communicate()


class Night:
    """Playback on a thread of its own, with a companion on the bus.

    Args:
        bus: where it is a player.
        run: playback.
        patience: how long a caller waits for playback.

    Attributes:
        left: set once the program was ended.
    """

    def __init__(
        self, bus: PrivateBus, run: PlaybackRun, patience: float = PATIENCE
    ) -> None:
        self.run = run
        self.left = threading.Event()
        self.notices: list[Notice] = []
        self.notice = LastMinuteNotice()
        parts = (Mpris(tuple, Seconds(patience)), self.notice)
        self.companion = BusCompanion(bus.address, parts, [Seconds(0.05)])
        self.last_minute = LastMinute()
        self._tasks: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._work, daemon=True)
        self._thread.start()
        front_end = FrontEnd(
            run.playback,
            self._tasks.put,
            self.left.set,
            self.notices.append,
            self.last_minute,
        )
        self.do(lambda: self.companion.start(front_end))

    def do(self, work: Callable[[], None]) -> None:
        """Do something on playback's thread, and wait until it is done."""
        is_done = threading.Event()

        def task() -> None:
            work()
            is_done.set()

        self._tasks.put(task)
        assert is_done.wait(PATIENCE)

    def hold(self) -> Callable[[], None]:
        """Keep playback's thread busy until what is returned is called."""
        is_over = threading.Event()

        def task() -> None:
            is_over.wait(PATIENCE)

        self._tasks.put(task)
        return is_over.set

    def close(self) -> None:
        self.companion.close()
        self._tasks.put(None)
        self._thread.join()

    def _work(self) -> None:
        while (task := self._tasks.get()) is not None:
            task()
