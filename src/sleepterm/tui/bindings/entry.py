"""Keys and the words for them; the shortcuts of widgets and dialogs."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from textual.binding import Binding, BindingType


class Why(NamedTuple):
    """Why something can't be done now.

    Attributes:
        text: one short sentence.
        is_hidden: it is not shown, nor its key taken, until it can be done.
    """

    text: str
    is_hidden: bool = False


Available = Why | None
"""None: it can be done."""


@dataclass(frozen=True, slots=True)
class Entry(ABC):
    """Keys and the words for what they do, in footer, palette and help.

    Attributes:
        id: stable name, by which the user's `[keys]` know it.
        keys: Textual's names of its keys, separated by commas.
        label: what palette and help call it.
        tooltip: one sentence more.
        footer: one or two words for the footer; "" keeps it out.
    """

    id: str
    keys: str
    label: str
    tooltip: str
    footer: str = ""

    @property
    @abstractmethod
    def binding(self) -> Binding:
        """The binding as Textual knows it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortcut(Entry):
    """What a widget or a dialog does by an action of its own.

    Attributes:
        action: the action and its arguments.
        is_first: its keys are taken before the focused field sees them.
    """

    action: str
    is_first: bool = False

    @property
    def binding(self) -> Binding:
        """The binding to the widget's action."""
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
