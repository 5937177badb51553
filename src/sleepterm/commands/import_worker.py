"""`sleepterm go-on`: do what waits to be added and measured.

The screen runs it as a process of its own, as measuring would take Python's one lock
away from the player again and again. It speaks JSON, a line for each thing it has to
tell, and ends when its standard input does: with the screen, however that ends.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path

from sleepterm.commands.shared.catalog_access import load
from sleepterm.desktop.terminal import muted_native_stderr
from sleepterm.errors import SleeptermError
from sleepterm.importing.add_remove import AddOptions, AddReport, add_sounds
from sleepterm.importing.importer import AddProgress
from sleepterm.importing.measure_unlisted import measure_unlisted
from sleepterm.library.catalog.track import ContentType, LoopMode, Track
from sleepterm.store.files.locking import BusyError, locked
from sleepterm.store.import_queue import ImportQueue, Job
from sleepterm.store.paths import Paths

_NICENESS = 15
_BETWEEN_REPORTS = 0.3
_BETWEEN_TRIES = 2.0
_MOST_REASONS = 50


def run(_options: argparse.Namespace) -> int:
    """Work until nothing waits or nobody listens."""
    with contextlib.suppress(AttributeError, OSError):
        os.nice(_NICENESS)
    with muted_native_stderr():
        worker = _Worker(Paths.of_user())
        with contextlib.suppress(_NobodyListensError, BrokenPipeError):
            worker.run()
    return 0


def job_of(sources: Sequence[str], options: AddOptions) -> Job:
    """What is remembered of a wish to add."""
    given = {key: value for key, value in asdict(options).items() if value}
    paths = (Path(source).expanduser().absolute() for source in sources)
    return Job(tuple(paths), given)


def options_of(job: Job) -> AddOptions:
    """The options that `job_of` kept; unknown ones are left out.

    Raises:
        ValueError: one has a value that there is not.
    """
    values = dict(job.options)
    known = {key: values[key] for key in asdict(AddOptions()) if key in values}
    if "type" in known:
        known["type"] = ContentType(str(known["type"]))
    if "loop" in known:
        known["loop"] = LoopMode(str(known["loop"]))
    for key in known.keys() & {"topics", "moods"}:
        words = known[key]
        known[key] = tuple(words) if isinstance(words, list | tuple) else ()
    return AddOptions(**known)  # type: ignore[arg-type]


class _NobodyListensError(Exception):
    """The other end of standard input is gone."""


class _JobCameError(Exception):
    """There is something to add."""


class _Worker:
    def __init__(self, paths: Paths) -> None:
        self._paths = paths
        self._queue = ImportQueue(paths.import_queue)
        self._is_over = threading.Event()
        self._told = -_BETWEEN_REPORTS
        threading.Thread(target=self._watch, daemon=True).start()

    def run(self) -> None:
        """Work; what can't be done is told, and waits for the next start."""
        try:
            self._work()
        except SleeptermError as error:
            self._say("failed", words=str(error))

    def _work(self) -> None:
        """Job after job, also those that come meanwhile; then what was dropped."""
        self._wait_for_turn()
        is_measured = False
        while not is_measured:
            while jobs := self._queue.jobs():
                self._add(jobs[0])
            with contextlib.suppress(_JobCameError):
                self._measure()
                is_measured = True

    def _measure(self) -> None:
        waiting = load(self._paths).unmeasured
        if waiting:
            with locked(self._paths.import_lock):
                measure_unlisted(waiting, self._paths, self._measuring)
            self._say("measured")

    def _measuring(self, at: AddProgress) -> None:
        # Who asks for something now does not wait for hours.
        if self._queue.jobs():
            raise _JobCameError
        self._show("measuring", at)

    def _watch(self) -> None:
        # Unlike sys.stdin, a descriptor may be waited for at the end of Python.
        with contextlib.suppress(OSError):
            while os.read(0, 64):
                pass
        self._is_over.set()

    def _wait_for_turn(self) -> None:
        """Of several sleepterms only one goes on."""
        while not self._is_over.is_set():
            try:
                with locked(self._paths.import_lock, _BETWEEN_TRIES):
                    return
            except BusyError:
                continue
        raise _NobodyListensError

    def _add(self, job: Job) -> None:
        try:
            report = add_sounds(
                job.sources,
                self._paths,
                load(self._paths).catalog,
                options_of(job),
                partial(self._show, "adding"),
                self._entered,
            )
        except BusyError:
            self._wait_for_turn()
            return
        except ValueError:
            # A job of a newer sleepterm; it would fail at every start.
            self._queue.drop(job)
            return
        self._queue.drop(job)
        self._report(report)

    def _show(self, doing: str, at: AddProgress) -> None:
        """Tell how far it is, a few times a second."""
        if self._is_over.is_set():
            raise _NobodyListensError
        now = time.monotonic()
        if now - self._told >= _BETWEEN_REPORTS:
            self._told = now
            self._say(doing, name=at.path.name, index=at.index, count=at.count)

    def _entered(self, _tracks: Sequence[Track]) -> None:
        # The next to load the catalogue, the screen, finds a copy that is quick.
        load(self._paths)
        self._say("entered")

    def _report(self, report: AddReport) -> None:
        skipped = [each for each in report.skipped if not each.is_known]
        shown = skipped[:_MOST_REASONS]
        self._say(
            "done",
            count=len(report.added),
            track_id=report.added[0].id if report.added else "",
            skipped=[[each.path.name, each.reason] for each in shown],
            more=len(skipped) - len(shown),
            known=len(report.skipped) - len(skipped),
        )

    def _say(self, what: str, **more: object) -> None:
        sys.stdout.write(json.dumps({"what": what, **more}) + "\n")
        sys.stdout.flush()
