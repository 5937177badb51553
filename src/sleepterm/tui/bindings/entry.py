"""Entries: keys with labels; and the shortcuts of widgets and dialogs."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from textual.binding import Binding, BindingType


class Why(NamedTuple):
    """The reason why a command can't run now.

    Attributes:
        text: one short sentence.
        is_hidden: whether the command is hidden and its key ignored meanwhile.
    """

    text: str
    is_hidden: bool = False


Available = Why | None
"""The reason why a command can't run now; None if it can."""


@dataclass(frozen=True, slots=True)
class Entry(ABC):
    """Keys and the labels of what they do, in footer, palette and help.

    Attributes:
        id: stable name, used in the user's `[keys]`.
        keys: Textual's names of the keys, separated by commas.
        label: name in palette and help.
        tooltip: one sentence about it.
        footer: one or two words for the footer; "" leaves it out.
    """

    id: str
    keys: str
    label: str
    tooltip: str
    footer: str = ""

    @property
    @abstractmethod
    def binding(self) -> Binding:
        """The Textual binding."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortcut(Entry):
    """An entry that runs an action of a widget or dialog.

    Attributes:
        action: the action and its arguments.
        is_first: whether its keys go before those of the focused field.
    """

    action: str
    is_first: bool = False

    @property
    def binding(self) -> Binding:
        """The binding of its keys to the widget's action."""
        return Binding(
            self.keys,
            self.action,
            self.label,
            show=bool(self.footer),
            priority=self.is_first,
            tooltip=self.tooltip,
            id=self.id,
        )


def bindings(*groups: Iterable[Entry]) -> list[BindingType]:
    """The bindings of entries, in their order."""
    return [entry.binding for group in groups for entry in group]
