"""The queue of import jobs, kept until they are done or cancelled."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sleepterm.errors import SleeptermError
from sleepterm.formats.problem import Problem
from sleepterm.store.files.atomic import write_atomically
from sleepterm.store.files.locking import locked
from sleepterm.store.files.quarantine import quarantine
from sleepterm.store.files.text_file import read_text

_SCHEMA = 1


@dataclass(frozen=True)
class Job:
    """One import: files and folders as the user gave them.

    Attributes:
        sources: absolute paths.
        options: the user's choices, as JSON values.
    """

    sources: tuple[Path, ...]
    options: Mapping[str, object] = field(default_factory=dict)


class ImportQueue:
    """The jobs in a file, which several processes may share.

    A damaged file is moved to `adding.json.broken`; `problems` says so.

    Args:
        path: adding.json.

    Attributes:
        problems: files that were quarantined.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.problems: list[Problem] = []

    def jobs(self) -> tuple[Job, ...]:
        """The waiting jobs, oldest first. Never raises."""
        try:
            return _jobs(read_text(self._path))
        except FileNotFoundError:
            return ()
        except (SleeptermError, ValueError, TypeError, KeyError, RecursionError):
            self.problems.append(quarantine(self._path))
            return ()

    def put(self, job: Job) -> None:
        """Add a job, unless the same one is waiting already.

        Raises:
            SleeptermError: it cannot be written.
        """
        self._change(lambda jobs: jobs if job in jobs else (*jobs, job))

    def drop(self, job: Job) -> None:
        """Remove a job that is done.

        Raises:
            SleeptermError: it cannot be written.
        """
        self._change(lambda jobs: tuple(each for each in jobs if each != job))

    def clear(self) -> None:
        """Remove all jobs.

        Raises:
            SleeptermError: it cannot be written.
        """
        self._change(lambda _: ())

    def _change(self, change: Callable[[tuple[Job, ...]], Sequence[Job]]) -> None:
        with locked(self._path):
            jobs = self.jobs()
            changed = change(jobs)
            if tuple(changed) != jobs:
                values = [
                    {"sources": [str(x) for x in job.sources], "options": job.options}
                    for job in changed
                ]
                text = json.dumps({"schema": _SCHEMA, "jobs": values}, indent=1)
                write_atomically(self._path, text)


def _jobs(text: str) -> tuple[Job, ...]:
    values = json.loads(text)
    if values["schema"] != _SCHEMA:
        raise ValueError
    return tuple(
        Job(tuple(map(Path, job["sources"])), dict(job["options"]))
        for job in values["jobs"]
    )
