"""The keyboard thread sleeps until a key comes, or its end."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator

import pytest

if sys.platform == "win32":
    pytest.skip("Textual has another driver there", allow_module_level=True)

from sleepterm.tui.quiet_driver import KeyOrEnd

LONG = 10.0
WHOLE = 0.1001
"""Seconds of a look without a key."""


class Keyboard:
    """A pipe; `key_or_end` waits for what is typed into it.

    Attributes:
        now: the time, in seconds.
        asked: what a thread that asks `is_set` once was told.
    """

    def __init__(self) -> None:
        self._reads, self._writes = os.pipe()
        self.now = 100.0
        self.key_or_end = KeyOrEnd(self._reads, lambda: self.now)
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

    def look(self, seconds: float) -> None:
        """Textual looks for a key for so long, and a thread asks again."""
        self.now += seconds
        self.ask().join(LONG)

    def sleeps(self) -> bool:
        """Whether who asks after a look without a key waits; ends that."""
        self.now += WHOLE
        thread = self.ask()
        thread.join(0.1)
        is_asleep = thread.is_alive()
        self.key_or_end.set()
        thread.join(LONG)
        return is_asleep


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


@pytest.fixture
def pressed(keyboard: Keyboard) -> Keyboard:
    """A keyboard on which a key has come, and was read."""
    keyboard.type()
    keyboard.ask().join(LONG)
    keyboard.read()
    keyboard.asked.clear()
    return keyboard


def test_after_a_key_it_does_not_wait_for_a_second(pressed: Keyboard) -> None:
    for _ in range(10):
        pressed.look(WHOLE)
    assert pressed.asked == [False] * 10
    assert pressed.sleeps()


def test_a_key_that_textual_reads_itself_counts_too(pressed: Keyboard) -> None:
    for _ in range(9):
        pressed.look(WHOLE)
    # Escape, which is told only by a look in vain.
    pressed.look(0.08)
    for _ in range(10):
        pressed.look(WHOLE)
    assert pressed.asked == [False] * 20
    assert pressed.sleeps()


def test_one_more_look_follows_a_key_at_the_end_of_one(pressed: Keyboard) -> None:
    pressed.look(1.0)
    assert pressed.asked == [False]
    assert pressed.sleeps()


def test_it_can_begin_again(keyboard: Keyboard) -> None:
    # As often as the program is stopped and continued.
    for _ in range(100):
        keyboard.key_or_end.set()
    keyboard.ask().join(LONG)
    keyboard.key_or_end.clear()
    keyboard.now += LONG
    thread = keyboard.ask()
    thread.join(0.1)
    assert thread.is_alive()
    keyboard.type()
    thread.join(LONG)
    assert keyboard.asked == [True, False]


def test_the_main_thread_does_not_wait(keyboard: Keyboard) -> None:
    assert not keyboard.key_or_end.is_set()
