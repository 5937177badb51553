"""Inside GNU screen, which passes on keys in its own way."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

if sys.platform == "win32" or shutil.which("screen") is None:
    pytest.skip("needs GNU screen", allow_module_level=True)

from benchmarks.terminal import Terminal


def test_escape_closes_a_dialog_at_once(tmp_path: Path) -> None:
    sockets = tmp_path / "screens"
    sockets.mkdir(mode=0o700)
    environment = os.environ | {"SDL_AUDIODRIVER": "dummy", "SCREENDIR": str(sockets)}
    player = ["screen", "-U", "-c", "/dev/null", sys.executable, "-m", "sleepterm"]
    try:
        with Terminal(player, environment) as terminal:
            terminal.wait_for("Steady rain")
            terminal.press("?")
            terminal.wait_for("Enter plays the highlighted track.")
            terminal.press("\x1b")
            terminal.wait_for("Rain on leaves")
            terminal.press("q")
            assert terminal.ended() == 0
    finally:
        # It goes on without a terminal, as it is made for.
        subprocess.run(
            ["screen", "-X", "quit"], env=environment, check=False, capture_output=True
        )
