"""Signals: SIGCONT for a program that never stopped, and nohup."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from sleepterm.desktop.signals import ending_signals, follow_stops

if sys.platform == "win32":
    pytest.skip("needs POSIX signals", allow_module_level=True)


@pytest.fixture(autouse=True)
def handlers() -> Iterator[None]:
    kept = {x: signal.getsignal(x) for x in (signal.SIGTSTP, signal.SIGCONT)}
    yield
    for number, handler in kept.items():
        signal.signal(number, handler)


@dataclass
class Job:
    """A job of a shell that can be stopped."""

    has_terminal: bool = True
    has_shell: bool = True
    is_ending: bool = False


def followed(job: Job) -> tuple[list[int], Callable[[], bool]]:
    """The signals that reach their handlers, and whether the program is stopped."""
    heard: list[int] = []
    for number in (signal.SIGTSTP, signal.SIGCONT):
        signal.signal(number, lambda each, _frame: heard.append(each))
    return heard, follow_stops(job)


def send(*numbers: int) -> None:
    for number in numbers:
        os.kill(os.getpid(), number)


def test_continuing_is_heard_only_after_stopping() -> None:
    heard, is_stopped = followed(Job())
    send(signal.SIGCONT)
    assert heard == []
    send(signal.SIGTSTP)
    assert is_stopped()
    send(signal.SIGCONT, signal.SIGCONT)
    assert heard == [signal.SIGTSTP, signal.SIGCONT]
    assert not is_stopped()


def test_what_no_shell_could_continue_is_not_stopped() -> None:
    heard, is_stopped = followed(Job(has_shell=False))
    send(signal.SIGTSTP, signal.SIGCONT)
    assert heard == []
    assert not is_stopped()


def test_what_is_to_end_in_the_background_does_not_draw() -> None:
    job = Job()
    heard, is_stopped = followed(job)
    send(signal.SIGTSTP)
    job.has_terminal, job.is_ending = False, True
    send(signal.SIGCONT)
    assert heard == [signal.SIGTSTP]
    assert is_stopped()


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
