"""The base of screens that run commands."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.screen import Screen

from sleepterm.playback.notice import Notice
from sleepterm.playback.state import PlaybackState
from sleepterm.translation import gettext as _
from sleepterm.tui.bindings.command import always
from sleepterm.tui.bindings.entry import Available, Why
from sleepterm.tui.bindings.registry import COMMANDS

if TYPE_CHECKING:
    from sleepterm.tui.context import Context

_STARTING = Why(_("sleepterm is still starting."), is_hidden=True)


class CommandScreen(Screen[None]):
    """Runs commands by their keys; shows a notice if one can't run now.

    Args:
        make_context: gives playback and controllers for the commands.
    """

    covers_all = False
    """Whether nothing of the screens below can be seen, nor their dialogs."""

    def __init__(self, make_context: Callable[[], Context]) -> None:
        super().__init__()
        self._make_context = make_context
        self._has_context = False

    @property
    def context(self) -> Context:
        """Playback and controllers for the commands; made when first asked for."""
        self._has_context = True
        return self._make_context()

    def show_state(self, state: PlaybackState) -> None:
        """Show a new state of playback."""
        del state
        self.refresh_bindings()

    def on_screen_resume(self) -> None:
        """Show what has changed while another screen covered this one."""
        if self._has_context:
            self.show_state(self.context.playback.state)

    def why_not(self, command_id: str) -> Available:
        """The reason why a command can't run now; None if it can, or is unknown."""
        command = COMMANDS.get(command_id)
        if command is None or command.available is always:
            return None
        return command.available(self.context) if self._has_context else _STARTING

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a key works; the keys of hidden commands don't."""
        if action != "run":
            return super().check_action(action, parameters)
        why = self.why_not(str(parameters[0]))
        return why is None or not why.is_hidden

    def action_run(self, command_id: str) -> None:
        """Run a command, or show why it can't run now."""
        command = COMMANDS[command_id]
        if self.context.shell.is_leaving:
            return
        why = command.available(self.context)
        if why is None:
            command.run(self.context)
        else:
            self.context.shell.show_notice(Notice(why.text, command.label))
