"""Opens the screens above the main one; their modules are imported only then."""
# ruff: noqa: PLC0415

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from textual.app import App

from sleepterm.tui.screens.command_screen import CommandScreen

if TYPE_CHECKING:
    from sleepterm.tui.context import Context
    from sleepterm.tui.glyphs import Glyphs
    from sleepterm.tui.ports.night_view import NightView
    from sleepterm.tui.ports.settings import SettingsEditor


class ScreenOpener:
    """Opens screens; implements `Opener`.

    Args:
        app: shows them.
        make_context: gives playback and controllers for the commands.
        night_closed: called when the night screen has closed.
    """

    def __init__(
        self,
        app: App[Any],
        make_context: Callable[[], Context],
        night_closed: Callable[[], None],
    ) -> None:
        self._app = app
        self._make_context = make_context
        self._night_closed = night_closed

    def read_along(self) -> None:
        """Open the captions of the guided track."""
        from sleepterm.tui.screens.read_along import ReadAlongScreen

        _ = self._app.push_screen(ReadAlongScreen(self._make_context))

    def night(self) -> NightView:
        """Open the night screen."""
        from sleepterm.tui.screens.night import Curtain, NightScreen

        screen = NightScreen(self._make_context)
        _ = self._app.push_screen(Curtain())
        _ = self._app.push_screen(screen, lambda _: self._night_closed())
        return screen

    def pacer(self) -> None:
        """Open the guide of the breathing pacer."""
        from sleepterm.tui.screens.pacer import PacerScreen

        _ = self._app.push_screen(PacerScreen(self._make_context))

    def words(self, words: Sequence[str]) -> None:
        """Show these words one after another, dim on black."""
        from sleepterm.tui.screens.words import WordScreen

        _ = self._app.push_screen(WordScreen(self._make_context, words))

    def settings(self, editor: SettingsEditor, glyphs: Glyphs) -> None:
        """Show the settings."""
        from sleepterm.tui.screens.settings import SettingsDialog

        _ = self._app.push_screen(SettingsDialog(editor, glyphs))

    def help(self) -> None:
        """Show what each key does where the focus is."""
        from sleepterm.tui.screens.help_text import help_of
        from sleepterm.tui.screens.text_page import TextPage

        screen = self._app.screen
        why_not = screen.why_not if isinstance(screen, CommandScreen) else _always
        heading, text = help_of(
            screen.active_bindings, screen.focused, self._app.get_key_display, why_not
        )
        _ = self._app.push_screen(TextPage(heading, text))


def _always(_command_id: str) -> None:
    """No command is unavailable."""
