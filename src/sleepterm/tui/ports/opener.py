"""The screens above the main one, as controllers and commands open them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from sleepterm.tui.glyphs import Glyphs
    from sleepterm.tui.ports.night_view import NightView
    from sleepterm.tui.ports.settings import SettingsEditor


class Opener(Protocol):
    """Opens a screen above the one that is shown."""

    def read_along(self) -> None:
        """Open the captions of the guided track."""

    def night(self) -> NightView:
        """Open the night screen."""

    def pacer(self) -> None:
        """Open the guide of the breathing pacer."""

    def words(self, words: Sequence[str]) -> None:
        """Show these words one after another, dim on black."""

    def settings(self, editor: SettingsEditor, glyphs: Glyphs) -> None:
        """Show the settings."""

    def help(self) -> None:
        """Show what each key does where the focus is."""
