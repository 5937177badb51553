"""The import service for the user's own sounds, and its events."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True)
class ImportProgress:
    """One file is being added or measured.

    Attributes:
        doing: "Adding" or "Measuring".
        name: the file's name.
        index: number of the file, from 1.
        count: number of all files.
    """

    doing: str
    name: str
    index: int
    count: int


class BatchAdded:
    """A batch of new sounds is in the catalogue."""


@dataclass(frozen=True)
class ImportDone:
    """One `add` request is finished.

    Attributes:
        count: number of new sounds, counted since the worker was last started.
        track_id: id of the first new track; "" if there is none.
        title: its title.
        skipped: (file name, reason) of skipped files.
        more: number of further skipped files that are not in `skipped`.
        known: number of files that had been added before, from the same place.
        losses: (file name, what is left out) of files that were not added whole.
    """

    count: int
    track_id: str = ""
    skipped: tuple[tuple[str, str], ...] = ()
    more: int = 0
    known: int = 0
    losses: tuple[tuple[str, str], ...] = ()
    title: str = ""


@dataclass(frozen=True)
class MeasuringDone:
    """The loudness of all unlisted sounds has been measured.

    Attributes:
        losses: (file name, what is left out) of files that do not play whole.
    """

    losses: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class ImportFailed:
    """The worker failed; the next start tries again.

    Attributes:
        reason: the message for the user.
    """

    reason: str


class ImportIdle:
    """The worker has stopped."""


ImportEvent = (
    ImportProgress | BatchAdded | ImportDone | MeasuringDone | ImportFailed | ImportIdle
)
"""An event of the service, published on a thread of its own."""


class ImportService(Protocol):
    """Adds and measures sounds in another process; every method returns quickly."""

    def subscribe(self, listener: Callable[[ImportEvent], None]) -> None:
        """Call `listener` with every event from now on."""

    def add(self, sources: Sequence[Path]) -> None:
        """Queue files and folders to be added, and start the worker.

        Raises:
            SleeptermError: the queue cannot be written.
        """

    def resume(self, *, unmeasured: bool) -> None:
        """Start the worker if jobs are queued, or if `unmeasured` sounds exist."""

    def cancel(self) -> None:
        """Stop the worker and empty the queue; sounds already added are kept.

        Raises:
            SleeptermError: the queue cannot be written.
        """

    def close(self) -> None:
        """Stop the worker; queued jobs are resumed at the next start."""
