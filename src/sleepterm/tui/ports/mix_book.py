"""What the screens ask of the mixes on the disk; the command line wires them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from sleepterm.library.mixes.mix import Mix
    from sleepterm.store.mixes import LoadedMixes


class MixBook(Protocol):
    """Keeps mixes; every method waits for a disk.

    All but `load` raise SleeptermError if it cannot be done.
    """

    def load(self) -> LoadedMixes:
        """All mixes, the user's own first."""

    def save(self, mix: Mix, *, overwrite: bool = False) -> Mix | None:
        """Keep a mix under its name; the one it took the place of, if there was one.

        Raises:
            NameTakenError: unless `overwrite`.
        """

    def add(self, mix: Mix) -> Mix:
        """Keep a mix that came from elsewhere, under a free name; as it is called."""

    def rename(self, old: str, new: str) -> Mix:
        """Give one of the user's mixes another name."""

    def delete(self, name: str) -> Mix:
        """Take out one of the user's mixes."""

    def undo(self) -> Mix:
        """Bring back what was last deleted or overwritten, under a free name."""


class Kept(NamedTuple):
    """A mix that has its name, and the one of this name that made way, if any."""

    mix: Mix
    instead_of: Mix | None = None


Keep = Callable[[str, str, bool], Kept]
"""Keeps a mix by name and reason, True overwrites. Slow; raises SleeptermError."""
