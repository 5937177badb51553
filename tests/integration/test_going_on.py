"""Terminals are closed: what plays goes on, attached to or without one.

Real processes, on SDL's dummy driver.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import cast

import pytest

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from benchmarks.terminal import Terminal

from sleepterm.cli import main
from sleepterm.store.paths import Paths

PLAYER = [sys.executable, "-m", "sleepterm"]
PLAY = [*PLAYER, "play", "brown-noise:40", "--timer", "45m"]
ENVIRONMENT = {"SDL_AUDIODRIVER": "dummy"}


@pytest.fixture
def ask(
    capsys: pytest.CaptureFixture[str],
) -> Iterator[Callable[[], dict[str, object]]]:
    """What `sleepterm status --json` prints; {} if none runs. The last one is ended."""

    def status() -> dict[str, object]:
        _ = capsys.readouterr()
        if main(["status", "--json"]) != 0:
            return {}
        told: dict[str, object] = json.loads(capsys.readouterr().out)
        return told

    yield status
    if pid := status().get("pid"):
        os.kill(int(str(pid)), signal.SIGKILL)


def wait_for(
    ask: Callable[[], dict[str, object]], **wanted: object
) -> dict[str, object]:
    deadline = time.monotonic() + 40
    told = ask()
    while not wanted.items() <= told.items():
        assert time.monotonic() < deadline, told
        time.sleep(0.1)
        told = ask()
    return told


def environment() -> dict[str, str]:
    return os.environ | ENVIRONMENT


def configure(text: str) -> None:
    file = Paths.of_user().config_file
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)


def test_a_screen_plays_on_when_its_terminal_is_closed_and_others_change_nothing(
    ask: Callable[[], dict[str, object]],
) -> None:
    configure('on-hangup = "detach"\n')
    with Terminal(PLAYER, environment()) as first:
        first.wait_for("Steady rain")
        first.press("\r")
        before = wait_for(ask, status="playing", device="ready")
        with Terminal(PLAYER, environment()) as attached:
            attached.wait_for("Playing")
            attached.press("--")
            here = wait_for(ask, volume=70)
            assert attached.hang_up(patience=40.0) == 129
        # The one that plays is still the same, and on its own terminal.
        assert ask()["pid"] == before["pid"] == here["pid"]
        assert ask()["detached"] is False
        assert first.hang_up(patience=40.0) == 129
    there = wait_for(ask, status="playing", detached=True)
    assert there["pid"] != before["pid"]
    assert there["tracks"] == before["tracks"]
    assert there["volume"] == 70
    assert there["timer"] in {"45 min", "44 min"}
    assert there["ends_by"]


def test_a_pause_stays_one_when_the_terminal_is_closed(
    ask: Callable[[], dict[str, object]],
) -> None:
    configure('on-hangup = "detach"\n')
    with Terminal(PLAYER, environment()) as screen:
        screen.wait_for("Steady rain")
        wait_for(ask, status="stopped")
        assert main(["play", "Falling asleep"]) == 0
        wait_for(ask, status="playing", device="ready")
        assert main(["pause"]) == 0
        before = wait_for(ask, status="paused")
        assert screen.hang_up(patience=40.0) == 129
    same = {key: before[key] for key in ("title", "part", "tracks")}
    there = wait_for(ask, status="paused", detached=True, **same)
    # A pause fades, too: the timer stands still at its end.
    seconds = cast("float", before["timer_seconds"])
    assert there["timer_seconds"] == pytest.approx(seconds, abs=0.5)
    assert there["part"] == "1 of 3"
    assert there["pid"] != before["pid"]
    assert main(["resume"]) == 0
    wait_for(ask, status="playing", part="1 of 3")


def test_play_plays_on_when_its_terminal_is_closed(
    ask: Callable[[], dict[str, object]],
) -> None:
    configure('on-hangup = "detach"\n')
    with Terminal(PLAY, environment()) as terminal:
        here = wait_for(ask, status="playing", device="ready")
        assert here["detached"] is False
        with pytest.raises(subprocess.TimeoutExpired):
            terminal.hang_up(patience=0.5)
        there = wait_for(ask, status="playing", detached=True)
        assert there["ends_by"]
        assert there["pid"] == terminal._program.pid
        assert main(["stop"]) == 0
        assert terminal._program.wait(40) == 0
