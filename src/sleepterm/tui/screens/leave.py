"""The dialog that asks whether to stop what another process plays, or to leave it."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from sleepterm.translation import gettext as _
from sleepterm.tui.bindings.entry import Shortcut, bindings
from sleepterm.tui.screens.dialog import Dialog


class LeaveAnswer(StrEnum):
    """What becomes of the sound when the screen is left."""

    STOP = "stop"
    LEAVE = "leave"


_STOP = Shortcut(
    "leave-stopped",
    "s",
    _("Stop"),
    _("Fade it out, and quit."),
    _("stop"),
    action="stop",
)
_LEAVE = Shortcut(
    "leave-playing",
    "l,q,enter",
    _("Leave it playing"),
    _("Quit only this screen."),
    _("leave it playing"),
    action="leave",
)
_STAY = Shortcut(
    "stay",
    "escape",
    _("Stay"),
    _("Change nothing."),
    _("stay"),
    action="stay",
)


class LeaveDialog(Dialog[LeaveAnswer]):
    """Asks whether to stop what plays, or to leave it; None stays.

    Args:
        is_paused: whether it is paused.
    """

    BINDINGS = bindings((_STOP, _LEAVE, _STAY))
    commands = (_STOP, _LEAVE, _STAY)
    heading = _("Quit")

    def __init__(self, *, is_paused: bool) -> None:
        super().__init__()
        self._is_paused = is_paused

    def body(self) -> Iterable[Widget]:
        """The question."""
        question = (
            _("Stop, or leave it paused?")
            if self._is_paused
            else _("Stop, or leave it playing?")
        )
        yield Static(Content(question))

    def on_mount(self) -> None:
        """Clear what could lie above the keys in a small terminal."""
        self.app.clear_notifications()

    def action_stop(self) -> None:
        """Answer that it is to stop."""
        self.answer(LeaveAnswer.STOP)

    def action_leave(self) -> None:
        """Answer that it is to go on."""
        self.answer(LeaveAnswer.LEAVE)

    def action_stay(self) -> None:
        """Answer that the screen stays."""
        self.answer(None)
