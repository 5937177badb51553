"""What changes is drawn, and nothing else: counted in bytes to the terminal."""

from __future__ import annotations

import os
import sys

import pytest

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from benchmarks.terminal import Terminal

PLAYER = [sys.executable, "-m", "sleepterm"]
STARTED, QUIET = 2.0, 0.8
"""Seconds without drawing after which the start, or an answer to a key, is over."""
WHOLE_SCREEN = 80 * 24
"""Characters of the whole screen; drawing it takes several bytes for each."""


def test_a_change_of_one_line_draws_no_more_than_some_lines() -> None:
    environment = os.environ | {"SDL_AUDIODRIVER": "dummy"}
    with Terminal(PLAYER, environment) as terminal:
        terminal.wait_for("Steady rain")
        terminal.bytes_until_quiet(STARTED)
        drawn = {}
        for key in ("j", "f", "f", "\r", "[", " ", " "):
            terminal.press(key)
            drawn[key] = terminal.bytes_until_quiet(QUIET)
        # The mix grows by several lines, which moves others.
        assert 0 < drawn.pop("\r") < 5 * WHOLE_SCREEN
        assert all(0 < count < WHOLE_SCREEN for count in drawn.values()), drawn


def test_a_caption_draws_no_more_than_its_lines() -> None:
    environment = os.environ | {"SDL_AUDIODRIVER": "dummy", "COLORTERM": "truecolor"}
    with Terminal(PLAYER, environment) as terminal:
        terminal.wait_for("Steady rain")
        terminal.bytes_until_quiet(STARTED)
        for keys in ("/", "a short body scan", "\r", "\r"):
            terminal.press(keys)
            terminal.bytes_until_quiet(QUIET)
        terminal.wait_for("You are already")
        # The first sentence goes, the second comes.
        assert terminal.bytes_until("Let your arms") < WHOLE_SCREEN
