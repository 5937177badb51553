"""Nothing in sleepterm ever opens a network connection."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

GUARD = """
import os, socket, sys

def guard(event, arguments):
    if event == "socket.__new__" and arguments[1] != getattr(socket, "AF_UNIX", None):
        os.write(2, f"NETWORK {event} {arguments!r}".encode())
        os._exit(77)
    if event in {"socket.getaddrinfo", "socket.gethostbyname", "urllib.Request"}:
        os.write(2, f"NETWORK {event} {arguments!r}".encode())
        os._exit(77)

sys.addaudithook(guard)
"""

COMMANDS = (
    GUARD
    + """
from sleepterm.cli import main

assert main(["list", "--json"]) == 0
assert main(["search", "i want to die"]) == 0
assert main(["doctor"]) == 0
assert main(["voices"]) == 0
assert main(["revoice", "--back"]) == 0
assert main(["render", "brown-noise", "--length", "1s", "-o", "one.flac"]) == 0
assert main(["add", "one.flac"]) == 0
assert main(["play", "one", "--timer", "1s"]) == 0
assert main(["again", "--timer", "1s"]) == 0
assert main(["favourite", "one"]) == 0
assert main(["history"]) == 0
assert main(["diary", "add", "--bed", "23:00"]) == 0
assert main(["diary", "export"]) == 0
assert main(["mix", "save", "Mine", "one"]) == 0
assert main(["mix", "share", "Mine"]) == 0
assert main(["remove", "one"]) == 0
"""
)

SCREEN = (
    GUARD
    + """
import asyncio
from sleepterm.audio.state import Device
from sleepterm.commands.interactive import _start_up
from sleepterm.store.paths import Paths
from sleepterm.tui.app import SleeptermApp

async def evening():
    app = SleeptermApp(_start_up(Paths.of_user()))
    async with app.run_test(size=(80, 24)) as pilot:
        while app.playback.state.device is Device.UNKNOWN:
            await pilot.pause(0.01)
        await pilot.press("enter", "t", "escape", "question_mark", "escape")
        await pilot.pause()

asyncio.run(evening())
"""
)


def run(code: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        env=os.environ | {"SDL_AUDIODRIVER": "dummy"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_commands_open_no_connection(tmp_path: Path) -> None:
    done = run(COMMANDS, tmp_path)
    assert done.returncode == 0, done.stderr


def test_the_screen_opens_no_connection(tmp_path: Path) -> None:
    done = run(SCREEN, tmp_path)
    assert done.returncode == 0, done.stderr


def test_the_guard_sees_a_connection(tmp_path: Path) -> None:
    tries = "socket.create_connection(('127.0.0.1', 9))"
    assert run(f"{GUARD}\n{tries}", tmp_path).returncode == 77
