"""Another sleepterm plays: the screen goes on with it, the night plays on without one.

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


def test_the_screen_goes_on_and_plays_on_when_its_terminal_is_closed(
    ask: Callable[[], dict[str, object]],
) -> None:
    with Terminal(PLAY, environment()) as first:
        before = wait_for(ask, status="playing", title="Brown noise")
        configure('on-hangup = "detach"\n')
        with Terminal(PLAYER, environment()) as second:
            second.wait_for("Another sleepterm plays Brown noise (45 min).")
            second.press("c\r")
            # The first lets it go and ends; then the second answers.
            second.wait_for("Brown noise")
            assert first.ended(40) == 0
            here = wait_for(ask, status="playing", title="Brown noise")
            assert here["pid"] != before["pid"]
            assert here["detached"] is False
            assert second.hang_up(patience=40.0) == 129
        there = wait_for(ask, status="playing", detached=True)
    for told in (here, there):
        assert told["tracks"] == before["tracks"]
        assert told["timer"] in {"45 min", "44 min"}
    assert there["ends_by"]


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
