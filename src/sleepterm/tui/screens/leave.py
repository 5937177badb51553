"""The dialog that asks whether to stop what another process plays, or to leave it."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from sleepterm.tui.bindings.entry import Shortcut, bindings
from sleepterm.tui.screens.dialog import Dialog


class LeaveAnswer(StrEnum):
    """What becomes of the sound when the screen is left."""

    STOP = "stop"
    LEAVE = "leave"


_STOP = Shortcut(
    "leave-stopped", "s", "Stop", "Fade it out, and quit.", "stop", action="stop"
)
_LEAVE = Shortcut(
    "leave-playing",
    "l,q,enter",
    "Leave it playing",
    "Quit only this screen.",
    "leave it playing",
    action="leave",
)
_STAY = Shortcut("stay", "escape", "Stay", "Change nothing.", "stay", action="stay")


class LeaveDialog(Dialog[LeaveAnswer]):
    """Asks whether to stop what plays, or to leave it; None stays.

    Args:
        is_paused: whether it is paused.
    """

    BINDINGS = bindings((_STOP, _LEAVE, _STAY))
    commands = (_STOP, _LEAVE, _STAY)
    heading = "Quit"

    def __init__(self, *, is_paused: bool) -> None:
        super().__init__()
        self._is_paused = is_paused

    def body(self) -> Iterable[Widget]:
        """The question."""
        left = "paused" if self._is_paused else "playing"
        yield Static(Content(f"Stop, or leave it {left}?"))

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
