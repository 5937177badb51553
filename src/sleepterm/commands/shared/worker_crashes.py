"""Finds the file that crashes the import worker, and has the next one leave it out."""

from __future__ import annotations

import signal

BEGUN, ENDED = "reading", "read"
"""What a worker reports of a file."""
ONE_BY_ONE, CRASHED = "--one-by-one", "--crashed"
"""Arguments of the worker."""

_ASKED_TO_END = {
    -getattr(signal, name)
    for name in ("SIGHUP", "SIGINT", "SIGQUIT", "SIGTERM")
    if hasattr(signal, name)
}
_WINDOWS_FAULT = 0xC0000000
"""From here on, a status is a fault that has ended a process on Windows."""


class WorkerCrashes:
    """What is known of crashes, from what the workers report of the files they read.

    Several are read at once: after a crash, the next worker reads one by one. With
    whichever that crashes, it is left out from then on.
    """

    def __init__(self) -> None:
        self._reading: list[str] = []
        self._crashed: list[str] = []
        self._one_by_one = False

    @property
    def arguments(self) -> tuple[str, ...]:
        """Arguments for the next worker."""
        words = [ONE_BY_ONE] if self._one_by_one else []
        # In one word each, as a name may begin with a hyphen.
        words += [f"{CRASHED}={file}" for file in self._crashed]
        return tuple(words)

    def reported(self, what: str, file: str) -> None:
        """A worker has reported that it begins to read a file, or has ended that."""
        if what == BEGUN:
            self._reading.append(file)
        elif what == ENDED and file in self._reading:
            self._reading.remove(file)

    def ended(self, status: int) -> bool:
        """The worker has ended; whether the next one will come further.

        Args:
            status: of the process; negative for a signal.
        """
        reading, self._reading = self._reading, []
        if not _is_crash(status) or not reading:
            return False
        if len(reading) == 1:
            self._crashed += reading
            return True
        was_one_by_one, self._one_by_one = self._one_by_one, True
        return not was_one_by_one


def _is_crash(status: int) -> bool:
    if status < 0:
        return status not in _ASKED_TO_END
    return status >= _WINDOWS_FAULT
