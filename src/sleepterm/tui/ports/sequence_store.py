"""The store of sessions, as the screens use it; the command line wires the real one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from sleepterm.library.sequences.sequence import Sequence
    from sleepterm.store.sequences import LoadedSequences


class SequenceStore(Protocol):
    """Stores sessions; every method waits for a disk.

    All but `load` raise SleeptermError if it cannot be done.
    """

    def load(self) -> LoadedSequences:
        """All sessions, the user's own first."""

    def save(self, item: Sequence, *, overwrite: bool = False) -> Sequence | None:
        """Save a session under its name; returns the one it replaced, if any.

        Raises:
            SleeptermError: among others "Name taken", unless `overwrite`.
        """

    def add(self, item: Sequence) -> Sequence:
        """Save an imported session under a free name; returns it with that name."""

    def rename(self, old: str, new: str) -> Sequence:
        """Rename one of the user's sessions; returns it with its new name."""

    def delete(self, name: str) -> Sequence:
        """Delete one of the user's sessions; returns it."""

    def deleted_at(self) -> float:
        """When one was last deleted or overwritten; 0.0 if none can be restored."""

    def undo(self) -> Sequence:
        """Restore the last deleted or overwritten session under a free name."""


class SavedSequence(NamedTuple):
    """A session that was saved, and the one that it replaced, if any."""

    sequence: Sequence
    replaced: Sequence | None = None


SaveSequence = Callable[["Sequence", bool], SavedSequence]
"""Saves a session; True overwrites. Slow; raises SleeptermError."""
