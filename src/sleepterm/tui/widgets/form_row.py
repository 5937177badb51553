"""A row of a dialog's form, and the keys that go from row to row."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from sleepterm.translation import gettext as _
from sleepterm.tui.bindings.entry import Shortcut


def row_moves(down: str, up: str) -> tuple[Shortcut, Shortcut]:
    """The keys that go from row to row by the dialog's action `move_row`.

    Args:
        down: keys to the next row; letters only where no row begins with a text.
        up: keys to the row before.
    """
    return (
        Shortcut(
            "next-row",
            down,
            _("Next row"),
            _("One row down."),
            _("row"),
            action="move_row(1)",
        ),
        Shortcut(
            "row-before",
            up,
            _("Previous row"),
            _("One row up."),
            _("row"),
            action="move_row(-1)",
        ),
    )


class FormRow(Horizontal):
    """A label followed by widgets.

    Args:
        label: one word.
        parts: the widgets.
    """

    DEFAULT_CSS = """
    FormRow {
        height: 1;
        & > .or { width: auto; padding-left: 2; }
        & > .label { width: 8; color: $foreground-muted; }
        & > Choice { width: 1fr; }
        & > Input, & > Input:focus {
            width: 9; height: 1; padding: 0; border: none; margin-left: 1;
            background: $foreground 7%; background-tint: 0%;
            color: $foreground-muted;
        }
        & > Input:focus {
            color: $held-accent; background: $held;
        }
    }
    """

    def __init__(self, label: str, *parts: Widget) -> None:
        super().__init__()
        self._label = label
        self._parts = parts

    def compose(self) -> ComposeResult:
        """Label and widgets."""
        yield Static(Content(self._label), classes="label")
        yield from self._parts
