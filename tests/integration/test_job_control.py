"""Ctrl+Z, `fg` and `bg`: sleepterm as a job of a shell, and without one."""

from __future__ import annotations

import signal
import sys

import pytest

if sys.platform == "win32":
    pytest.skip("needs a shell with jobs", allow_module_level=True)

from tests.commands.typist import typist
from tests.integration.shell import shell

NORMAL_SCREEN, CURSOR = "\x1b[?1049l", "\x1b[?25h"
CTRL_Z = "\x1a"


def test_the_screen_gives_the_terminal_back_and_is_drawn_anew() -> None:
    with shell() as terminal:
        before = terminal.modes()
        terminal.run(terminal.program)
        terminal.wait_for("Steady rain")
        terminal.type(CTRL_Z)
        terminal.wait_for(NORMAL_SCREEN)
        terminal.wait_for("Stopped")
        assert terminal.modes() == before
        # In the background it can't draw, so it stops again.
        terminal.run("bg; until jobs | grep Stopped; do sleep 0.1; done")
        terminal.wait_for("Stopped")
        terminal.run("fg")
        terminal.wait_for("Steady rain")
        terminal.type(CTRL_Z)
        terminal.wait_for("Stopped")
        # `wait` would not wait until the shell has seen that it goes on.
        terminal.run("kill %1; while kill -0 %1; do sleep 0.1; done; jobs")
        terminal.wait_for("Exit 143")
        assert terminal.modes() == before


def test_play_gives_the_terminal_back_and_shows_its_line_again() -> None:
    with shell() as terminal:
        before = terminal.modes()
        terminal.run(f"{terminal.program} play brown-noise")
        terminal.wait_for("Brown noise 100")
        terminal.type(CTRL_Z)
        terminal.wait_for("Stopped")
        # The shell sets its own modes anyway; other programs don't.
        assert terminal.modes() == before
        terminal.run("fg")
        terminal.wait_for("Brown noise 100")
        terminal.type("q")
        terminal.wait_for("$ ")
        assert terminal.modes() == before


def test_without_a_shell_it_does_not_stop_for_ever() -> None:
    with typist() as terminal:
        terminal.wait_for("Steady rain")
        terminal.press(CTRL_Z)
        terminal.wait_for("There is no")
        terminal.program.send_signal(signal.SIGTSTP)
        terminal.press("j")
        terminal.press("q")


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_after_a_signal_the_terminal_is_as_it_was(name: str) -> None:
    with typist() as terminal:
        terminal.wait_for("Steady rain")
        terminal.press("\r")
        terminal.program.send_signal(getattr(signal, name))
        if name != "SIGHUP":
            # Nothing is drawn on a terminal that is gone.
            terminal.wait_for(NORMAL_SCREEN)
            terminal.wait_for(CURSOR)
        assert terminal.wait_for_end() == 128 + getattr(signal, name)
