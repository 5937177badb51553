"""Runs the import worker, so that adding sounds never disturbs the sound."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from sleepterm.commands.shared.worker_crashes import BEGUN, ENDED, WorkerCrashes
from sleepterm.desktop.program import own_command
from sleepterm.store.paths import Paths
from sleepterm.translation import gettext as _
from sleepterm.tui.ports.importing import (
    BatchAdded,
    ImportDone,
    ImportEvent,
    ImportFailed,
    ImportIdle,
    ImportProgress,
    MeasuringDone,
)

if TYPE_CHECKING:
    import subprocess

    from sleepterm.store.import_queue import ImportQueue

# The methods import what the first frame can do without.

COMMAND = own_command("import-worker")


class ImportClient:
    """Starts `sleepterm import-worker` when there is work, and reports what it does.

    Args:
        paths: the user's folders.
        command: what to run.
    """

    def __init__(self, paths: Paths, command: Sequence[str] = COMMAND) -> None:
        self._paths = paths
        self._command = command
        self._listener: Callable[[ImportEvent], None] = lambda _: None
        self._lock = threading.Lock()
        self._process: subprocess.Popen[str] | None = None
        self._is_closed = False
        self._crashes = WorkerCrashes()

    @cached_property
    def _queue(self) -> ImportQueue:
        from sleepterm.store.import_queue import ImportQueue

        return ImportQueue(self._paths.import_queue)

    def subscribe(self, listener: Callable[[ImportEvent], None]) -> None:
        """Call `listener` with every event from now on."""
        self._listener = listener

    def add(self, sources: Sequence[Path]) -> None:
        """Queue files and folders to be added, and start the worker.

        Raises:
            SleeptermError: the queue cannot be written.
        """
        from sleepterm.commands.import_worker import job_of
        from sleepterm.importing.options import AddOptions

        self._queue.put(job_of([str(source) for source in sources], AddOptions()))
        self._begin()

    def resume(self, *, unmeasured: bool) -> None:
        """Start the worker if jobs are queued, or if something is not measured yet."""
        if unmeasured or self._queue.jobs():
            self._begin()
        for problem in self._queue.problems:
            self._listener(ImportFailed(str(problem)))
        self._queue.problems.clear()

    def cancel(self) -> None:
        """Stop and empty the queue; sounds already added are kept.

        Raises:
            SleeptermError: the queue cannot be written.
        """
        self._queue.clear()
        self._end()

    def close(self) -> None:
        """Stop; queued jobs are resumed at the next start."""
        self._is_closed = True
        self._end()

    def _begin(self) -> None:
        import subprocess

        with self._lock:
            if self._process is not None or self._is_closed:
                return
            try:
                self._process = subprocess.Popen(  # noqa: S603 - our own program
                    (*self._command, *self._crashes.arguments),
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    encoding="utf-8",
                    # Ctrl+C is for the screen only.
                    start_new_session=True,
                )
            except OSError as error:
                self._listener(
                    ImportFailed(
                        _("The import cannot start: {reason}.").format(
                            reason=error.strerror
                        )
                    )
                )
                return
            process = self._process
        threading.Thread(target=self._read_events, args=[process], daemon=True).start()

    def _end(self) -> None:
        with self._lock:
            process = self._process
        if process is not None and process.stdin is not None:
            # The worker stops at that, and keeps what it has finished.
            process.stdin.close()

    def _read_events(self, process: subprocess.Popen[str]) -> None:
        has_failed = False
        with process:
            for line in process.stdout or ():
                event = self._heard(line)
                has_failed = has_failed or isinstance(event, ImportFailed)
                if event is not None:
                    self._listener(event)
        with self._lock:
            self._process = None
        self._listener(ImportIdle())
        goes_on = self._crashes.ended(process.returncode)
        if not (has_failed or goes_on or process.returncode == 0 or self._is_closed):
            self._listener(ImportFailed(_CRASHED))
        # Jobs may have come while it was ending; but don't repeat a crash.
        is_well = not has_failed and process.returncode == 0
        if goes_on or (is_well and self._queue.jobs()):
            self._begin()

    def _heard(self, line: str) -> ImportEvent | None:
        """Parse a line of the worker's output; None if it is no event, or unknown."""
        import json

        try:
            values = json.loads(line)
            what = values.pop("what")
            if what in _READ_REPORTS:
                self._crashes.reported(what, str(values["file"]))
                return None
            return _EVENTS[what](**values)
        except (ValueError, TypeError, KeyError, AttributeError):
            return None


def _added(
    skipped: Sequence[tuple[str, str]],
    losses: Sequence[tuple[str, str]],
    **counts: object,
) -> ImportDone:
    pairs = [tuple((name, why) for name, why in x) for x in (skipped, losses)]
    done = ImportDone(0, skipped=pairs[0], losses=pairs[1])
    return replace(done, **counts)  # type: ignore[arg-type]


def _measured(losses: Sequence[tuple[str, str]]) -> MeasuringDone:
    return MeasuringDone(tuple((name, why) for name, why in losses))


def _failed(words: str) -> ImportFailed:
    return ImportFailed(words)


_CRASHED = _(
    "Adding sounds stopped, because the program that reads them ended."
    " It continues at the next start."
)
_READ_REPORTS = (BEGUN, ENDED)
_EVENTS: Mapping[str, Callable[..., ImportEvent]] = {
    "adding": partial(ImportProgress, _("Adding")),
    "measuring": partial(ImportProgress, _("Measuring")),
    "entered": BatchAdded,
    "done": _added,
    "measured": _measured,
    "failed": _failed,
}
