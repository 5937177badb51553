"""Two terminals: one plays, the other is attached to it."""

from __future__ import annotations

import os
import sys

import pytest

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from benchmarks.terminal import Terminal

from sleepterm.audio.state import Status
from sleepterm.remote.address import socket_path
from sleepterm.remote.client import connected
from sleepterm.store.paths import Paths

PLAYER = [sys.executable, "-m", "sleepterm"]


def test_closing_the_attached_terminal_ends_nothing() -> None:
    paths = Paths.of_user()
    paths.config_file.parent.mkdir(parents=True)
    # It concerns only what a process plays itself.
    paths.config_file.write_text('on-hangup = "detach"\n', encoding="utf-8")
    environment = os.environ | {"SDL_AUDIODRIVER": "dummy"}
    path = socket_path(paths)
    with Terminal(PLAYER, environment) as playing:
        playing.wait_for("Steady rain")
        playing.press("\r")
        playing.wait_until(lambda _: path.exists())
        with connected(path) as client:
            pid = client.hello.pid
            with Terminal(PLAYER, environment) as attached:
                attached.wait_for("Playing")
                attached.press("--")
                attached.wait_until(lambda _: client.state().master == 70)
                assert attached.hang_up() == 129
        with connected(path) as client:
            assert client.hello.pid == pid
            assert client.state().status is Status.PLAYING
            client.leave()
        assert playing.ended() == 0
