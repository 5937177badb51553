"""Adding and measuring in a process beside the screen's."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from sleepterm.store.paths import Paths
from sleepterm.tui.ports.adding import (
    Added,
    AtRest,
    AtWork,
    Entered,
    Failed,
    Measured,
    Told,
)

if TYPE_CHECKING:
    import subprocess

    from sleepterm.store.import_queue import ImportQueue

# What its methods import is none of the first frame's.

COMMAND = (sys.executable, "-m", "sleepterm", "go-on")


class WorkerAdding:
    """Runs `sleepterm go-on` whenever there is work; for one screen.

    Args:
        paths: the user's folders.
        command: what to run.
    """

    def __init__(self, paths: Paths, command: Sequence[str] = COMMAND) -> None:
        self._paths = paths
        self._command = command
        self._listener: Callable[[Told], None] = lambda _: None
        self._lock = threading.Lock()
        self._process: subprocess.Popen[str] | None = None
        self._is_closed = False

    @cached_property
    def _queue(self) -> ImportQueue:
        from sleepterm.store.import_queue import ImportQueue

        return ImportQueue(self._paths.import_queue)

    def listen(self, listener: Callable[[Told], None]) -> None:
        """Tell all from now on to this listener."""
        self._listener = listener

    def add(self, sources: Sequence[Path]) -> None:
        """Remember files and folders to be added, and begin.

        Raises:
            SleeptermError: they cannot be remembered.
        """
        from sleepterm.commands.import_worker import job_of
        from sleepterm.importing.importer import AddOptions

        self._queue.put(job_of([str(source) for source in sources], AddOptions()))
        self._begin()

    def go_on(self, *, unmeasured: bool) -> None:
        """Begin, if anything waits from before, or is not measured yet."""
        if unmeasured or self._queue.jobs():
            self._begin()
        for problem in self._queue.problems:
            self._listener(Failed(str(problem)))
        self._queue.problems.clear()

    def call_off(self) -> None:
        """Stop for good; what was added stays.

        Raises:
            SleeptermError: what waits cannot be forgotten.
        """
        self._queue.clear()
        self._end()

    def close(self) -> None:
        """Stop until the next start."""
        self._is_closed = True
        self._end()

    def _begin(self) -> None:
        import subprocess

        with self._lock:
            if self._process is not None or self._is_closed:
                return
            try:
                self._process = subprocess.Popen(  # noqa: S603 - our own program
                    self._command,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    encoding="utf-8",
                    # Keys like Ctrl+C are none of its business.
                    start_new_session=True,
                )
            except OSError as error:
                self._listener(Failed(f"The work cannot begin: {error.strerror}."))
                return
            process = self._process
        threading.Thread(target=self._hear, args=[process], daemon=True).start()

    def _end(self) -> None:
        with self._lock:
            process = self._process
        if process is not None and process.stdin is not None:
            # It ends by itself, with what it has finished kept.
            process.stdin.close()

    def _hear(self, process: subprocess.Popen[str]) -> None:
        has_failed = False
        with process:
            for line in process.stdout or ():
                told = _told(line)
                has_failed = has_failed or isinstance(told, Failed)
                if told is not None:
                    self._listener(told)
        with self._lock:
            self._process = None
        self._listener(AtRest())
        # What was asked for while it was ending; but a crash is not repeated.
        if not has_failed and process.returncode == 0 and self._queue.jobs():
            self._begin()


def _told(line: str) -> Told | None:
    """A line of the worker's; None if it says nothing that is known here."""
    import json

    try:
        said = json.loads(line)
        return _WORDS[said.pop("what")](**said)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def _added(skipped: Sequence[tuple[str, str]], **counts: object) -> Added:
    told = tuple((name, why) for name, why in skipped)
    return replace(Added(0, skipped=told), **counts)  # type: ignore[arg-type]


_WORDS: Mapping[str, Callable[..., Told]] = {
    "adding": partial(AtWork, "Adding"),
    "measuring": partial(AtWork, "Measuring"),
    "entered": Entered,
    "done": _added,
    "measured": Measured,
    "failed": Failed,
}
