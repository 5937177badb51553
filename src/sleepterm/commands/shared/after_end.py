"""What `play` does after the end: suspend or power off."""

from __future__ import annotations

import queue
import sys
import threading

from sleepterm.commands.shared.console import tell
from sleepterm.desktop.power import NOTICE, after_end
from sleepterm.desktop.signals import ending_signals
from sleepterm.night.sleep_timer import AfterEnd


def do_after_end(then: AfterEnd) -> None:
    """Suspend or power off after a minute's notice; Enter or a signal stops it.

    Raises:
        SleeptermError: the machine cannot do it.
    """
    if then not in {AfterEnd.SUSPEND, AfterEnd.POWEROFF}:
        return
    word = "suspends" if then is AfterEnd.SUSPEND else "powers off"
    stopped: queue.SimpleQueue[None] = queue.SimpleQueue()
    with ending_signals(lambda _number: stopped.put(None)):
        if sys.stderr.isatty() and sys.stdin.isatty():
            tell(f"This machine {word} in one minute. Press Enter to cancel.")
            threading.Thread(target=_on_enter, args=[stopped], daemon=True).start()
        try:
            stopped.get(timeout=NOTICE)
        except queue.Empty:
            after_end(then)


def _on_enter(stopped: queue.SimpleQueue[None]) -> None:
    sys.stdin.readline()
    stopped.put(None)
