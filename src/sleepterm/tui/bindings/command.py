"""Commands that every screen with playback can run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.binding import Binding

from sleepterm.tui.bindings.entry import Available, Entry

if TYPE_CHECKING:
    from sleepterm.tui.context import Context


def always(_context: Context) -> Available:
    """None: the command is always available."""
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Command(Entry):
    """An entry that needs nothing but the context.

    Attributes:
        run: runs the command.
        available: the reason why it can't run now; None if it can.
    """

    run: Callable[[Context], None]
    available: Callable[[Context], Available] = always

    @property
    def binding(self) -> Binding:
        """The binding of its keys to the screen's `action_run`."""
        return Binding(
            self.keys,
            f"run('{self.id}')",
            self.label,
            show=bool(self.footer),
            tooltip=self.tooltip,
            id=self.id,
        )
