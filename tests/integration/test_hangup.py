"""The terminal is closed over a running player."""

from __future__ import annotations

import os
import signal
import sys
import time

import pytest

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from benchmarks.terminal import Terminal

PLAYER = [sys.executable, "-m", "sleepterm"]


@pytest.mark.parametrize("keys", ["", "a", "\r"], ids=["idle", "asking", "playing"])
def test_the_player_leaves_though_no_signal_comes(keys: str) -> None:
    environment = os.environ | {"SDL_AUDIODRIVER": "dummy"}
    with Terminal(PLAYER, environment) as terminal:
        terminal.wait_for("Steady rain")
        terminal.press(keys)
        terminal.settle(0.5)
        assert terminal.hang_up() == 129


@pytest.mark.parametrize("keys", ["", "\r", "\rq"], ids=["idle", "playing", "leaving"])
def test_nothing_stays_of_a_large_terminal_that_is_closed(keys: str) -> None:
    environment = os.environ | {"SDL_AUDIODRIVER": "dummy"}
    with Terminal(PLAYER, environment, size=(50, 60)) as terminal:
        terminal.wait_for("Steady rain")
        terminal.press(keys)
        assert terminal.hang_up(patience=5.0) in {0, 129}


def test_a_terminal_that_takes_nothing_more_keeps_no_process() -> None:
    environment = os.environ | {"SDL_AUDIODRIVER": "dummy"}
    with Terminal(PLAYER, environment, size=(50, 60)) as terminal:
        terminal.wait_for("Steady rain")
        terminal.settle(0.5)
        # Much is drawn, and nobody reads it.
        terminal.press("G" + "kkkkkkkkjjjjjjjj" * 60 + "gG" * 40)
        time.sleep(1.0)
        assert terminal.send_signal(signal.SIGTERM, patience=5.0) == 143
