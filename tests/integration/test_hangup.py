"""The terminal is closed over a running player."""

from __future__ import annotations

import os
import sys

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
