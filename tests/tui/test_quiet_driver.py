"""The keyboard thread sleeps until a key comes, or its end."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable, Iterator

import pytest

if sys.platform == "win32":
    pytest.skip("Textual has another driver there", allow_module_level=True)

from sleepterm.tui.quiet_driver import KeyOrEnd

LONG = 10.0


class Keyboard:
    """A pipe; `key_or_end` waits for what is typed into it.

    Attributes:
        asked: what a thread that asks `is_set` once was told.
    """

    def __init__(self) -> None:
        self._reads, self._writes = os.pipe()
        self.key_or_end = KeyOrEnd(self._reads)
        self.asked: list[bool] = []

    def type(self) -> None:
        os.write(self._writes, b"x")

    def read(self) -> None:
        os.read(self._reads, 1)

    def close(self) -> None:
        os.close(self._reads)
        os.close(self._writes)

    def ask(self) -> threading.Thread:
        """Ask on another thread."""
        thread = threading.Thread(
            target=lambda: self.asked.append(self.key_or_end.is_set()), daemon=True
        )
        thread.start()
        return thread


@pytest.fixture
def keyboard() -> Iterator[Keyboard]:
    keyboard = Keyboard()
    yield keyboard
    keyboard.close()


@pytest.mark.parametrize(
    ("come", "is_end"),
    [(Keyboard.type, False), (lambda keyboard: keyboard.key_or_end.set(), True)],
    ids=["key", "end"],
)
def test_who_asks_waits_for_a_key_or_the_end(
    keyboard: Keyboard, come: Callable[[Keyboard], None], *, is_end: bool
) -> None:
    thread = keyboard.ask()
    thread.join(0.1)
    assert thread.is_alive()
    come(keyboard)
    thread.join(LONG)
    assert keyboard.asked == [is_end]
    assert keyboard.key_or_end.is_set() is is_end


def test_after_a_key_it_does_not_wait_for_a_while(
    keyboard: Keyboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyboard.type()
    keyboard.ask().join(LONG)
    keyboard.read()
    keyboard.ask().join(LONG)
    assert keyboard.asked == [False, False]
    monkeypatch.setattr(time, "monotonic", lambda: sys.float_info.max)
    thread = keyboard.ask()
    thread.join(0.1)
    assert thread.is_alive()
    keyboard.key_or_end.set()
    thread.join(LONG)
    assert keyboard.asked[2:] == [True]


def test_it_can_begin_again(keyboard: Keyboard) -> None:
    # As often as the program is stopped and continued.
    for _ in range(100):
        keyboard.key_or_end.set()
    keyboard.ask().join(LONG)
    keyboard.key_or_end.clear()
    thread = keyboard.ask()
    thread.join(0.1)
    assert thread.is_alive()
    keyboard.type()
    thread.join(LONG)
    assert keyboard.asked == [True, False]


def test_the_main_thread_does_not_wait(keyboard: Keyboard) -> None:
    assert not keyboard.key_or_end.is_set()
