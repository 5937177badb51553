"""Signals, and the terminal's descriptors."""

from __future__ import annotations

import signal
import subprocess
import sys

from sleepterm.desktop.signals import ENDING, ending_signals, exit_status

NOISY = """
import os, sys
from sleepterm.desktop.terminal import muted_native_stderr
with muted_native_stderr():
    os.write(2, b"from C\\n")
    print("ours", file=sys.stderr)
    print("screen", file=sys.__stderr__)
os.write(2, b"after\\n")
print("after too", file=sys.stderr)
"""


def test_signals_reach_the_listener_and_nobody_else() -> None:
    before = [signal.getsignal(number) for number in ENDING]
    received: list[int] = []
    with ending_signals(received.append):
        for number in ENDING:
            signal.raise_signal(number)
    assert received == list(ENDING)
    assert [signal.getsignal(number) for number in ENDING] == before


def test_exit_status_is_the_shells() -> None:
    assert exit_status(signal.SIGTERM) == 143


def test_only_pythons_own_output_reaches_the_terminal() -> None:
    done = subprocess.run(
        [sys.executable, "-c", NOISY], capture_output=True, text=True, check=True
    )
    assert done.stderr.splitlines() == ["ours", "screen", "after", "after too"]
