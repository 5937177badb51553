"""Signals: SIGCONT for a program that never stopped, and nohup."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator

import pytest

from sleepterm.desktop.signals import ending_signals, only_after_a_stop

if sys.platform == "win32":
    pytest.skip("needs POSIX signals", allow_module_level=True)


@pytest.fixture(autouse=True)
def handlers() -> Iterator[None]:
    kept = {x: signal.getsignal(x) for x in (signal.SIGTSTP, signal.SIGCONT)}
    yield
    for number, handler in kept.items():
        signal.signal(number, handler)


def test_continuing_is_heard_only_after_stopping() -> None:
    heard: list[int] = []
    for number in (signal.SIGTSTP, signal.SIGCONT):
        signal.signal(number, lambda each, _frame: heard.append(each))
    only_after_a_stop()
    os.kill(os.getpid(), signal.SIGCONT)
    assert heard == []
    for number in (signal.SIGTSTP, signal.SIGCONT, signal.SIGCONT):
        os.kill(os.getpid(), number)
    assert heard == [signal.SIGTSTP, signal.SIGCONT]


def test_under_nohup_the_end_of_the_terminal_is_no_end() -> None:
    heard: list[int] = []
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with ending_signals(heard.append):
            os.kill(os.getpid(), signal.SIGHUP)
            os.kill(os.getpid(), signal.SIGTERM)
    finally:
        signal.signal(signal.SIGHUP, before)
    assert heard == [signal.SIGTERM]
