"""What is still to be added, remembered until it is done or called off."""

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
    """Files and folders as the listener gave them.

    Attributes:
        sources: absolute paths.
        options: what the listener decided, as plain values.
    """

    sources: tuple[Path, ...]
    options: Mapping[str, object] = field(default_factory=dict)


class ImportQueue:
    """The jobs in a file, which several sleepterms share.

    A file that is damaged is kept aside as `adding.json.broken`; `problems` says so.

    Args:
        path: adding.json.

    Attributes:
        problems: what was set aside.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.problems: list[Problem] = []

    def jobs(self) -> tuple[Job, ...]:
        """What is to be done, the first first. Never raises."""
        try:
            return _jobs(read_text(self._path))
        except FileNotFoundError:
            return ()
        except (SleeptermError, ValueError, TypeError, KeyError, RecursionError):
            self.problems.append(quarantine(self._path))
            return ()

    def put(self, job: Job) -> None:
        """One more job, unless the same one waits already.

        Raises:
            SleeptermError: it cannot be written.
        """
        self._change(lambda jobs: jobs if job in jobs else (*jobs, job))

    def drop(self, job: Job) -> None:
        """The job is done.

        Raises:
            SleeptermError: it cannot be written.
        """
        self._change(lambda jobs: tuple(each for each in jobs if each != job))

    def clear(self) -> None:
        """All that waits is called off.

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
