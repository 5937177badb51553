"""`sleepterm words`: unrelated words to picture, printed or spoken."""

from __future__ import annotations

import os
import secrets
import signal
import sys
import threading
from collections.abc import Sequence
from types import FrameType

from sleepterm.commands.requests.bedtime import WordsRequest
from sleepterm.commands.shared.console import RedrawnLine, say
from sleepterm.desktop.keyboard import typed_keys
from sleepterm.desktop.signals import EndedError, ended_by_signals, exit_status
from sleepterm.night.word_shuffle import shuffled_words, word_count
from sleepterm.store.words import load_words
from sleepterm.units import Seconds


def run(request: WordsRequest) -> int:
    """Show or speak the words until the time is over, a key or a signal comes."""
    count = word_count(request.length, request.every)
    words = shuffled_words(load_words(), secrets.randbits(64), count)
    if request.voice is not None:
        from sleepterm.commands.shared.spoken_words import play_words

        return play_words(words, request.every, request.voice)
    try:
        with ended_by_signals():
            _show(words, request.every)
    except EndedError as ended:
        return exit_status(ended.number)
    return 0


def _show(words: Sequence[str], every: Seconds) -> None:
    """Show the words, on a terminal in one dim line; any key ends it."""
    line = RedrawnLine(sys.stdout, is_dim=True)
    typed = threading.Event()
    _show_cursor_in_the_shell(line)
    with typed_keys(lambda _key: typed.set(), stopping=line.clear):
        try:
            for word in words:
                if sys.stdout.isatty():
                    line.draw(word)
                else:
                    say(word, flush=True)
                if wait_for_key(typed, every):
                    break
        finally:
            line.clear()


def _show_cursor_in_the_shell(line: RedrawnLine) -> None:
    """Remove the line when Ctrl+Z stops the program; the next word draws it again."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        line.clear()
        os.kill(os.getpid(), signal.SIGSTOP)

    if sys.platform != "win32" and sys.stdout.isatty():
        signal.signal(signal.SIGTSTP, stop)


def wait_for_key(typed: threading.Event, at_most: Seconds) -> bool:
    """Wait for a key; returns whether one was typed."""
    return typed.wait(at_most)
