"""One command: its key, its words in footer, palette and help."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from textual.binding import Binding, BindingType


class Command(NamedTuple):
    """One thing the listener can ask for.

    Attributes:
        id: stable name, by which the user's keymap knows it.
        keys: Textual's names of its keys, separated by commas.
        action: the action and its arguments.
        label: what the palette and the help call it.
        tooltip: one sentence more.
        footer: one word for the footer; empty keeps it out.
        is_first: its keys are taken before the focused field sees them.
    """

    id: str
    keys: str
    action: str
    label: str
    tooltip: str
    footer: str = ""
    is_first: bool = False

    @property
    def binding(self) -> Binding:
        """The command as Textual knows it."""
        return Binding(
            self.keys,
            self.action,
            self.label,
            show=bool(self.footer),
            priority=self.is_first,
            tooltip=self.tooltip,
            id=self.id,
        )


def bindings(*groups: Iterable[Command]) -> list[BindingType]:
    """The bindings of commands, in their order."""
    return [command.binding for group in groups for command in group]
