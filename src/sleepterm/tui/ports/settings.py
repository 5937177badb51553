"""The settings, as their screen uses them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from sleepterm.formats.problem import Problem
from sleepterm.store.settings import Settings


class SettingsEditor(Protocol):
    """The settings in effect, and what changes them.

    Attributes:
        changed: called when others are in effect.
    """

    changed: Callable[[], None]

    @property
    def settings(self) -> Settings:
        """The settings in effect."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong in their file."""

    def change(
        self,
        path: tuple[str, ...],
        value: object | None,
        refused: Callable[[str], None],
    ) -> None:
        """Set one key at once, and write the file soon.

        Args:
            path: the table, if it is in one, and the key.
            value: as TOML has it, and good; None takes the key out.
            refused: called with the reason if the file can't be changed; then all is
                as before.
        """
