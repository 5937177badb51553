"""`sleepterm import-worker`: carry out queued imports, then measure unlisted sounds.

The screen runs it as a process of its own, because measuring holds Python's global
lock and the player needs it, and because a decoder may crash. It prints one JSON object
a line for each event and for each file that it begins or has done reading, and stops
when its standard input is closed: with the screen, however that ends.
"""

from __future__ import annotations

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

from sleepterm.commands.requests.general import WorkerRequest
from sleepterm.commands.shared.catalog_access import load
from sleepterm.commands.shared.read_reports import ReportedReads
from sleepterm.commands.shared.spoken_texts import SourceAdder
from sleepterm.desktop.terminal import muted_native_stderr
from sleepterm.errors import SleeptermError
from sleepterm.importing.add_sounds import AddReport
from sleepterm.importing.measure_unlisted import measure_unlisted
from sleepterm.importing.options import AddOptions
from sleepterm.importing.progress import AddProgress
from sleepterm.library.catalog.track import ContentType, LoopMode, Track
from sleepterm.store.files.home_path import expanded
from sleepterm.store.files.locking import BusyError, locked
from sleepterm.store.import_queue import ImportQueue, Job
from sleepterm.store.paths import Paths
from sleepterm.store.settings import load_settings

_NICENESS = 15
_REPORT_INTERVAL = 0.3
_LOCK_TIMEOUT = 2.0
_MOST_SKIPPED = 50


def run(request: WorkerRequest) -> int:
    """Work until the queue is empty and all is measured, or standard input closes."""
    with contextlib.suppress(AttributeError, OSError):
        os.nice(_NICENESS)
    with muted_native_stderr():
        worker = _Worker(Paths.of_user(), request)
        with contextlib.suppress(_StdinClosedError):
            worker.run()
    return 0


def job_of(sources: Sequence[str], options: AddOptions) -> Job:
    """The job that adds these files and folders with these options."""
    given = {key: value for key, value in asdict(options).items() if value}
    paths = (expanded(source).absolute() for source in sources)
    return Job(tuple(paths), given)


def options_of(job: Job) -> AddOptions:
    """The options of a job, as `job_of` stored them; unknown ones are left out.

    Raises:
        ValueError: one has an unknown value.
    """
    values = dict(job.options)
    known = {key: values[key] for key in asdict(AddOptions()) if key in values}
    if "type" in known:
        known["type"] = ContentType(str(known["type"]))
    if "loop" in known:
        known["loop"] = LoopMode(str(known["loop"]))
    for key in known.keys() & {"topics", "moods"}:
        words = known[key]
        known[key] = tuple(map(str, words if isinstance(words, list | tuple) else ()))
    for key, kind in (("title", str), ("bed", str), ("once", bool), ("link", bool)):
        if not isinstance(known.get(key, kind()), kind):
            raise ValueError(key)  # noqa: TRY004 - as of the others
    return AddOptions(**known)  # type: ignore[arg-type]


class _StdinClosedError(Exception):
    """The screen has ended, and with it standard input and output."""


class _NewJobError(Exception):
    """A job was queued while measuring."""


class _Worker:
    def __init__(self, paths: Paths, request: WorkerRequest) -> None:
        self._paths = paths
        self._reads = ReportedReads(
            lambda what, file: self._emit(what, file=file),
            request.crashed,
            one_by_one=request.one_by_one,
        )
        self._telling = threading.Lock()
        self._queue = ImportQueue(paths.import_queue)
        self._is_closed = threading.Event()
        self._reported = -_REPORT_INTERVAL
        threading.Thread(target=self._watch, daemon=True).start()

    def run(self) -> None:
        """Do the work; report an error and leave the rest for the next start."""
        try:
            self._work()
        except SleeptermError as error:
            self._emit("failed", words=str(error))

    def _work(self) -> None:
        """Do all jobs, including those queued meanwhile, then measure."""
        self._wait_for_turn()
        is_measured = False
        while not is_measured:
            while jobs := self._queue.jobs():
                self._add(jobs[0])
            with contextlib.suppress(_NewJobError):
                self._measure()
                is_measured = True

    def _measure(self) -> None:
        waiting = load(self._paths).unmeasured
        if waiting:
            with locked(self._paths.import_lock):
                losses = measure_unlisted(
                    waiting, self._paths, self._measuring, self._reads
                )
            self._emit("measured", losses=_named(losses))

    def _measuring(self, at: AddProgress) -> None:
        # A new job does not wait until hours of measuring are over.
        if self._queue.jobs():
            raise _NewJobError
        self._show("measuring", at)

    def _watch(self) -> None:
        # Unlike sys.stdin, a descriptor may be waited for at the end of Python.
        with contextlib.suppress(OSError):
            while os.read(0, 64):
                pass
        self._is_closed.set()

    def _wait_for_turn(self) -> None:
        """Wait until no other process is adding sounds."""
        while not self._is_closed.is_set():
            try:
                with locked(self._paths.import_lock, _LOCK_TIMEOUT):
                    return
            except BusyError:
                continue
        raise _StdinClosedError

    def _add(self, job: Job) -> None:
        try:
            adder = SourceAdder(
                self._paths,
                lambda: load(self._paths).catalog,
                options_of(job),
                default_voice=load_settings(self._paths.config_file)[0].voice,
                watch=self._reads,
            )
            report = adder.add(
                job.sources, partial(self._show, "adding"), self._entered
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
        """Report progress, a few times a second."""
        if self._is_closed.is_set():
            raise _StdinClosedError
        now = time.monotonic()
        if now - self._reported >= _REPORT_INTERVAL:
            self._reported = now
            self._emit(doing, name=at.path.name, index=at.index, count=at.count)

    def _entered(self, _tracks: Sequence[Track]) -> None:
        # Fill the catalogue's cache for the screen, which loads it next.
        load(self._paths)
        self._emit("entered")

    def _report(self, report: AddReport) -> None:
        skipped = [each for each in report.skipped if not each.is_known]
        shown = skipped[:_MOST_SKIPPED]
        self._emit(
            "done",
            count=len(report.added),
            track_id=report.added[0].id if report.added else "",
            title=report.added[0].title if report.added else "",
            skipped=[[each.path.name, each.reason] for each in shown],
            more=len(skipped) - len(shown),
            known=len(report.skipped) - len(skipped),
            losses=_named(report.losses),
        )

    def _emit(self, what: str, **more: object) -> None:
        line = json.dumps({"what": what, **more}) + "\n"
        try:
            with self._telling:
                sys.stdout.write(line)
                sys.stdout.flush()
        except OSError:
            # What is read while this is told must not be taken for damaged.
            raise _StdinClosedError from None


def _named(losses: Sequence[tuple[Path, str]]) -> list[list[str]]:
    return [[path.name, loss] for path, loss in losses[:_MOST_SKIPPED]]
