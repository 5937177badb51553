"""The store of mixes, as the screens use it; the command line wires the real one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from sleepterm.library.mixes.mix import Mix
    from sleepterm.store.mixes import LoadedMixes


class MixStore(Protocol):
    """Stores mixes; every method waits for a disk.

    All but `load` raise SleeptermError if it cannot be done.
    """

    def load(self) -> LoadedMixes:
        """All mixes, the user's own first."""

    def save(self, mix: Mix, *, overwrite: bool = False) -> Mix | None:
        """Save a mix under its name; returns the mix it replaced, if any.

        Raises:
            SleeptermError: among others "Name taken", unless `overwrite`.
        """

    def add(self, mix: Mix) -> Mix:
        """Save an imported mix under a free name; returns it with that name."""

    def rename(self, old: str, new: str) -> Mix:
        """Rename one of the user's mixes; returns it with its new name."""

    def delete(self, name: str) -> Mix:
        """Delete one of the user's mixes; returns it."""

    def deleted_at(self) -> float:
        """When a mix was last deleted or overwritten; 0.0 if none can be restored."""

    def undo(self) -> Mix:
        """Restore the last deleted or overwritten mix under a free name."""


class SavedMix(NamedTuple):
    """A mix that was saved, and the mix of the same name that it replaced, if any."""

    mix: Mix
    replaced: Mix | None = None


SaveMix = Callable[[str, str, bool], SavedMix]
"""Saves a mix by name and reason; True overwrites. Slow; raises SleeptermError."""
