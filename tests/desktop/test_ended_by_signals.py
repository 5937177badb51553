"""A signal ends what it is to end, once."""

from __future__ import annotations

import contextlib
import importlib
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from sleepterm.desktop.signals import EndedError, ended_by_signals


def wait() -> None:
    """Run Python code until a signal interrupts it."""
    end = time.monotonic() + 10.0
    while time.monotonic() < end:
        pass


def lose_a_signal() -> None:
    """As native code does that clears an error which it does not know."""
    with contextlib.suppress(BaseException):
        signal.raise_signal(signal.SIGTERM)
        wait()


def ended(work: Callable[[], None]) -> int:
    """Which signal has ended this work; 0 for none."""
    try:
        with ended_by_signals():
            work()
    except EndedError as error:
        return error.number
    return 0


def test_no_import_is_interrupted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Python makes another error of it here.
    text = """
import signal

class Named:
    def __set_name__(self, *_):
        signal.raise_signal(signal.SIGTERM)

class Named:
    name = Named()
"""
    (tmp_path / "interrupted_module.py").write_text(text, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)

    def work() -> None:
        importlib.import_module("interrupted_module")
        wait()

    assert ended(work) == signal.SIGTERM
    assert "interrupted_module" in sys.modules


@pytest.mark.parametrize("times", [1, 3])
def test_a_signal_whose_error_was_lost_is_sent_again(times: int) -> None:
    lost: list[int] = []

    def work() -> None:
        for _ in range(times):
            lose_a_signal()
            lost.append(1)
        wait()

    assert ended(work) == signal.SIGTERM
    assert len(lost) == times


def test_cleaning_up_is_not_interrupted() -> None:
    cleaned: list[int] = []

    def work() -> None:
        try:
            signal.raise_signal(signal.SIGINT)
            wait()
        finally:
            for number in (signal.SIGINT, signal.SIGTERM, signal.SIGINT):
                signal.raise_signal(number)
            time.sleep(0.2)
            cleaned.append(1)

    assert ended(work) == signal.SIGINT
    assert cleaned


def test_who_accepts_it_goes_on() -> None:
    def work() -> None:
        try:
            signal.raise_signal(signal.SIGINT)
            wait()
        except EndedError as error:
            error.accept()
        signal.raise_signal(signal.SIGINT)
        time.sleep(0.2)

    assert ended(work) == 0


def test_what_has_ended_is_sent_no_signal() -> None:
    before = signal.getsignal(signal.SIGTERM)
    assert ended(lambda: signal.raise_signal(signal.SIGTERM)) == signal.SIGTERM
    time.sleep(0.2)
    assert signal.getsignal(signal.SIGTERM) is before
