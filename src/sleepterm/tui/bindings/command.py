"""A command: what any screen that plays can do, and why it can't be done now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.binding import Binding

from sleepterm.tui.bindings.entry import Available, Entry

if TYPE_CHECKING:
    from sleepterm.tui.context import Context


def always(_context: Context) -> Available:
    """It can always be done."""
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Command(Entry):
    """An entry that needs nothing but the context.

    Attributes:
        run: does it.
        available: why it can't be done now; None if it can.
    """

    run: Callable[[Context], None]
    available: Callable[[Context], Available] = always

    @property
    def binding(self) -> Binding:
        """The binding to `action_run` of the screen."""
        return Binding(
            self.keys,
            f"run('{self.id}')",
            self.label,
            show=bool(self.footer),
            tooltip=self.tooltip,
            id=self.id,
        )
